import { html } from "./html.js";

const DAY = 86_400_000;

/** What each of the three apps does with what it knows: nothing is shown that did not happen. */
export function panel({ name }, known) {
  return { bot, crm, analytics, logbook }[name](known);
}

function bot({ events, visits }) {
  const changes = {
    "app.installed": `I was installed. Hello, everybody!`,
    "app.uninstalled": "I was removed.",
    "app.suspended": "I was paused.",
    "app.resumed": "I am back.",
    "app.updated": "I was updated.",
    "credentials.rotated": "I was given new credentials.",
  };
  const lines = [
    ...visits.map(({ name, at }) => ({ at, text: html`<strong>${name}</strong> opened me.` })),
    ...events.map(({ event, receivedAt }) => ({ at: receivedAt, text: changes[event] ?? html`I was told <code>${event}</code>.` })),
  ];
  const newest = lines.sort((a, b) => b.at.localeCompare(a.at)).slice(0, 12);
  return html`<section aria-labelledby="diary">
<h2 id="diary">Diary</h2>
<ol class="diary">${newest.map(({ at, text }) => html`<li><p>${text}</p><time class="quiet" datetime="${at}">${clock(at)}</time></li>`)}</ol>
</section>`;
}

function crm({ visits }) {
  const contacts = [...new Map(visits.toReversed().map((visit) => [visit.sub, visit])).values()];
  const times = (sub) => visits.filter((visit) => visit.sub === sub).length;
  return html`<section aria-labelledby="contacts">
<h2 id="contacts">Contacts</h2>
<ul class="contacts">${contacts
    .sort((a, b) => b.at.localeCompare(a.at))
    .map(
      ({ sub, name, email, at }) => html`<li class="card">
<span class="avatar" aria-hidden="true">${[...name.trim()][0].toLocaleUpperCase()}</span>
<p><strong>${name}</strong></p>
<p class="quiet">${email ? breakable(email) : "No address told"}</p>
<p class="quiet">${times(sub) === 1 ? "Here once" : `Here ${times(sub)} times`}, last <time datetime="${at}">${clock(at)}</time></p>
</li>`,
    )}</ul>
</section>`;
}

function analytics({ events, visits, leagues }) {
  const figures = [
    ["Visitors", new Set(visits.map(({ sub }) => sub)).size],
    ["Visits", visits.length],
    ["Messages", events.length],
  ];
  return html`<section aria-labelledby="figures">
<h2 id="figures">Figures</h2>
<dl class="figures">${figures.map(([label, count]) => html`<div class="card"><dt>${label}</dt><dd>${count.toLocaleString("en")}</dd></div>`)}</dl>
${chart(visits)}
</section>
${leagues && ofLeagues(leagues)}`;
}

function ofLeagues(leagues) {
  return html`<section aria-labelledby="leagues">
<h2 id="leagues">Leagues</h2>
<p class="quiet">The product behind Patchbay's gateway was asked for them as you came in, with your permission to read them.</p>
<dl class="figures">${leagues.map(({ name, teams }) => html`<div class="card"><dt>${name}</dt><dd>${teams.toLocaleString("en")} teams</dd></div>`)}</dl>
</section>`;
}

function chart(visits) {
  const today = Math.floor(Date.now() / DAY);
  const days = Array.from({ length: 14 }, (_, i) => {
    const day = new Date((today - 13 + i) * DAY).toISOString().slice(0, 10);
    return { day, count: visits.filter(({ at }) => at.startsWith(day)).length };
  });
  const most = Math.max(1, ...days.map(({ count }) => count));
  const bars = days.map(({ day, count }, i) => {
    const height = count === 0 ? 2 : 12 + (count / most) * 108;
    return html`<g><title>${day}: ${count}</title>
<rect class="${count === 0 ? "none" : ""}" x="${i * 60 + 12}" y="${140 - height}" width="36" height="${height}" rx="${Math.min(6, height / 2)}"></rect>
${count > 0 && html`<text x="${i * 60 + 30}" y="${132 - height}">${count}</text>`}
<text class="day" x="${i * 60 + 30}" y="168">${Number(day.slice(8))}</text></g>`;
  });
  const told = days.filter(({ count }) => count > 0).map(({ day, count }) => `${day}: ${count}`);
  return html`<figure class="card chart">
<figcaption>Visits of the last fourteen days</figcaption>
<svg viewBox="0 -16 840 192" role="img" aria-label="Visits a day. ${told.join(", ") || "None"}">${bars}</svg>
</figure>`;
}

function logbook({ events }) {
  const newest = events.slice(0, 12);
  return html`<section aria-labelledby="log">
<h2 id="log">Log</h2>
<p class="quiet">Nobody calls this app. It asks Patchbay what happened, and Patchbay answers as soon as something has.</p>
${newest.length > 0 && html`<ol class="diary">${newest.map(
    ({ sequence, event, timestamp, receivedAt }) => html`<li><p><strong>${sequence}</strong> <code>${event}</code>${later(timestamp, receivedAt)}</p><time class="quiet" datetime="${timestamp}">${clock(timestamp)}</time></li>`,
  )}</ol>`}
</section>`;
}

/** How long after it happened an event was read, by the clocks of both. */
function later(happened, read) {
  const millis = Date.parse(read) - Date.parse(happened);
  if (!Number.isFinite(millis)) return null;
  const [amount, unit] = millis < 1000 ? [Math.max(0, millis), "ms"] : [Math.round(millis / 1000), "s"];
  return html`, read ${amount.toLocaleString("en")} ${unit} later`;
}

/** May be broken after its @ rather than anywhere. */
function breakable(email) {
  const at = email.lastIndexOf("@") + 1;
  return html`${email.slice(0, at)}<wbr>${email.slice(at)}`;
}

function clock(at) {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}
