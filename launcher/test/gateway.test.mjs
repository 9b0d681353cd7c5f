import assert from "node:assert/strict";
import { test } from "node:test";
import { describe, gateway } from "../gateway.mjs";

test("a rule is one line that leaves out what there is none of", () => {
  const rule = { path: "/v1/me", methods: ["GET"], callers: ["delegated", "m2m"], scopes: [], rate: null, upstream: null };
  assert.equal(describe(rule), "GET /v1/me  callers delegated, m2m");
  assert.equal(
    describe({ ...rule, scopes: ["fantasy:read"], rate: "600/min", upstream: "http://10.0.0.7" }),
    "GET /v1/me  callers delegated, m2m  scopes fantasy:read  600/min  → http://10.0.0.7",
  );
});

test("the gateway is checked or reloaded, nothing else", async () => {
  await assert.rejects(gateway("open", {}), /Usage/);
});
