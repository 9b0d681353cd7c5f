import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { after, before, test } from "node:test";
import { Webhook } from "standardwebhooks";
import { readSettings } from "../src/settings.js";
import { anEvent, anInspector, anOrganization, aProvider, Browser, webhookSecret } from "./world.js";

const northwind = anOrganization("Northwind Labs");
const brightside = anOrganization("Brightside Clinic");
let provider;
let app;

before(async () => {
  provider = await aProvider(() => app.appUrl, [northwind, brightside]);
  app = await anInspector({ patchbayUrl: provider.url });
  provider.listen();
  await app.deliver(anEvent(northwind, "app.installed", 1));
  await app.deliver(anEvent(brightside, "app.installed", 1));
});
after(async () => {
  await app.close();
  await provider.close();
});

test("its two handlers are the guide's, word for word", () => {
  const text = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
  for (const handler of text("guide-handlers.txt").trim().split(/\n\n(?=\/\/ \/api)/)) {
    assert.ok(text("../src/guide-handlers.js").includes(handler.trim()), handler);
  }
});

test("a launch signs in, and shows who came with which claims", async () => {
  const browser = new Browser();
  const page = await browser.visit(await provider.launch(northwind));
  assert.equal(page.status, 200);
  assert.equal(page.url.href, `${app.appUrl.origin}/`);
  assert.match(page.text, /<h1>Hello, Ada Okonkwo<\/h1>/);
  assert.match(page.text, /Bot of Northwind Labs/);
  assert.match(page.text, /<dt>organization_id<\/dt>/);
  assert.match(page.text, /<dt>app_admin<\/dt><dd>true<\/dd>/);
  assert.match(page.text, /app\.installed/);
});

test("Analytics asks the product behind the gateway for leagues, where it may, and lets people in without", async () => {
  let analytics;
  const world = await aProvider(() => analytics.appUrl, [northwind]);
  analytics = await anInspector({ name: "analytics", patchbayUrl: world.url });
  world.listen();
  try {
    await analytics.deliver(anEvent(northwind, "app.installed", 1));
    const scope = "openid profile email organization fantasy:read";
    const asked = [];
    world.gateway = (req, res) => {
      asked.push([req.url, req.headers.authorization?.split(" ")[0]]);
      res.setHeader("content-type", "application/json").end(JSON.stringify({ leagues: [{ id: "sunday", name: "Sunday <League>", teams: 10 }] }));
    };
    const told = await new Browser().visit(await world.launch(northwind, { scope }));
    assert.match(told.text, /Sunday &lt;League&gt;<\/dt><dd>10 teams/);
    assert.deepEqual(asked, [["/v1/fantasy/leagues", "Bearer"]]);

    const without = await new Browser().visit(await world.launch(northwind));
    assert.match(without.text, /Visitors/);
    assert.doesNotMatch(without.text, /League/);
    assert.equal(asked.length, 1);

    world.gateway = (req, res) => res.writeHead(504).end();
    const away = await new Browser().visit(await world.launch(northwind, { scope }));
    assert.equal(away.status, 200);
    assert.match(away.text, /Visitors/);
    assert.doesNotMatch(away.text, /id="leagues"/);
  } finally {
    await analytics.close();
    await world.close();
  }
});

test("never shows or keeps what opens something, but the client secret it signs in with", async () => {
  const browser = new Browser();
  const { text } = await browser.visit(await provider.launch(northwind));
  assert.doesNotMatch(text, new RegExp(northwind.clientSecret));
  assert.doesNotMatch(text, /one-use\.example/);
  assert.match(text, /•••/);
  assert.doesNotMatch(text, new RegExp(brightside.name));
  const file = readFileSync(app.file, "utf8");
  assert.doesNotMatch(file, /one-use\.example|eyJ/, "no token");
  assert.ok(!file.includes(browser.jar(app.appUrl.origin).get("inspector-bot")), "no cookie");
  assert.equal(file.split(northwind.clientSecret).length, 2, "the secret stands in one place");
  assert.equal(statSync(app.file).mode & 0o777, 0o600);
});

test("lets nobody of one organization in through another's client", async () => {
  const refused = async (address) => {
    const browser = new Browser();
    const page = await browser.visit(address);
    assert.equal(page.status, 502);
    assert.equal(browser.jar(app.appUrl.origin).size, 0);
  };
  await refused(await provider.launch(brightside, { named: northwind }));
  const claims = provider.claims;
  provider.claims = () => claims(brightside);
  try {
    await refused(await provider.launch(northwind));
  } finally {
    provider.claims = claims;
  }
});

test("lands on a path of its own, and refuses every other state", async () => {
  const page = await new Browser().visit(await provider.launch(northwind, { state: "/?from=launch" }));
  assert.equal(page.url.search, "?from=launch");
  assert.equal((await new Browser().visit(await provider.launch(northwind, { state: null }))).status, 200);
  for (const away of ["https://evil.example", "//evil.example", "/\\evil.example", "evil", "/%2f%2fevil.example", "/..//evil.example", "/\u0000"]) {
    const address = await provider.launch(northwind);
    address.searchParams.set("state", away);
    const answer = await new Browser().send(address);
    assert.equal(answer.status, 400, away);
    assert.equal(answer.headers.get("location"), null);
  }
});

test("refuses a used code, an invented one, another issuer or none", async () => {
  const used = await provider.launch(northwind);
  assert.equal((await new Browser().send(used)).status, 302);
  assert.equal((await new Browser().send(used)).status, 502);
  for (const [name, value, status] of [["code", "invented", 502], ["iss", "https://evil.example", 400], ["iss", null, 400], ["organizationId", "unknown", 403], ["error", "access_denied", 403]]) {
    const address = await provider.launch(northwind);
    if (value === null) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
    assert.equal((await new Browser().send(address)).status, status, `${name}=${value}`);
  }
});

test("refuses forged, old and malformed messages, and keeps nothing of them", async () => {
  const event = anEvent(anOrganization("One"), "app.installed", 1);
  const resigned = (body, headers, { secret = webhookSecret, at = new Date(), id = headers["webhook-id"] } = {}) => ({
    body,
    headers: {
      ...headers,
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": new Webhook(secret).sign(id, at, body),
    },
  });
  const before = readFileSync(app.file, "utf8");
  for (const [status, spoil] of [
    [401, ({ body, headers }) => resigned(body, headers, { secret: `whsec_${Buffer.alloc(32, 7).toString("base64")}` })],
    [401, ({ body, headers }) => resigned(body, headers, { at: new Date(Date.now() - 360_000) })],
    [401, ({ body, headers }) => ({ body: body.replace("app.installed", "app.resumed"), headers })],
    [401, ({ body }) => ({ body, headers: { "content-type": "application/json" } })],
    [400, ({ body, headers }) => resigned(body, headers, { id: "another" })],
    [400, ({ headers }) => resigned("not json", headers)],
    [400, ({ headers }) => resigned(JSON.stringify({ ...event, sequence: -1 }), headers)],
    [413, ({ headers }) => resigned(`"${"x".repeat(300_000)}"`, headers)],
  ]) {
    assert.equal((await app.deliver(event, spoil)).status, status, String(spoil));
  }
  assert.equal(readFileSync(app.file, "utf8"), before);
});

test("acts once per message and in order, also through a restart", async () => {
  const one = anOrganization("One");
  const installed = anEvent(one, "app.installed", 1);
  const suspended = anEvent(one, "app.suspended", 2);
  for (const event of [installed, suspended]) {
    const answer = await app.deliver(event);
    assert.deepEqual(await answer.json(), { received: true });
  }
  app.restart();
  const before = readFileSync(app.file, "utf8");
  for (const again of [installed, suspended, anEvent(one, "app.resumed", 1), { ...suspended, sequence: 7 }]) {
    assert.equal((await app.deliver(again)).status, 200);
  }
  assert.equal(readFileSync(app.file, "utf8"), before);
  assert.equal(app.store.installation(one.id).status, "suspended");
  await app.deliver(anEvent(one, "app.resumed", 3));
  assert.equal(app.store.installation(one.id).status, "active");
  assert.equal(app.store.installation(one.id).clientSecret, one.clientSecret);
});

test("does not answer when the message could not be kept, so that it comes again", async () => {
  const one = anOrganization("One");
  const event = anEvent(one, "app.installed", 1);
  const { store } = app;
  const keep = store.keepEvent;
  store.keepEvent = () => {
    throw new Error("the disk is full");
  };
  assert.equal((await app.deliver(event)).status, 500);
  store.keepEvent = keep;
  assert.equal((await app.deliver(event)).status, 200);
  assert.equal(store.installation(one.id).sequence, 1);
});

test("pauses with the installation, and forgets credentials and sessions at uninstall", async () => {
  const clinic = anOrganization("Clinic");
  const own = await aProvider(() => mine.appUrl, [clinic]);
  const mine = await anInspector({ patchbayUrl: own.url });
  own.listen();
  try {
    await mine.deliver(anEvent(clinic, "app.installed", 1));
    const browser = new Browser();
    await browser.visit(await own.launch(clinic));
    await mine.deliver(anEvent(clinic, "app.suspended", 2));
    assert.match((await browser.visit(mine.appUrl)).text, /Paused for your organization/);
    assert.match((await new Browser().visit(await own.launch(clinic))).text, /Paused/);
    await mine.deliver(anEvent(clinic, "app.resumed", 3));
    assert.equal((await browser.visit(mine.appUrl)).status, 200);
    await mine.deliver(anEvent(clinic, "app.uninstalled", 4));
    assert.match((await browser.visit(mine.appUrl)).text, /Open it from Patchbay/);
    assert.match((await new Browser().visit(await own.launch(clinic))).text, /Not installed/);
    assert.doesNotMatch(readFileSync(mine.file, "utf8"), new RegExp(clinic.clientSecret));
  } finally {
    await mine.close();
    await own.close();
  }
});

test("shows names as text", async () => {
  const person = provider.person;
  provider.person = { sub: "mallory", name: `<script>alert(1)</script>`, email: `"><b>` };
  try {
    const { text } = await new Browser().visit(await provider.launch(northwind));
    assert.doesNotMatch(text, /<script|"><b>/);
    assert.match(text, /&lt;script&gt;/);
  } finally {
    provider.person = person;
  }
});

test("signs out with its own form only", async () => {
  const browser = new Browser();
  const { text } = await browser.visit(await provider.launch(northwind));
  const signOut = (form_token) =>
    browser.send(new URL("/sign-out", app.appUrl), { method: "POST", body: new URLSearchParams({ form_token }) });
  assert.equal((await signOut("forged")).status, 403);
  assert.equal((await signOut(/name="form_token" value="([^"]+)"/.exec(text)[1])).status, 303);
  assert.match((await browser.visit(app.appUrl)).text, /Open it from Patchbay/);
});

test("plays all three apps, each with a page of its own", async () => {
  const words = { bot: /Ada Okonkwo<\/strong> opened me/, crm: /Here once/, analytics: /Visits of the last fourteen days/ };
  for (const [name, expected] of Object.entries(words)) {
    const clinic = anOrganization("Clinic");
    let mine;
    const own = await aProvider(() => mine.appUrl, [clinic]);
    mine = await anInspector({ name, patchbayUrl: own.url });
    own.listen();
    await mine.deliver(anEvent(clinic, "app.installed", 1));
    assert.match((await new Browser().visit(await own.launch(clinic))).text, expected);
    await mine.close();
    await own.close();
  }
});

test("names every mistake in its settings at once", () => {
  assert.throws(() => readSettings({ APP_NAME: "toString", PORT: "0x", PATCHBAY_URL: "http://patchbay.example" }), (error) => {
    for (const name of ["APP_NAME", "PORT", "PATCHBAY_URL", "WEBHOOK_SECRET"]) assert.match(error.message, new RegExp(`${name}:`));
    return true;
  });
  const settings = readSettings({ APP_NAME: "crm", PATCHBAY_URL: "http://localhost:8080", WEBHOOK_SECRET: webhookSecret });
  assert.equal(settings.displayName, "CRM");
  assert.equal(settings.appUrl.origin, "http://127.0.0.1:8083");
});
