import assert from "node:assert/strict";
import { createServer, request } from "node:http";
import { after, before, test } from "node:test";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { product } from "../src/product.js";

const listen = async (handler) => {
  const server = createServer(handler);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
};

let provider;
let host;
let keys;

before(async () => {
  keys = await generateKeyPair("ES256");
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: "k1", alg: "ES256", use: "sig" };
  provider = await listen((request, response) => response.end(JSON.stringify({ keys: [jwk] })));
  const server = createServer((request, response) => host.handler(request, response));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  host = { server, origin, handler: product({ patchbayUrl: new URL(provider.origin), ownOrigin: origin }) };
});

after(() => {
  provider.server.close();
  host.server.close();
});

async function assertion({ typ = "patchbay-assertion+jwt", audience = host.origin, issuer = `${provider.origin}/oidc`, life = 60, key = keys.privateKey } = {}) {
  return new SignJWT({ caller: "delegated", client_id: "c_1", scope: "fantasy:read", user_id: "u1" })
    .setProtectedHeader({ alg: "ES256", kid: "k1", typ })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject("u1")
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + life)
    .sign(key);
}

const get = (path, token) => fetch(host.origin + path, { headers: token ? { "x-patchbay-assertion": token } : {} });

test("serves leagues and players to whom Patchbay vouches for", async () => {
  const token = await assertion();
  const { leagues } = await (await get("/fantasy/leagues", token)).json();
  assert.deepEqual(leagues.map(({ id }) => id), ["sunday", "office"]);
  const league = await (await get("/fantasy/leagues/sunday", token)).json();
  assert.equal(league.players[2].name, "Chi Tran");
  assert.equal((await get("/fantasy/players/dee", token)).status, 200);
  for (const path of ["/fantasy/players/constructor", "/fantasy/leagues/none", "/other", "/fantasy/leagues/sunday/x"]) {
    assert.equal((await get(path, token)).status, 404, path);
  }
});

test("shows who calls", async () => {
  assert.deepEqual(await (await get("/fantasy/me", await assertion())).json(), {
    caller: "delegated",
    subject: "u1",
    clientId: "c_1",
    userId: "u1",
    installationId: null,
    organizationId: null,
    scopes: ["fantasy:read"],
  });
});

test("believes nobody else", async () => {
  const stranger = await generateKeyPair("ES256");
  const forged = [
    undefined,
    "nonsense",
    await assertion({ typ: "at+jwt" }),
    await assertion({ audience: "http://127.0.0.1:1" }),
    await assertion({ issuer: "https://elsewhere.example/oidc" }),
    await assertion({ life: -10 }),
    await assertion({ key: stranger.privateKey }),
  ];
  for (const token of forged) assert.equal((await get("/fantasy/leagues", token)).status, 401);
  const headers = { "x-user-id": "u1", "x-client-id": "c_1", "x-scopes": "fantasy:read" };
  assert.equal((await fetch(`${host.origin}/fantasy/leagues`, { headers })).status, 401);
});

test("outlives what is no address", async () => {
  const { port } = host.server.address();
  const status = await new Promise((resolve, reject) => {
    request({ port, host: "127.0.0.1", path: "////" }, (answer) => resolve(answer.resume().statusCode)).on("error", reject).end();
  });
  assert.equal(status, 400);
});
