import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, test } from "node:test";
import { aDesk, anEvent, anOrganization, aProvider, Browser, openAddress } from "./world.mjs";

// people's installations share this client, and belong to no organization
const shared = anOrganization("nobody");
const northwind = anOrganization("Northwind");
const ada = { userId: randomUUID(), installationId: randomUUID(), name: "Ada Okonkwo" };
const bo = { userId: randomUUID(), installationId: randomUUID(), name: "Bo Lindqvist" };
let provider;
let tokens = [];

before(async () => {
  provider = await aProvider([shared, northwind]);
  provider.claims = (of) => (of === shared ? { app_admin: true } : { organization_id: of.id, organization_name: of.name });
  provider.members = (request, response) => {
    tokens.push(request.headers.authorization);
    const who = [ada, bo].find(({ userId }) => request.headers.authorization === `Bearer token of ${userId}`);
    response.setHeader("content-type", "application/json");
    response.statusCode = request.url === "/v1/me" && who ? 200 : 401;
    response.end(JSON.stringify(who ? { id: who.userId, name: who.name, locale: "en" } : {}));
  };
});
after(() => provider.close());
beforeEach(() => {
  tokens = [];
});

const event = (person, type, sequence, { secret = null, token = true } = {}) =>
  anEvent(shared, type, sequence, {
    organizationId: null,
    userId: person.userId,
    installationId: person.installationId,
    clientSecret: secret,
    data: { config: {}, token: token ? { access_token: `token of ${person.userId}`, expires_in: 600, scope: "profile:read" } : null },
  });

const install = (desk, person, more) => desk.deliver(event(person, "app.installed", 1, more));

async function open(desk, person) {
  provider.person = { sub: person.userId, name: person.name, email: `${person.userId}@example.com` };
  const browser = new Browser(desk);
  const { organization_id: _, ...address } = Object.fromEntries(new URLSearchParams(openAddress(provider, shared).split("?")[1]));
  return { browser, page: await browser.visit(`/auth/login?${new URLSearchParams(address)}`) };
}

async function named(desk, person) {
  for (let tries = 0; tries < 100; tries++) {
    const { browser } = await open(desk, person);
    const { text } = await browser.visit("/team");
    if (text.includes(person.name)) return text;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`${person.name} was never named`);
}

test("opens for a person who installed it for themselves, and asks Patchbay with the token that came along who it is", async () => {
  const desk = aDesk({ patchbayUrl: provider.url });
  assert.equal((await install(desk, ada, { secret: shared.clientSecret })).status, 200);

  const { page } = await open(desk, ada);

  assert.match(page.text, /Hello, Ada Okonkwo/);
  assert.match(page.text, /your own desk/);
  await named(desk, ada);
  assert.deepEqual(tokens, [`Bearer token of ${ada.userId}`]);
});

test("keeps people's desks apart although they share one client, whose secret comes once", async () => {
  const desk = aDesk({ patchbayUrl: provider.url });
  await install(desk, ada, { secret: shared.clientSecret });
  await install(desk, bo);
  desk.restart();
  const { browser: ofAda } = await open(desk, ada);
  await ofAda.post("/tickets", { form_token: await ofAda.formToken("/tickets/new"), subject: "Only Ada's", customer: "C", text: "T" });

  assert.match((await ofAda.visit("/")).text, /Only Ada/);
  const { browser: ofBo, page } = await open(desk, bo);
  assert.match(page.text, /Hello, Bo Lindqvist/);
  assert.doesNotMatch((await ofBo.visit("/")).text, /Only Ada/);
});

test("lets nobody in who has not installed it, and nobody who has removed it", async () => {
  const desk = aDesk({ patchbayUrl: provider.url });
  await install(desk, ada, { secret: shared.clientSecret });
  const stranger = await open(desk, bo);
  assert.doesNotMatch(stranger.page.text, /Hello/);

  const { browser } = await open(desk, ada);
  await desk.deliver(event(ada, "app.uninstalled", 2, { token: false }));

  assert.doesNotMatch((await browser.visit("/")).text, /Hello/);
  assert.doesNotMatch((await open(desk, ada)).page.text, /Hello/);
});

test("is no way into an organization's desk", async () => {
  const desk = aDesk({ patchbayUrl: provider.url });
  await install(desk, ada, { secret: shared.clientSecret });
  await desk.deliver(anEvent(northwind, "app.installed", 1));
  const browser = new Browser(desk);

  const page = await browser.visit(openAddress(provider, shared, { organization_id: northwind.id }));

  assert.doesNotMatch(page.text, /Hello/);
});

test("writes the token that comes along nowhere", async () => {
  const { readFileSync } = await import("node:fs");
  const desk = aDesk({ patchbayUrl: provider.url });
  await install(desk, ada, { secret: shared.clientSecret });
  await named(desk, ada);

  assert.doesNotMatch(readFileSync(desk.file, "utf8"), /token of/);
});
