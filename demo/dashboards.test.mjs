import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { after, before, beforeEach, test } from "node:test";
import { loadDashboards } from "./dashboards.mjs";
import { dashboards, organizations, password, people } from "./world.mjs";

/** The part of Patchbay's API that is used here; a source has something to show when it was asked for often enough. */
class Api {
  constructor() {
    this.sessions = new Map();
    this.installations = [];
    this.placements = new Map();
    this.looks = 0;
    this.readyAfter = 2;
    this.broken = new Set();
  }

  async answer(request, response) {
    let text = "";
    for await (const chunk of request) text += chunk;
    const who = this.sessions.get(/(?:^|; )patchbay=([^;]+)/.exec(request.headers.cookie ?? "")?.[1]) ?? null;
    const { pathname, searchParams } = new URL(request.url, "http://x");
    const [status, body, headers] = this.route(`${request.method} ${pathname}`, searchParams, text && JSON.parse(text), who);
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(status === 204 ? "" : JSON.stringify(body));
  }

  route(what, query, body, who) {
    switch (what) {
      case "POST /api/session": {
        if (!people.has(body.email) || body.password !== password) return [401, { type: "/problems/wrong-credentials" }];
        const cookie = randomUUID();
        this.sessions.set(cookie, body.email);
        return [201, {}, { "set-cookie": `patchbay=${cookie}; Path=/` }];
      }
      case "DELETE /api/session":
        this.sessions.clear();
        return [204, null];
      case "GET /api/session":
        return [200, { organizations: organizations.map(({ name }) => ({ id: `id of ${name}`, name })) }];
      case "GET /api/installations": {
        const target = query.get("organizationId") ?? who;
        return [200, { installations: this.installations.filter((each) => each.target === target) }];
      }
      case "POST /api/installations": {
        if (body.target === "user" && !body.consent?.scopes.includes("openid")) {
          const scopes = [{ scope: "openid", optional: false }, { scope: "email", optional: true }];
          return [409, { type: "/problems/consent-required", version: "1.0.0", scopes }];
        }
        const made = { id: randomUUID(), integration: { name: body.integration }, status: "active", target: body.organizationId ?? who };
        this.installations.push(made);
        return [201, made];
      }
      case "GET /api/dashboard":
        return [200, { revision: 0, placements: this.placements.get(who) ?? [] }];
      case "GET /api/dashboard/choices": {
        const ready = ++this.looks > this.readyAfter;
        const known = this.installations.filter(({ integration }) => !this.broken.has(integration.name));
        const choices = known.map((each) => ({
          installation: { id: each.id },
          source: ready ? {} : null,
          frame: ready && each.integration.name === "crypto-ticker" ? {} : null,
        }));
        return [200, { choices }];
      }
      case "POST /api/dashboard/placements":
        this.placements.set(who, [...(this.placements.get(who) ?? []), ...body.placements]);
        return [200, { placements: this.placements.get(who) }];
      default:
        return [404, { type: "/problems/not-found" }];
    }
  }
}

let api;
let server;
let base;

before(async () => {
  server = createServer((request, response) => api.answer(request, response));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${server.address().port}`;
});
beforeEach(() => {
  api = new Api();
});
after(() => server.close());

test("gives two people what their dashboards show, when it can be shown, and leaves no session behind", async () => {
  await loadDashboards({ base, patience: 10_000 });
  assert.ok(api.looks > api.readyAfter);
  assert.equal(api.sessions.size, 0);
  for (const { email, organization, placements } of dashboards) {
    const target = organization ? `id of ${organization}` : email;
    const own = api.installations.filter((each) => each.target === target);
    assert.deepEqual(own.map(({ integration }) => integration.name).sort(), ["crypto-ticker", "machine-pulse"]);
    const placed = api.placements.get(email);
    assert.equal(placed.length, placements.length);
    for (const [n, { of, widget }] of placements.entries()) {
      assert.equal(placed[n].widget, widget);
      assert.equal(placed[n].installation, own.find(({ integration }) => integration.name === of).id);
      assert.ok(!("of" in placed[n]));
    }
  }
});

test("run again, changes nothing, also of what somebody made of theirs", async () => {
  await loadDashboards({ base, patience: 10_000 });
  const [{ email }] = dashboards;
  api.placements.set(email, api.placements.get(email).slice(0, 1));
  const installed = api.installations.length;
  await loadDashboards({ base, patience: 10_000 });
  assert.equal(api.placements.get(email).length, 1);
  assert.equal(api.installations.length, installed);
});

test("does with what there is when something has nothing to show", async () => {
  api.broken.add("machine-pulse");
  await loadDashboards({ base, patience: 1000 });
  for (const { email, placements } of dashboards) {
    assert.equal(api.placements.get(email).length, placements.filter(({ of }) => of === "crypto-ticker").length);
  }
});

test("puts nothing on top of anything else", () => {
  for (const { placements } of dashboards) {
    const cells = placements.flatMap(({ x, y, w, h }) =>
      Array.from({ length: w * h }, (_, n) => `${x + (n % w)} ${y + Math.floor(n / w)}`),
    );
    assert.equal(new Set(cells).size, cells.length);
    assert.ok(placements.every(({ x, w }) => x + w <= 12));
  }
});
