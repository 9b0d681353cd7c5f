import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { Script } from "node:vm";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { days, SYMBOLS } from "../src/rates.js";
import { source } from "../src/source.js";

const DAY = 1000;

let provider;
let ticker;
let keys;
let now = 0;

const listen = async (server) => {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${server.address().port}`;
};

before(async () => {
  keys = await generateKeyPair("ES256");
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: "k1", alg: "ES256", use: "sig" };
  const ofKeys = createServer((request, response) => response.end(JSON.stringify({ keys: [jwk] })));
  provider = { server: ofKeys, origin: await listen(ofKeys) };
  const server = createServer((request, response) => ticker.handler(request, response));
  const origin = await listen(server);
  const handler = source({ patchbayUrl: new URL(provider.origin), ownOrigin: origin, days: days(), dayMillis: DAY, now: () => now });
  ticker = { server, origin, handler };
});

after(() => {
  provider.server.close();
  ticker.server.close();
});

const poll = ({ typ = "patchbay-poll+jwt", audience = ticker.origin, issuer = `${provider.origin}/oidc`, life = 60, key = keys.privateKey } = {}) =>
  new SignJWT({})
    .setProtectedHeader({ alg: "ES256", kid: "k1", typ })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + life)
    .sign(key);

const get = async (path, headers = {}) => fetch(ticker.origin + path, { headers: { authorization: `Bearer ${await poll()}`, ...headers } });

test("tells its records to nobody but Patchbay", async () => {
  const stranger = (await generateKeyPair("ES256")).privateKey;
  const refused = [{ typ: "at+jwt" }, { audience: "http://127.0.0.1:1" }, { issuer: "http://127.0.0.1:1/oidc" }, { life: -120 }, { key: stranger }];
  for (const wrong of refused) {
    const answer = await get("/data", { authorization: `Bearer ${await poll(wrong)}` });
    assert.equal(answer.status, 401, Object.keys(wrong)[0]);
  }
  assert.equal((await fetch(`${ticker.origin}/data`)).status, 401);
  assert.equal((await fetch(`${ticker.origin}/schema`)).status, 401);
  assert.equal((await get("/data")).status, 200);
});

test("answers what it says at /schema", async () => {
  const { schema, key } = await (await get("/schema")).json();
  for (let day = 0; day < days().length; day++) {
    now = day * DAY;
    const records = await (await get("/data")).json();
    assert.ok(records.length >= 15, "most coins are known each day");
    assert.equal(new Set(records.map((record) => record[key[0]])).size, records.length);
    for (const record of records) {
      assert.deepEqual(Object.keys(record), Object.keys(schema.properties));
      assert.ok(record.history.length > 1 && record.history.length <= schema.properties.history.maxItems);
      assert.deepEqual(record.history.at(-1), { day: record.day, usd: record.usd, eur: record.eur }, "its own day is the last");
      assert.deepEqual(record.history.map(({ day }) => day), record.history.map(({ day }) => day).sort());
      assert.match(record.day, /^\d{4}-\d\d-\d\d$/);
      assert.ok(record.usd > 0 && record.eur > 0 && Number.isFinite(record.usd));
      const [before] = record.history.slice(-2);
      assert.ok(Math.abs(record.change_percent - 100 * (record.usd / before.usd - 1)) < 0.001, "the change is to the day before");
    }
  }
});

test("walks from day to day and says when nothing changed", async () => {
  now = 0;
  const first = await get("/data");
  const etag = first.headers.get("etag");
  assert.equal((await get("/data", { "if-none-match": etag })).status, 304);

  now = DAY;
  const second = await get("/data", { "if-none-match": etag });
  assert.equal(second.status, 200);
  assert.notEqual((await second.json())[0].day, (await first.json())[0].day);

  now = days().length * DAY;
  assert.equal((await get("/data", { "if-none-match": etag })).status, 304, "after the last day comes the first");
});

test("has rates of the days that its packages were published", async () => {
  const known = days();
  assert.deepEqual(known.map(({ day }) => day), [...new Set(known.map(({ day }) => day))].sort());
  const { version } = (await import("rates-day-7/package.json", { with: { type: "json" } })).default;
  assert.equal(known.at(-1).day, version.split(".").map((part) => part.padStart(2, "0")).join("-"));
});

test("keeps its promise that later schemas stay compatible: what is new may be missing", async () => {
  const { schema, compatibility } = await (await get("/schema")).json();
  assert.equal(compatibility, "compatible");
  assert.deepEqual(schema.required, ["symbol", "name", "day", "usd", "eur", "change_percent"]);
});

test("tells everybody its widget and its script", async () => {
  const manifest = await fetch(`${ticker.origin}/manifest`);
  assert.equal(manifest.status, 200);
  const { min_size: least, default_size: usual, max_size: most, config_schema: form } = await manifest.json();
  assert.deepEqual(least, { width: 2, height: 2 });
  assert.ok(usual.width <= most.width && most.width === 12);
  assert.deepEqual([...form.properties.coins.items.enum].sort(), SYMBOLS.toSorted(), "every coin that has a rate can be chosen, and no other");

  const bundle = await fetch(`${ticker.origin}/bundle`);
  assert.match(bundle.headers.get("content-type"), /^text\/javascript/);
  const script = await bundle.text();
  assert.ok(Buffer.byteLength(script) <= 20_000, `${Buffer.byteLength(script)} bytes`);
  new Script(script); // a mistake of syntax is thrown
});

test("shows people the rates and their day", async () => {
  now = 0;
  const page = await (await fetch(ticker.origin)).text();
  assert.match(page, new RegExp(`Rates of ${days()[0].day}`));
  assert.match(page, /Bitcoin/);
});
