// How long a token still opens something after its person, an admin or the app itself has taken it back: until the first refusal at the
// gateway of the node that was told, at that of another node on the same database, and where apps ask who a person is. Counted from
// the moment at which the revocation is sent, so that its own answer is part of it.

import { readFileSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Calls } from "./calls.mjs";
import { quantile } from "./numbers.mjs";
import { receiver, Subject } from "./subject.mjs";

export const title = "Revocation";

const LIMIT = 1000;
const READING = 250; // between two readings of the revocations; the moment of a revocation is spread over it
const PATIENCE = 10_000;
const APPS = 16; // as many as keep each below what one installation may be changed in a minute
const REQUIRED = ["openid", "profile:read"];
const OPTIONAL = "email";

export async function run(say) {
  const app = await receiver();
  const subject = await Subject.prepare({ webhookPort: app.port, sustained: true });
  subject.settings = { "patchbay.gateway.rules": rules(subject.data) };
  writeFileSync(join(subject.data, "catalog.yaml"), catalog(`http://127.0.0.1:${app.port}`));
  let other = null;
  try {
    await subject.start();
    say("a second node on the same database");
    other = await subject.another();
    const owner = await subject.owner();
    const world = new World(subject, other, owner);
    const revocations = await world.prepare(app.bodies);
    const times = [];
    for (const { what, warmUp, rounds, way } of revocations) {
      say(`${what}: ${warmUp} rounds to warm up, ${rounds} measured`);
      for (let round = 0; round < warmUp; round++) await world.round(way(round));
      for (let round = 0; round < rounds; round++) times.push(await world.round(way(round)));
    }
    world.close();
    return PLACES.map(({ name }, place) => row(name, times.map((each) => each[place])));
  } finally {
    await other?.stop();
    await subject.remove();
    app.close();
  }
}

const PLACES = [
  { name: "the gateway of the same node", node: 0, path: "/v1/me" },
  { name: "the gateway of another node", node: 1, path: "/v1/me" },
  { name: "/oidc/me of another node", node: 1, path: "/oidc/me" },
];

function row(place, times) {
  return {
    figure: `revoked → refused by ${place}`,
    value: `p50 ${Math.round(quantile(times, 0.5))} ms, p99 ${Math.round(quantile(times, 0.99))} ms, longest ${Math.round(Math.max(...times))} ms (${times.length} rounds)`,
    peer: `limit ${LIMIT} ms`,
    ratio: `p99 ${((100 * quantile(times, 0.99)) / LIMIT).toFixed(0)} % of the limit`,
  };
}

class World {
  #agent = new Agent({ keepAlive: true });

  constructor(subject, other, owner) {
    this.subject = subject;
    this.ports = [subject.port, other.port];
    this.owner = owner;
    this.calls = new Calls(subject.port, 4);
  }

  /** Installs an app for the person and several for the organization. Answers the ways in which a token is taken back. */
  async prepare(bodies) {
    const name = nameOf(0);
    const { body: asked } = await this.#api("POST", "/api/installations", { integration: name, target: "user" }, 409);
    const consent = { version: asked.version, scopes: [...REQUIRED, OPTIONAL] };
    const { body: own } = await this.#api("POST", "/api/installations", { integration: name, target: "user", consent }, 201);
    const personal = await this.subject.credentials(this.owner, own.id, bodies);
    const apps = [];
    for (let app = 0; app < APPS; app++) apps.push(await this.subject.client(this.owner, nameOf(app), bodies));
    const cut = {
      client: personal,
      scopes: [...REQUIRED, OPTIONAL],
      revoke: () => this.#api("DELETE", `/api/me/apps/${own.id}/scopes/${OPTIONAL}`, undefined, 200),
      afterwards: () => this.#api("POST", `/api/installations/${own.id}/consent`, consent, 200),
    };
    const suspend = (client) => ({
      client,
      revoke: () => this.#api("POST", `/api/installations/${client.installationId}/suspend`, undefined, 200),
      afterwards: () => this.#api("POST", `/api/installations/${client.installationId}/resume`, undefined, 200),
    });
    const giveBack = { client: personal, revoke: (token) => this.#giveBack(personal, token), afterwards: async () => {} };
    return [
      { what: "a token given back by its app", warmUp: 30, rounds: 240, way: () => giveBack },
      { what: "an organization's app suspended", warmUp: 8, rounds: 120, way: (round) => suspend(apps[round % APPS]) },
      { what: "a permission taken back by its person", warmUp: 0, rounds: 13, way: () => cut }, // 30 changes a minute are let through
    ];
  }

  /** Milliseconds until the first refusal at each place. */
  async round({ client, scopes = REQUIRED, revoke, afterwards }) {
    const { access_token: token } = await this.calls.signIn(client, this.owner.cookie, scopes.join(" "));
    for (const place of PLACES) {
      const status = await this.#ask(place, token);
      if (status !== 200) throw new Error(`${place.path} answers ${status} to a token that lives`);
    }
    await pause(Math.random() * READING);
    const refusals = PLACES.map((place) => this.#refused(place, token));
    const [{ sent }, ...refused] = await Promise.all([revoke(token), ...refusals]);
    await afterwards();
    return refused.map((moment) => moment - sent);
  }

  /** The moment of the first refusal. */
  async #refused(place, token) {
    const began = performance.now();
    for (;;) {
      const status = await this.#ask(place, token);
      if (status === 401) return performance.now();
      if (status !== 200) throw new Error(`${place.path} answers ${status}`);
      if (performance.now() - began > PATIENCE) throw new Error(`${place.name} takes a token that was revoked`);
      await pause(1);
    }
  }

  async #ask({ node, path }, token) {
    return (await this.#send(node, "GET", path, { authorization: `Bearer ${token}` })).status;
  }

  async #giveBack({ clientId, clientSecret }, token) {
    const headers = {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
    };
    return this.#patiently("POST", "/oidc/token/revocation", headers, new URLSearchParams({ token }).toString(), 200);
  }

  #api(method, path, body, expected) {
    const headers = { cookie: this.owner.cookie, origin: this.subject.base, "content-type": "application/json" };
    return this.#patiently(method, path, headers, body === undefined ? undefined : JSON.stringify(body), expected);
  }

  /** Waits where it is told to. Answers the body, and the moment in which the call was sent that was let through. */
  async #patiently(method, path, headers, body, expected) {
    for (;;) {
      const sent = performance.now();
      const answer = await this.#send(0, method, path, headers, body);
      if (answer.status === expected) return { sent, body: answer.body ? JSON.parse(answer.body) : null };
      if (answer.status !== 429) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
      await pause(Number(answer.headers["retry-after"] ?? 1) * 1000);
    }
  }

  /** Every node answers to the name that people know. */
  #send(node, method, path, headers, body) {
    return new Promise((resolve, reject) => {
      const options = { host: "127.0.0.1", port: this.ports[node], method, path, agent: this.#agent };
      const call = request({ ...options, headers: { ...headers, host: new URL(this.subject.base).host } }, (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (part) => (text += part));
        answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body: text }));
      });
      call.on("error", reject);
      call.end(body);
    });
  }

  close() {
    this.#agent.destroy();
    this.calls.close();
  }
}

/** The built-in rule, without its rate: the benchmark asks again and again. */
function rules(folder) {
  const file = join(folder, "gateway.yaml");
  writeFileSync(
    file,
    `rules:
  - path: /v1/me
    callers: [delegated, m2m]
    scopes: ["profile:read"]
    rate: 9999999/s
`,
  );
  return file;
}

const nameOf = (app) => `bench-${app}`;

const catalog = (address) =>
  Array.from(
    { length: APPS },
    (_, app) => `
- name: ${nameOf(app)}
  display_name: Bench ${app}
  version: 1.0.0
  type: app
  description: An app that a benchmark controls.
  base_url: ${address}
  callback_url: ${address}/callback
  webhook_url: ${address}/webhook
  webhook_secret: whsec_YmVuY2htYXJrcy1uZWVkLWEtc2VjcmV0LW9mLTMyYiE=
  initiate_login_url: ${address}/login
  open: initiate
  client: per_installation
  install_targets: [organization, user]
  scopes: [openid, "profile:read"]
  optional_scopes: [email]
  scope_purposes: {openid: To measure., "profile:read": To measure., email: To measure.}
  published: true
`,
  ).join("");
