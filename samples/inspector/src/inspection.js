import { html, page } from "./html.js";
import { panel } from "./panels.js";
import { withoutSecrets } from "./webhooks.js";

/** The one page: what this app makes of what it knows, who came, and what Patchbay told it. */
export function inspection(settings, session, store) {
  const { organizationId, organizationName, name } = session;
  const [events, visits] = [store.events(organizationId), store.visits(organizationId)];
  const content = html`
<h1>Hello, ${name}</h1>
<p class="quiet">${settings.displayName} of ${organizationName}</p>
${panel(settings, { events, visits, leagues: session.leagues ?? null })}
<section aria-labelledby="told">
<h2 id="told">What Patchbay said about you</h2>
<div class="pair">
${claims("ID token", "Signed by Patchbay; the signature was checked.", session.idToken)}
${claims("Userinfo", "Asked for with the access token.", session.userInfo)}
</div>
<p class="quiet">${accessToken(session)}</p>
</section>
<section aria-labelledby="messages">
<h2 id="messages">Messages from Patchbay</h2>
<p class="quiet">Each was ${settings.reader ? "read from Patchbay" : "signed, checked"} and acted upon once. Secrets are never shown.</p>
${messages(events)}
</section>`;
  return page(settings, settings.displayName, content, account(session, settings));
}

function account({ name, organizationName, formToken }, { displayName }) {
  return html`<form class="account" method="post" action="/sign-out">
<span class="who"><strong>${name}</strong><span class="quiet">${organizationName}</span></span>
<input type="hidden" name="form_token" value="${formToken}">
<button class="button second">Sign out<span class="sr"> of ${displayName}</span></button>
</form>`;
}

function claims(title, text, told) {
  return html`<div class="card">
<h3>${title}</h3>
<p class="quiet">${text}</p>
<dl>${inOrder(withoutSecrets(told)).map(([key, value]) => html`<div><dt>${key}</dt><dd>${written(key, value)}</dd></div>`)}</dl>
</div>`;
}

/** Who and where first; the rest by name. */
const FIRST = ["name", "email", "email_verified", "organization_name", "organization_id", "organization_roles", "app_admin", "app_permissions", "sub"];

function inOrder(told) {
  const rank = ([key]) => (FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length);
  return Object.entries(told).sort((a, b) => rank(a) - rank(b) || a[0].localeCompare(b[0]));
}

/** Times of a token are seconds (RFC 7519 §2). */
function written(key, value) {
  if (["exp", "iat", "auth_time", "updated_at"].includes(key) && Number.isFinite(value)) {
    return `${value} (${moment(new Date(value * 1000).toISOString())})`;
  }
  return typeof value === "string" ? value : JSON.stringify(value);
}

function accessToken({ accessToken: { expiresIn, scope } }) {
  const lasts = expiresIn ? ` It is good for ${Math.round(expiresIn / 60)} minutes.` : "";
  return `An access token came too${scope ? `, for ${scope.split(" ").join(", ")}` : ""}.${lasts} It was used as you came in, and is neither kept nor shown.`;
}

function messages(events) {
  if (events.length === 0) return html`<p class="card">None is kept here yet. The next change of the installation appears here.</p>`;
  return html`<ol class="messages">${events.map(
    ({ id, event, sequence, receivedAt, body }) => html`<li class="card">
<details>
<summary><span class="number">${sequence}</span><code>${event}</code><time class="quiet" datetime="${receivedAt}">${moment(receivedAt)}</time></summary>
<p class="quiet">Message ${id}</p>
<pre><code>${JSON.stringify(body, null, 2)}</code></pre>
</details>
</li>`,
  )}</ol>`;
}

export function moment(at) {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}
