import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { Sessions } from "../dist/sessions.js";
import { aDesk, anEvent, anOrganization } from "./world.mjs";

const northwind = anOrganization("Northwind");
const EVENT = "http://schemas.openid.net/event/backchannel-logout";
let patchbay;
let url;
let keys;

before(async () => {
  keys = await generateKeyPair("ES256");
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: "one", alg: "ES256", use: "sig" };
  patchbay = createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    const issuer = `${url.origin}/oidc`;
    const answer = request.url.endsWith("/jwks") ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/jwks` };
    response.end(JSON.stringify(answer));
  });
  await new Promise((resolve) => patchbay.listen(0, "127.0.0.1", resolve));
  url = new URL(`http://localhost:${patchbay.address().port}`);
});
after(() => new Promise((resolve) => patchbay.close(resolve)));

async function signedIn() {
  const desk = aDesk({ patchbayUrl: url });
  await desk.deliver(anEvent(northwind, "app.installed", 1));
  const sessions = new Sessions(desk.store);
  const start = (sub, sid) =>
    sessions.start({ organizationId: northwind.id, organizationName: "", sub, sid, name: sub, isAdmin: false, permissions: [], idToken: "" }).cookie;
  const cookies = { here: start("ada", "s1"), elsewhere: start("ada", "s2"), other: start("ben", "s3") };
  return { desk, alive: () => Object.keys(cookies).filter((name) => sessions.find(cookies[name])) };
}

function token(claims = {}, { typ = "logout+jwt", key = keys.privateKey } = {}) {
  const now = Math.floor(Date.now() / 1000);
  const usual = { iss: `${url.origin}/oidc`, aud: northwind.clientId, iat: now, exp: now + 120, jti: "j", sub: "ada", sid: "s1", events: { [EVENT]: {} } };
  const all = { ...usual, ...claims };
  for (const name of Object.keys(all)) if (all[name] === undefined) delete all[name];
  return new SignJWT(all).setProtectedHeader({ alg: "ES256", kid: "one", typ }).sign(key);
}

async function post(desk, logoutToken) {
  const body = new URLSearchParams({ logout_token: logoutToken }).toString();
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return (await desk.app.fetch(new Request("http://127.0.0.1:18081/auth/backchannel-logout", { method: "POST", headers, body }))).status;
}

test("ends the sessions of the one session at Patchbay", async () => {
  const { desk, alive } = await signedIn();
  assert.equal(await post(desk, await token()), 204);
  assert.deepEqual(alive(), ["elsewhere", "other"]);
});

test("ends all of a person's sessions where none is named", async () => {
  const { desk, alive } = await signedIn();
  assert.equal(await post(desk, await token({ sid: undefined })), 204);
  assert.deepEqual(alive(), ["other"]);
});

test("acts upon no other token", async (t) => {
  const other = await generateKeyPair("ES256");
  const now = Math.floor(Date.now() / 1000);
  const refused = {
    "another issuer": () => token({ iss: "http://localhost:1/oidc" }),
    "a client that is nobody's": () => token({ aud: "c_another" }),
    "with a nonce": () => token({ nonce: "n" }),
    "another event": () => token({ events: { other: {} } }),
    "about nobody": () => token({ sub: undefined, sid: undefined }),
    "an ID token": () => token({}, { typ: "JWT" }),
    "signed by somebody else": () => token({}, { key: other.privateKey }),
    "an old one": () => token({ iat: now - 600, exp: now + 60 }),
    "no token": async () => "x",
  };
  for (const [name, make] of Object.entries(refused)) {
    await t.test(name, async () => {
      const { desk, alive } = await signedIn();
      assert.equal(await post(desk, await make()), 400);
      assert.equal(alive().length, 3);
    });
  }
});
