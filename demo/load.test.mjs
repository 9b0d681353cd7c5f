import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { after, before, beforeEach, test } from "node:test";
import { loadDemo } from "./load.mjs";
import { organizations, people } from "./world.mjs";

/** The part of Patchbay's API that the loader uses, with the same refusals. */
class Api {
  constructor() {
    this.accounts = new Map();
    this.organizations = new Map();
    this.sessions = new Map();
    this.mail = new Map();
    this.development = true;
    this.setupToken = randomUUID();
    this.log = [];
  }

  async answer(request, response, base) {
    let text = "";
    for await (const chunk of request) text += chunk;
    const [method, path] = [request.method, request.url];
    this.log.push(`${method} ${path}`);
    if (method !== "GET" && request.headers.origin !== base) return reply(response, 403, problem("foreign-origin"));
    const who = this.sessions.get(/(?:^|; )patchbay=([^;]+)/.exec(request.headers.cookie ?? "")?.[1]) ?? null;
    return this.route(method, path, text && JSON.parse(text), who, response);
  }

  route(method, path, body, who, response) {
    const letters = /^\/api\/dev\/mail\?to=(.+)$/.exec(path);
    if (letters) return this.development ? this.lettersTo(decodeURIComponent(letters[1]), response) : reply(response, 404, problem("not-found"));
    const members = /^\/api\/organizations\/([^/]+)\/members$/.exec(path);
    switch (`${method} ${members ? "members" : path}`) {
      case "POST /api/setup":
        if (body.token !== this.setupToken) return reply(response, 410, problem("setup-link-expired"));
        this.setupToken = null;
        this.accounts.set(body.email, { id: randomUUID(), ...body, operator: true });
        return this.signIn(body.email, response);
      case "POST /api/session":
        if (this.accounts.get(body.email)?.password !== body.password) return reply(response, 401, problem("wrong-credentials"));
        return this.signIn(body.email, response);
      case "GET /api/console/people?q=.demo.example&limit=200":
        if (!this.accounts.get(who)?.operator) return reply(response, 403, problem("forbidden"));
        return reply(response, 200, {
          people: [...this.accounts.values()].map(({ email, confirmed }) => ({ email, emailVerified: !!confirmed })),
        });
      case "POST /api/me/email/verification":
        this.mail.set(who, randomUUID());
        return reply(response, 202, null);
      case "POST /api/me/email/confirm":
        if (!body.token || this.mail.get(who) !== body.token) return reply(response, 410, problem("link-expired"));
        this.mail.delete(who);
        this.accounts.get(who).confirmed = true;
        return reply(response, 204, null);
      case "GET /api/session":
        return reply(response, 200, { organizations: [...this.organizations.values()].filter(({ roles }) => roles.has(who)) });
      case "DELETE /api/session":
        for (const [cookie, email] of this.sessions) if (email === who) this.sessions.delete(cookie);
        return reply(response, 204, null, { "set-cookie": "patchbay=; Max-Age=0" });
      case "POST /api/console/people":
        if (!this.accounts.get(who)?.operator) return reply(response, 403, problem("forbidden"));
        if (this.accounts.has(body.email)) return reply(response, 409, problem("email-taken"));
        this.accounts.set(body.email, { id: randomUUID(), ...body });
        return reply(response, 201, {});
      case "POST /api/organizations": {
        if (!who) return reply(response, 401, problem("sign-in-required"));
        const organization = { id: randomUUID(), ...body, roles: new Map([[who, "owner"]]) };
        this.organizations.set(organization.id, organization);
        return reply(response, 201, { id: organization.id });
      }
      case "GET members": {
        const { roles } = this.organizations.get(members[1]);
        if (!roles.has(who)) return reply(response, 404, problem("not-found"));
        return reply(response, 200, { members: [...roles].map(([email, role]) => ({ email, role })) });
      }
      case "POST members":
        if (!this.accounts.get(who)?.operator) return reply(response, 403, problem("forbidden"));
        this.organizations.get(members[1]).roles.set(body.email, body.role);
        return reply(response, 201, {});
      default:
        return reply(response, 404, problem("not-found"));
    }
  }

  lettersTo(email, response) {
    const token = this.mail.get(email);
    const links = [`http://patchbay.example/email/confirm?token=${token}`];
    return reply(response, 200, { letters: token ? [{ kind: "other", links: [] }, { kind: "email-confirm", links }] : [] });
  }

  signIn(email, response) {
    const cookie = randomUUID();
    this.sessions.set(cookie, email);
    return reply(response, 201, {}, { "set-cookie": `patchbay=${cookie}; Path=/; HttpOnly` });
  }
}

let api;
let server;
let base;

before(async () => {
  server = createServer((request, response) => api.answer(request, response, base));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${server.address().port}`;
});
beforeEach(() => {
  api = new Api();
});
after(() => server.close());

test("makes the operator, the people and their organizations, and leaves no session behind", async () => {
  const { logins } = await loadDemo({ base, setupToken: api.setupToken });
  assert.equal(people.size, 12);
  assert.equal(api.accounts.size, 13);
  assert.deepEqual(
    [...api.organizations.values()].map(({ name, displayName, roles }) => [name, displayName, roles.size]),
    organizations.map(({ name, displayName, members }) => [name, displayName, members.length]),
  );
  for (const { email, password, organization, role } of logins) {
    assert.equal(api.accounts.get(email).password, password);
    assert.match(email, /\.demo\.example$/);
    const of = [...api.organizations.values()].find(({ displayName }) => displayName === organization);
    assert.equal(of ? of.roles.get(email) : "operator", role);
  }
  assert.equal(api.sessions.size, 0);
});

test("run again, with the used token or without it, changes nothing and says the same", async () => {
  const setupToken = api.setupToken;
  const first = await loadDemo({ base, setupToken });
  api.log = [];
  assert.deepEqual(await loadDemo({ base, setupToken }), first);
  assert.deepEqual(await loadDemo({ base: `${base}/` }), first);
  assert.equal(api.accounts.size, 13);
  assert.equal(api.organizations.size, 2);
  assert.ok(!api.log.some((line) => line === "POST /api/organizations" || line.endsWith("/members") && line.startsWith("POST")));
});

test("adds what an interrupted run left out", async () => {
  const { setupToken } = api;
  const route = api.route;
  let calls = 0;
  api.route = (...call) => (++calls > 20 ? reply(call[4], 503, problem("unavailable")) : route.apply(api, call));
  await assert.rejects(loadDemo({ base, setupToken }), /503/);
  api.route = route;
  const [one] = organizations;
  await loadDemo({ base });
  assert.equal([...api.organizations.values()].find(({ name }) => name === one.name).roles.size, one.members.length);
});

test("lets everybody confirm their address by the letter", async () => {
  await loadDemo({ base, setupToken: api.setupToken });
  assert.ok([...api.accounts.values()].every(({ confirmed }) => confirmed));
});

test("leaves addresses unconfirmed where nobody can read the letters", async () => {
  api.development = false;
  const { logins } = await loadDemo({ base, setupToken: api.setupToken });
  assert.ok(logins.length > 12);
  assert.ok([...api.accounts.values()].every(({ confirmed }) => !confirmed));
});

test("says what to do where the operator is not the demo's", async () => {
  await assert.rejects(loadDemo({ base }), /pass its token/);
  await assert.rejects(loadDemo({ base, setupToken: "old" }), /used up or too old/);
});

function problem(slug) {
  return { type: `/problems/${slug}`, title: slug };
}

function reply(response, status, body, headers = {}) {
  response.writeHead(status, { "content-type": body?.type ? "application/problem+json" : "application/json", ...headers });
  response.end(status === 204 ? "" : JSON.stringify(body));
}
