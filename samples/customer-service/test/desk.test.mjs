import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aDesk, anEvent, anOrganization, aProvider, Browser, openAddress } from "./world.mjs";

const northwind = anOrganization("Northwind Labs");
const brightside = anOrganization("Brightside Clinic");
let provider;
let desk;

before(async () => {
  provider = await aProvider([northwind, brightside]);
  desk = aDesk({ patchbayUrl: provider.url });
  await desk.deliver(anEvent(northwind, "app.installed", 1));
  await desk.deliver(anEvent(brightside, "app.installed", 1));
});
after(() => provider.close());

async function signedIn(organization, sub, name, isAdmin = false) {
  const browser = new Browser(desk);
  provider.person = { sub, name, email: `${sub}@demo.example` };
  const claims = provider.claims;
  provider.claims = (of) => ({ ...claims(of), app_admin: isAdmin });
  await browser.visit(openAddress(provider, organization));
  provider.claims = claims;
  return browser;
}

async function opened(browser, subject, more = {}) {
  const form_token = await browser.formToken();
  const answer = await browser.post("/tickets", { form_token, subject, customer: "Karin Holm", text: "It beeps.", ...more });
  assert.equal(answer.status, 303);
  return answer.headers.get("location");
}

test("a ticket is opened, answered, closed and reopened by the team", async () => {
  const ada = await signedIn(northwind, "ada", "Ada Okonkwo");
  const tom = await signedIn(northwind, "tom", "Tom Li");
  const address = await opened(ada, "The printer beeps");
  assert.match((await tom.visit("/")).text, /The printer beeps/);
  const form_token = await tom.formToken(address);
  await tom.post(address, { form_token, do: "answer", text: "Paper jam.\nOpen the lid." });
  assert.match((await ada.visit(address)).text, /Looked after by Tom Li/);
  assert.match((await tom.visit("/?view=mine")).text, /The printer beeps/);
  assert.doesNotMatch((await ada.visit("/?view=mine")).text, /The printer beeps/);
  await tom.post(address, { form_token, do: "close", text: "" });
  assert.match((await ada.visit("/?view=closed")).text, /The printer beeps/);
  assert.doesNotMatch((await ada.visit("/")).text, /The printer beeps/);
  await tom.post(address, { form_token, do: "reopen" });
  desk.restart();
  const page = (await ada.visit(address)).text;
  assert.match(page, /Paper jam\.\nOpen the lid\./);
  assert.match(page, /reopened/);
});

test("one organization sees nothing of another's, not even by number", async () => {
  const ada = await signedIn(northwind, "ada", "Ada Okonkwo", true);
  const leila = await signedIn(brightside, "leila", "Leïla Benhaddou", true);
  const address = await opened(ada, "A secret of Northwind");
  assert.equal((await leila.visit(address)).status, 404);
  assert.doesNotMatch((await leila.visit("/")).text, /secret of Northwind/);
  assert.doesNotMatch((await leila.visit("/team")).text, /Ada Okonkwo/);
  const form_token = await leila.formToken();
  assert.equal((await leila.post(address, { form_token, do: "answer", text: "hello" })).status, 404);
  assert.equal((await leila.post(`${address}/delete`, { form_token })).status, 404);
  assert.match((await ada.visit(address)).text, /A secret of Northwind/);
});

test("a form without this session's token changes nothing", async () => {
  const ada = await signedIn(northwind, "ada", "Ada Okonkwo");
  const tom = await signedIn(northwind, "tom", "Tom Li");
  for (const form_token of ["", "x", await tom.formToken()]) {
    assert.equal((await ada.post("/tickets", { form_token, subject: "Forged", customer: "x", text: "x" })).status, 403);
  }
  assert.doesNotMatch((await ada.visit("/")).text, /Forged/);
  assert.equal((await new Browser(desk).post("/tickets", { subject: "x", customer: "x", text: "x" })).status, 403);
});

test("what people write is shown as text", async () => {
  const ada = await signedIn(northwind, "mallory", `<b>"Mallory"</b>`);
  const address = await opened(ada, "<script>alert(1)</script>", { text: `<img src=x onerror="alert(1)">` });
  const page = (await ada.visit(address)).text;
  assert.doesNotMatch(page, /<script>|<img src=x|<b>/);
  assert.match(page, /&lt;script&gt;/);
});

test("says what is missing or too long, and keeps what was written", async () => {
  const ada = await signedIn(northwind, "ada", "Ada Okonkwo");
  const form_token = await ada.formToken();
  const answer = await ada.post("/tickets", { form_token, subject: "  ", customer: "Karin Holm", text: "x".repeat(5001) });
  const page = await answer.text();
  assert.equal(answer.status, 422);
  assert.match(page, /Say in a few words what it is about/);
  assert.match(page, /Up to 5,000 characters/);
  assert.match(page, /value="Karin Holm"/);
  const huge = await ada.post("/tickets", { form_token, subject: "s", customer: "c", text: "x".repeat(70_000) });
  assert.equal(huge.status, 413);
});

test("only the app's admins delete tickets", async () => {
  const tom = await signedIn(northwind, "tom", "Tom Li");
  const ada = await signedIn(northwind, "ada", "Ada Okonkwo", true);
  const address = await opened(tom, "To be deleted");
  assert.doesNotMatch((await tom.visit(address)).text, /Delete…/);
  assert.equal((await tom.visit(`${address}/delete`)).status, 403);
  assert.equal((await tom.post(`${address}/delete`, { form_token: await tom.formToken() })).status, 403);
  assert.match((await ada.visit(`${address}/delete`)).text, /for good/);
  assert.equal((await ada.post(`${address}/delete`, { form_token: await ada.formToken() })).status, 303);
  assert.equal((await tom.visit(address)).status, 404);
  const next = await opened(tom, "The next one");
  assert.notEqual(next, address, "its number is not given again");
});

test("tickets are locked while the app is uninstalled, and there again afterwards", async () => {
  const clinic = anOrganization("Clinic");
  const own = await aProvider([clinic]);
  try {
    const here = aDesk({ patchbayUrl: own.url });
    const browser = new Browser(here);
    await here.deliver(anEvent(clinic, "app.installed", 1));
    await browser.visit(openAddress(own, clinic));
    const form_token = await browser.formToken();
    await browser.post("/tickets", { form_token, subject: "Kept", customer: "c", text: "t" });
    await here.deliver(anEvent(clinic, "app.uninstalled", 2));
    assert.equal((await browser.visit("/tickets/1")).status, 403);
    await here.deliver(anEvent(clinic, "app.installed", 3));
    assert.equal((await browser.visit("/tickets/1")).status, 403, "the old session stays ended");
    assert.match((await browser.visit(openAddress(own, clinic, { target_link_uri: "/tickets/1" }))).text, /Kept/);
  } finally {
    await own.close();
  }
});

test("a stranger is told where to open the desk, and comes back to the same page", async () => {
  const page = await new Browser(desk).visit("/tickets/4?x=1");
  assert.equal(page.status, 403);
  assert.match(page.text, /Open it from your organization’s Apps in Patchbay/);
  const open = `${provider.url.origin}/apps/customer-service/open?target=%2Ftickets%2F4%3Fx%3D1`;
  assert.ok(page.text.includes(`href="${open}"`), page.text);
  assert.match(page.headers.get("content-security-policy"), /default-src 'none'/);
});
