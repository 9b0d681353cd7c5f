import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { DataFolder } from "../data.mjs";
import { requireTarget } from "../up.mjs";
import { server } from "../server.mjs";

const ports = { base: 8080, "customer-service": 8081, bot: 8082, crm: 8083, analytics: 8084, "host-product": 8085, logbook: 8086, "crypto-ticker": 8087, "machine-pulse": 8088 };

test("lets the server call the samples, and beside them only what was named", () => {
  const data = new DataFolder(join(tmpdir(), "patchbay-launcher-none"));
  const targets = (reach) =>
    server({ folder: "build", data, ports, secrets: {}, reach })
      .command.args.find((argument) => argument.startsWith("--patchbay.egress.development-targets="))
      .replace(/^.*=/, "")
      .split(",");
  const samples = targets([]);
  assert.ok(samples.includes("127.0.0.1:8081"));
  assert.deepEqual(targets(["127.0.0.1:3000"]), [...samples, "127.0.0.1:3000"]);
});

test("names only programs of this machine", () => {
  for (const target of ["127.0.0.1:3000", "[::1]:3000"]) requireTarget(target);
  for (const target of ["10.0.0.1:3000", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:99999", "localhost:3000", "127.0.0.1:3000,10.0.0.1:80"]) {
    assert.throws(() => requireTarget(target), /--reach takes/, target);
  }
});
