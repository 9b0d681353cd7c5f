import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { SignIn } from "../dist/identity.js";
import { aDesk, anEvent, anOrganization, aProvider, appUrl, Browser, openAddress } from "./world.mjs";

const northwind = anOrganization("Northwind Labs");
const brightside = anOrganization("Brightside Clinic");
let provider;

before(async () => {
  provider = await aProvider([northwind, brightside]);
});
after(() => provider.close());

async function aDeskWithBoth() {
  const desk = aDesk({ patchbayUrl: provider.url });
  await desk.deliver(anEvent(northwind, "app.installed", 1));
  await desk.deliver(anEvent(brightside, "app.installed", 1));
  return desk;
}

test("greets whoever comes from Patchbay by name and organization", async () => {
  const browser = new Browser(await aDeskWithBoth());
  const page = await browser.visit(openAddress(provider, northwind));
  assert.equal(page.status, 200);
  assert.equal(page.url.pathname, "/");
  assert.match(page.text, /<h1>Hello, Ada Okonkwo<\/h1>/);
  assert.match(page.text, /The support desk of Northwind Labs/);
});

test("asks with PKCE S256, state and nonce, for the exact redirect address", async () => {
  const browser = new Browser(await aDeskWithBoth());
  const { url } = await browser.visit(openAddress(provider, northwind), (to) => to.pathname === "/oidc/auth");
  const asked = Object.fromEntries(url.searchParams);
  assert.equal(asked.redirect_uri, `${appUrl.origin}/auth/callback`);
  assert.equal(asked.client_id, northwind.clientId);
  assert.equal(asked.response_type, "code");
  assert.equal(asked.scope, "openid profile email organization");
  assert.equal(asked.code_challenge_method, "S256");
  assert.match(asked.code_challenge, /^[\w-]{43}$/);
  assert.ok(asked.state.length >= 32 && asked.nonce.length >= 32);
});

test("sets a session cookie that scripts cannot read", async () => {
  const desk = await aDeskWithBoth();
  const browser = new Browser(desk);
  const callback = await browser.visit(openAddress(provider, northwind), isCallback);
  const answer = await browser.send(callback.url);
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith("customer-service="));
  assert.match(cookie, /HttpOnly/);
  assert.match(cookie, /SameSite=Lax/);
});

test("lands where the link points, and never off the desk", async () => {
  const desk = await aDeskWithBoth();
  const own = await new Browser(desk).visit(openAddress(provider, northwind, { target_link_uri: "/?view=closed" }));
  assert.equal(own.url.search, "?view=closed");
  const absolute = await new Browser(desk).visit(openAddress(provider, northwind, { target_link_uri: `${appUrl.origin}/team` }));
  assert.equal(absolute.url.pathname, "/team");
  for (const away of ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "/%2f%2felsewhere.example",
    "http://127.0.0.1:18082/", "http://x@127.0.0.1:18081/", "javascript:alert(1)", "/.//elsewhere.example", "/\t/elsewhere.example"]) {
    const answer = await new Browser(desk).send(openAddress(provider, northwind, { target_link_uri: away }));
    assert.equal(answer.status, 400, away);
  }
});

test("begins no sign-in for another issuer, another client or an unknown organization", async () => {
  const browser = new Browser(await aDeskWithBoth());
  const status = async (more) => (await browser.send(openAddress(provider, northwind, more))).status;
  assert.equal(await status({ iss: "https://evil.example/oidc" }), 400);
  assert.equal(await status({ iss: `${provider.url.origin}/oidc/` }), 400);
  assert.equal(await status({ client_id: brightside.clientId }), 400);
  assert.equal(await status({ organization_id: "0198-unknown" }), 403);
  assert.equal(browser.cookies().size, 0);
});

test("lets nobody in whom Patchbay names for another organization", async () => {
  const browser = new Browser(await aDeskWithBoth());
  const claims = provider.claims;
  provider.claims = () => claims(brightside);
  try {
    const page = await browser.visit(openAddress(provider, northwind));
    assert.equal(page.status, 403);
    assert.match(page.text, /Patchbay did not let you in/);
    assert.equal((await browser.send("/")).status, 403);
  } finally {
    provider.claims = claims;
  }
});

test("refuses an answer with another state, another issuer or none, or a second time", async () => {
  const desk = await aDeskWithBoth();
  for (const spoil of [
    (url) => url.searchParams.set("state", "x".repeat(43)),
    (url) => url.searchParams.delete("state"),
    (url) => url.searchParams.set("iss", "https://evil.example/oidc"),
    (url) => url.searchParams.delete("iss"),
    (url) => url.searchParams.set("code", "stolen"),
  ]) {
    const browser = new Browser(desk);
    const { url } = await browser.visit(openAddress(provider, northwind), isCallback);
    spoil(url);
    assert.ok([400, 502].includes((await browser.send(url)).status), String(spoil));
    assert.equal(browser.cookies().has("customer-service"), false);
  }
  const browser = new Browser(desk);
  const { url } = await browser.visit(openAddress(provider, northwind), isCallback);
  assert.equal((await browser.send(url)).status, 303);
  assert.equal((await browser.send(url)).status, 400, "twice");
});

test("needs the issuer in the answer, whether or not Patchbay's metadata promises it", async () => {
  const signIn = new SignIn(new URL("http://localhost:9"), appUrl);
  for (const iss of [{}, { iss: "http://localhost:9/oidc/" }]) {
    await assert.rejects(signIn.complete({}, {}, new URLSearchParams({ code: "x", ...iss })), /does not name our issuer/);
  }
});

test("refuses an answer that another browser asked for", async () => {
  const desk = await aDeskWithBoth();
  const { url } = await new Browser(desk).visit(openAddress(provider, northwind), isCallback);
  const page = await new Browser(desk).visit(url);
  assert.equal(page.status, 400);
  assert.match(page.text, /This sign-in is over/);
});

test("a code of one organization's client is of no use in another's sign-in", async () => {
  const desk = await aDeskWithBoth();
  const browser = new Browser(desk);
  const stolen = (await new Browser(desk).visit(openAddress(provider, brightside), isCallback)).url.searchParams.get("code");
  const { url } = await browser.visit(openAddress(provider, northwind), isCallback);
  url.searchParams.set("code", stolen);
  assert.equal((await browser.send(url)).status, 502);
});

test("two sign-ins in two tabs do not end each other's", async () => {
  const browser = new Browser(await aDeskWithBoth());
  const first = await browser.visit(openAddress(provider, northwind), isCallback);
  const second = await browser.visit(openAddress(provider, northwind, { target_link_uri: "/team" }), isCallback);
  assert.equal((await browser.send(first.url)).headers.get("location"), "/");
  assert.equal((await browser.send(second.url)).headers.get("location"), "/team");
});

test("says so when Patchbay refuses, and when it cannot be reached", async () => {
  const desk = await aDeskWithBoth();
  provider.refuses = true;
  try {
    assert.match((await new Browser(desk).visit(openAddress(provider, northwind))).text, /did not let you in/);
  } finally {
    provider.refuses = false;
  }
  const nowhere = aDesk({ patchbayUrl: new URL("http://localhost:9") });
  await nowhere.deliver(anEvent(northwind, "app.installed", 1));
  const away = { url: new URL("http://localhost:9") };
  const page = await new Browser(nowhere).visit(openAddress(away, northwind));
  assert.equal(page.status, 502);
  assert.match(page.text, /Try once more/);
});

test("asks userinfo for what the ID token leaves out", async () => {
  const lean = await aProvider([northwind], { inIdToken: false });
  try {
    const desk = aDesk({ patchbayUrl: lean.url });
    await desk.deliver(anEvent(northwind, "app.installed", 1));
    const page = await new Browser(desk).visit(openAddress(lean, northwind));
    assert.match(page.text, /Hello, Ada Okonkwo/);
    assert.match(page.text, /Northwind Labs/);
  } finally {
    await lean.close();
  }
});

test("signs out here, or out of Patchbay too", async () => {
  const desk = await aDeskWithBoth();
  const here = new Browser(desk);
  await here.visit(openAddress(provider, northwind));
  const stolen = here.cookies().get("customer-service");
  assert.equal((await here.post("/sign-out", { form_token: "forged" })).status, 403);
  const form_token = await here.formToken();
  assert.equal((await here.post("/sign-out", { form_token })).headers.get("location"), "/signed-out");
  here.cookies().set("customer-service", stolen);
  assert.equal((await here.send("/")).status, 403, "the cookie is worth nothing any more");

  const everywhere = new Browser(desk);
  await everywhere.visit(openAddress(provider, northwind));
  const answer = await everywhere.post("/sign-out", { form_token: await everywhere.formToken(), everywhere: "yes" });
  const to = new URL(answer.headers.get("location"));
  assert.equal(to.origin + to.pathname, `${provider.url.origin}/oidc/session/end`);
  assert.ok(to.searchParams.get("id_token_hint"));
  assert.equal(to.searchParams.get("post_logout_redirect_uri"), null);
});

test("keeps people signed in through a restart, and through a pause, but not through an uninstall", async () => {
  const desk = await aDeskWithBoth();
  const browser = new Browser(desk);
  const neighbour = new Browser(desk);
  await browser.visit(openAddress(provider, northwind));
  await neighbour.visit(openAddress(provider, brightside));
  desk.restart();
  assert.equal((await browser.send("/")).status, 200);
  await desk.deliver(anEvent(northwind, "app.suspended", 2));
  const paused = await browser.visit("/");
  assert.equal(paused.status, 403);
  assert.match(paused.text, /Paused for your organization/);
  assert.match((await new Browser(desk).visit(openAddress(provider, northwind))).text, /Paused/);
  await desk.deliver(anEvent(northwind, "app.resumed", 3));
  assert.equal((await browser.send("/")).status, 200);
  await desk.deliver(anEvent(northwind, "app.uninstalled", 4));
  assert.match((await browser.visit("/")).text, /Open it from Patchbay/);
  assert.match((await new Browser(desk).visit(openAddress(provider, northwind))).text, /Not installed/);
  assert.equal((await neighbour.send("/")).status, 200, "the other organization notices nothing");
});

test("reads no more of a form than it can need, whoever sends it", async () => {
  const { app } = await aDeskWithBoth();
  for (const path of ["/auth/login", "/sign-out"]) {
    const body = new URLSearchParams({ iss: "x".repeat(20_000) });
    const answer = await app.fetch(new Request(new URL(path, appUrl), { method: "POST", body }));
    assert.equal(answer.status, 413);
  }
});

function isCallback(url) {
  return url.pathname === "/auth/callback";
}
