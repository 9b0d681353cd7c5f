import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { at } from "../paths.mjs";
import { CALLED, FIRST_SAMPLE_PORT, SAMPLES, catalogVariables, sampleAddress, sampleCommand } from "../samples.mjs";

const folder = mkdtempSync(join(tmpdir(), "patchbay-launcher-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const data = { at: (...parts) => join(folder, ...parts) };
const client = {
  clientId: "c_1",
  clientSecret: "secret of the client",
  broker: { address: "127.0.0.1:9092", encrypted: false, topics: { data: "integrations.machine-pulse.data" } },
};

const named = (name) => SAMPLES.find((sample) => sample.name === name);
const told = (name) =>
  sampleCommand(named(name), { base: "http://localhost:8080", port: 9000, secret: "secret of webhooks", client, data }).env;

test("starts every sample from a program that is there, and lists it where it is started", () => {
  const catalog = readFileSync(at("catalog.yaml"), "utf8");
  const entries = new Set(catalog.match(/^ {2}- name: .*$/gm).map((line) => line.replace(/^.*: /, "")));
  SAMPLES.forEach((sample, i) => {
    assert.ok(existsSync(at(sample.folder, "package.json")), sample.folder);
    if (sample.main.startsWith("src/")) assert.ok(existsSync(at(sample.folder, sample.main)), sample.main);
    if (sample.behind) return;
    const variable = `${sample.name.toUpperCase().replaceAll("-", "_")}_APP_URL`;
    assert.ok(entries.has(sample.name), sample.name);
    assert.ok(catalog.includes(`\${${variable}:${sampleAddress(FIRST_SAMPLE_PORT + i)}}`), variable);
  });
});

test("tells the catalog where each sample is, and the secret of those that take webhooks", () => {
  const ports = Object.fromEntries(SAMPLES.map(({ name }, i) => [name, 9000 + i]));
  const variables = catalogVariables(ports, { "crypto-ticker": "secret of the ticker" });
  assert.equal(variables.CRYPTO_TICKER_APP_URL, sampleAddress(ports["crypto-ticker"]));
  assert.equal(variables.CRYPTO_TICKER_WEBHOOK_SECRET, "secret of the ticker");
  assert.equal(variables.MACHINE_PULSE_APP_URL, sampleAddress(ports["machine-pulse"]));
  assert.ok(!("LOGBOOK_WEBHOOK_URL" in variables));
});

test("gives a program that pushes its client, its broker and its topic, and no secret of webhooks", () => {
  const { CLIENT_ID, CLIENT_SECRET, BROKER, BROKER_TLS, TOPIC, WEBHOOK_SECRET } = told("machine-pulse");
  assert.deepEqual(
    { CLIENT_ID, CLIENT_SECRET, BROKER, BROKER_TLS, TOPIC, WEBHOOK_SECRET },
    {
      CLIENT_ID: "c_1",
      CLIENT_SECRET: "secret of the client",
      BROKER: "127.0.0.1:9092",
      BROKER_TLS: "false",
      TOPIC: "integrations.machine-pulse.data",
      WEBHOOK_SECRET: undefined,
    },
  );
});

test("gives nobody's secret to a program that does without", () => {
  for (const sample of ["crypto-ticker", "bot"]) {
    const { CLIENT_SECRET, BROKER, TOPIC, WEBHOOK_SECRET } = told(sample);
    assert.deepEqual([CLIENT_SECRET, BROKER, TOPIC, WEBHOOK_SECRET], [undefined, undefined, undefined, "secret of webhooks"]);
  }
  const { BROKER, CLIENT_SECRET } = told("logbook");
  assert.deepEqual([BROKER, CLIENT_SECRET], [undefined, "secret of the client"]);
});

test("lets the server call the sources that it asks, each at a port of its own", () => {
  const names = CALLED.map(({ name }) => name);
  for (const name of ["crypto-ticker", "machine-pulse"]) assert.ok(names.includes(name), name);
  assert.ok(!names.includes("logbook") && !names.includes("host-product"));
  assert.equal(new Set(SAMPLES.map(({ name }) => name)).size, SAMPLES.length);
});
