import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { placeIn, pull } from "../src/pull.js";

test("hands each event on once, with tokens that die and a server that stumbles", async (t) => {
  const asked = [];
  const log = [
    { status: 200, body: { events: [{ id: "1" }, { id: "2" }], next: "a" } },
    { status: 503, body: { title: "busy" } },
    { status: 401, body: { title: "dead" } },
    { status: 200, body: { events: [], next: "a" } },
    { status: 410, body: { title: "expired", earliest: "start" } },
    { status: 200, body: { events: [{ id: "3" }], next: "b" } },
  ];
  const patchbay = await serve(t, asked, log);
  const file = join(mkdtempSync(join(tmpdir(), "pull-")), "cursor");
  const ending = new AbortController();
  const taken = [];
  const said = [];

  await pull(
    { patchbayUrl: patchbay, clientId: "c_x", clientSecret: "s/+", waitSeconds: 1 },
    placeIn(file),
    (event) => {
      taken.push(event.id);
      if (event.id === "3") setImmediate(() => ending.abort());
    },
    ending.signal,
    (line) => said.push(line),
  );

  assert.deepEqual(taken, ["1", "2", "3"]);
  assert.deepEqual(
    asked.filter(({ path }) => path === "/v1/events").slice(0, 6).map(({ after }) => after),
    [null, "a", "a", "a", "a", "start"],
  );
  assert.equal(asked.filter(({ path }) => path === "/oidc/token").length, 2, "another token after the 401");
  assert.equal(asked.find(({ path }) => path === "/oidc/token").authorization, `Basic ${btoa("c_x:s%2F%2B")}`);
  assert.equal(readFileSync(file, "utf8"), "b\n");
  assert.equal(placeIn(file).read(), "b");
  assert.ok(said.some((line) => line.includes("oldest")));
});

async function serve(t, asked, log) {
  const server = createServer((req, res) => {
    const url = new URL(req.url, "http://here");
    asked.push({ path: url.pathname, after: url.searchParams.get("after"), authorization: req.headers.authorization });
    const answer =
      url.pathname === "/oidc/.well-known/openid-configuration"
        ? { status: 200, body: { token_endpoint: new URL("/oidc/token", base).href } }
        : url.pathname === "/oidc/token"
          ? { status: 200, body: { access_token: "t", expires_in: 3600 } }
          : (log.shift() ?? { status: 200, body: { events: [], next: "b" } });
    res.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(answer.body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  const base = `http://127.0.0.1:${server.address().port}`;
  return new URL(base);
}
