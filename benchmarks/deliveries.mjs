// How soon an app hears of an event while little happens, what one core delivers per second, and what an app that never answers costs
// the other ninety-nine.

import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { quantile } from "./numbers.mjs";
import { Subject } from "./subject.mjs";

export const title = "Deliveries";

const APPS = 100;
const COUNTED = APPS - 1;
const ALONE = 200;
const BLOCKS = 3;
const ROUNDS = 10;
const AIM = 50;

export async function run(say) {
  const apps = await receivers();
  const subject = await Subject.prepare({ webhookPort: apps.port, sustained: true });
  writeFileSync(join(subject.data, "catalog.yaml"), catalog(`http://127.0.0.1:${apps.port}`));
  try {
    await subject.start();
    const owner = await subject.owner();
    const send = (method, path, body) => call(subject.base, owner.cookie, method, path, body);
    say(`installing ${APPS} apps`);
    const installations = [];
    for (let app = 0; app < APPS; app++) {
      const answer = await send("POST", "/api/installations", { integration: nameOf(app), organizationId: owner.organizationId });
      installations.push(answer.id);
    }
    await arrived(apps, COUNTED);

    say(`${ALONE} events, one at a time`);
    await alone(apps, send, installations, 100);
    const idle = await alone(apps, send, installations, ALONE);

    say(`${BLOCKS} times ${ROUNDS} rounds of an event for each app, and as many while one of them hangs`);
    await rounds(apps, send, owner.organizationId, ROUNDS);
    const healthy = [];
    const beside = [];
    for (let block = 0; block < BLOCKS; block++) {
      healthy.push(...(await rounds(apps, send, owner.organizationId, ROUNDS)));
      apps.hangs = true;
      await rounds(apps, send, owner.organizationId, 1);
      beside.push(...(await rounds(apps, send, owner.organizationId, ROUNDS)));
      apps.hangs = false;
    }

    say("everything once more, all streams at once; then again, measured");
    await recover(apps, send);
    const before = { cpu: subject.cpuSeconds(), count: apps.taken.length, at: performance.now() };
    await recover(apps, send);
    const delivered = apps.taken.length - before.count;
    const perCore = delivered / (subject.cpuSeconds() - before.cpu);
    const perSecond = delivered / ((performance.now() - before.at) / 1000);
    const posts = await bare(apps.port);
    return [
      {
        figure: "published → received, idle",
        value: `p50 ${quantile(idle, 0.5)} ms, p99 ${quantile(idle, 0.99)} ms`,
        peer: `the aim of ${AIM} ms for p99`,
        ratio: ratio(quantile(idle, 0.99), AIM),
      },
      {
        figure: "deliveries/s/core",
        value: `${Math.round(perCore)} (${delivered} at ${Math.round(perSecond)}/s with the receiver beside it)`,
        peer: `bare POSTs of one connection after the other, ${Math.round(posts)}/s`,
        ratio: ratio(perCore, posts),
      },
      {
        figure: "p99 of 99 apps while one hangs",
        value: `${quantile(beside, 0.99)} ms (p50 ${quantile(beside, 0.5)} ms)`,
        peer: `the same 99 while all answer, ${quantile(healthy, 0.99)} ms (p50 ${quantile(healthy, 0.5)} ms)`,
        ratio: ratio(quantile(beside, 0.99), quantile(healthy, 0.99)),
      },
    ];
  } finally {
    await subject.remove();
    apps.close();
  }
}

/**
 * Suspends one installation after the other and resumes them, each event after an app has heard of the one before. Answers the
 * milliseconds from event to app.
 */
async function alone(apps, send, installations, events) {
  const latencies = [];
  for (let event = 0; event < events; event++) {
    const heard = apps.taken.length;
    const installation = installations[Math.floor(event / 2) % COUNTED];
    await send("POST", `/api/installations/${installation}/${event % 2 === 0 ? "suspend" : "resume"}`);
    await arrived(apps, heard + 1);
    latencies.push(apps.taken[heard].latency);
    await pause(20);
  }
  return latencies;
}

/** Renames the organization, of which every app is told. */
async function rounds(apps, send, organization, count) {
  const from = apps.taken.length;
  for (let round = 0; round < count; round++) {
    const heard = apps.taken.length;
    await send("PATCH", `/api/organizations/${organization}`, { displayName: `Bench ${from} ${round}` });
    await arrived(apps, heard + COUNTED);
  }
  return apps.taken.slice(from).map(({ latency }) => latency);
}

/** Has every event of the counted apps delivered again. */
async function recover(apps, send) {
  let expected = apps.taken.length;
  for (let app = 0; app < COUNTED; app++) {
    const recovery = await send("POST", `/api/developer/integrations/${nameOf(app)}/recover`, { since: "2020-01-01T00:00:00Z" });
    expected += recovery.events;
  }
  await arrived(apps, expected);
}

/** One server for all apps. The last one is never counted, and does not answer while it hangs. */
async function receivers() {
  const apps = { port: 0, taken: [], hangs: false, close: () => server.close() };
  const server = createServer((request, response) => {
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const event = JSON.parse(Buffer.concat(chunks).toString("utf8"));
      const last = event.integration === nameOf(COUNTED);
      if (last && apps.hangs) return;
      if (event.integration && !last) apps.taken.push({ latency: Date.now() - Date.parse(event.timestamp), event: event.event });
      response.end();
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  apps.port = server.address().port;
  return apps;
}

async function arrived(apps, count) {
  for (let waited = 0; apps.taken.length < count; waited++) {
    if (waited > 60_000) throw new Error(`${apps.taken.length} of ${count} events came`);
    await pause(1);
  }
}

/** What this program posts per second to the same receiver. */
async function bare(port) {
  const body = JSON.stringify({ padding: "x".repeat(600) });
  const post = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/bare`, { method: "POST", body });
    if (answer.status !== 200) throw new Error(`the receiver answered ${answer.status}`);
    await answer.arrayBuffer();
  };
  for (let warm = 0; warm < 500; warm++) await post();
  const began = performance.now();
  for (let each = 0; each < 3000; each++) await post();
  return 3000 / ((performance.now() - began) / 1000);
}

async function call(base, cookie, method, path, body) {
  for (let attempt = 0; ; attempt++) {
    const answer = await fetch(base + path, {
      method,
      headers: { "content-type": "application/json", origin: base, cookie },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (answer.status === 429 && attempt < 30) {
      await pause(Number(answer.headers.get("retry-after") ?? 1) * 1000);
    } else if (!answer.ok) {
      throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    } else {
      const text = await answer.text();
      return text ? JSON.parse(text) : null;
    }
  }
}

const ratio = (value, peer) => `${(value / peer).toFixed(2)}×`;

const nameOf = (app) => `bench-${String(app).padStart(3, "0")}`;

function catalog(address) {
  return Array.from(
    { length: APPS },
    (_, app) => `
- name: ${nameOf(app)}
  display_name: Bench ${app}
  version: 1.0.0
  type: app
  description: An app that a benchmark controls.
  app_url: ${address}
  callback_url: ${address}/callback
  webhook_url: ${address}/${nameOf(app)}
  client: per_installation
  install_targets: [organization]
  published: true
`,
  ).join("");
}
