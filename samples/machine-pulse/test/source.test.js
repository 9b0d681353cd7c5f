import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { machine } from "../src/machine.js";
import { SCHEMA, source } from "../src/source.js";

let provider;
let pulse;
let keys;
let standing = { connected: true, waiting: 0, sent: 0, dropped: 0, measures: [] };

const listen = async (server) => {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${server.address().port}`;
};

before(async () => {
  keys = await generateKeyPair("ES256");
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: "k1", alg: "ES256", use: "sig" };
  const ofKeys = createServer((request, response) => response.end(JSON.stringify({ keys: [jwk] })));
  provider = { server: ofKeys, origin: await listen(ofKeys) };
  const server = createServer((request, response) => pulse.handler(request, response));
  const origin = await listen(server);
  pulse = { server, origin, handler: source({ patchbayUrl: new URL(provider.origin), ownOrigin: origin, standing: () => standing }) };
});

after(() => {
  provider.server.close();
  pulse.server.close();
});

const call = ({ typ = "patchbay-poll+jwt", audience = pulse.origin, life = 60, key = keys.privateKey } = {}) =>
  new SignJWT({})
    .setProtectedHeader({ alg: "ES256", kid: "k1", typ })
    .setIssuer(`${provider.origin}/oidc`)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + life)
    .sign(key);

test("says to nobody but Patchbay what its records are", async () => {
  const stranger = (await generateKeyPair("ES256")).privateKey;
  for (const wrong of [{ typ: "at+jwt" }, { audience: "http://127.0.0.1:1" }, { life: -120 }, { key: stranger }]) {
    const answer = await fetch(`${pulse.origin}/schema`, { headers: { authorization: `Bearer ${await call(wrong)}` } });
    assert.equal(answer.status, 401, Object.keys(wrong)[0]);
  }
  const answer = await fetch(`${pulse.origin}/schema`, { headers: { authorization: `Bearer ${await call()}` } });
  assert.deepEqual(await answer.json(), SCHEMA);
  assert.equal((await fetch(`${pulse.origin}/data`)).status, 404, "records are sent, not asked for");
});

test("sends what it said", async () => {
  const look = machine();
  await look();
  const { properties, required } = SCHEMA.schema;
  for (const record of await look()) {
    assert.deepEqual(Object.keys(record), required);
    assert.ok(properties.measure.enum.includes(record.measure), record.measure);
    assert.ok(properties.unit.enum.includes(record.unit), record.unit);
    assert.ok(record.value >= 0 && record.name.length <= 40);
    assert.match(record.at, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  }
});

test("says whether the broker is there, and what this system does not tell", async () => {
  standing = { connected: false, waiting: 7, sent: 40, dropped: 2, measures: [{ measure: "load-1m", name: "Load, 1 min", value: 1.5, unit: "processes" }] };
  assert.deepEqual(await (await fetch(`${pulse.origin}/health`)).json(), { status: "up", broker: "away", waiting: 7, sent: 40, dropped: 2 });
  const page = await (await fetch(pulse.origin)).text();
  assert.match(page, /The broker is away: 40 records sent, 7 wait, 2 were too many to keep/);
  assert.match(page, /Load, 1 min<\/th><td>1\.5/);
  assert.match(page, /Not told by this system, or not yet: load-5m.*network-sent\./);
});
