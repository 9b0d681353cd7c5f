import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Webhook } from "standardwebhooks";
import { anEvent, anOrganization, webhookSecret } from "./world.mjs";

const main = fileURLToPath(new URL("../dist/main.js", import.meta.url));

test("runs as a process, keeps a message through kill -9, and ends when it is told to", async (t) => {
  const port = await aFreePort();
  const env = {
    PATH: process.env.PATH,
    PORT: String(port),
    PATCHBAY_URL: "http://localhost:9",
    WEBHOOK_SECRET: webhookSecret,
    DATA_DIR: mkdtempSync(join(tmpdir(), "desk-")),
  };
  let running = await started(t, env);
  const address = `http://127.0.0.1:${port}`;
  assert.deepEqual(await (await fetch(`${address}/health`)).json(), { status: "up" });
  const organization = anOrganization("Grüne Wiese");
  const event = anEvent(organization, "app.installed", 1, { data: { config: { text: "Grüße, 林" } } });
  assert.equal((await deliver(address, event)).status, 200);

  running.kill("SIGKILL");
  await once(running, "exit");
  running = await started(t, env);
  // suspended, not "not installed": the installation is known, and the credentials were kept
  assert.equal((await deliver(address, anEvent(organization, "app.suspended", 2))).status, 200);
  const query = new URLSearchParams({ iss: "http://localhost:9/oidc", client_id: organization.clientId, organization_id: organization.id });
  assert.match(await (await fetch(`${address}/auth/login?${query}`)).text(), /Paused for your organization/);

  running.kill("SIGTERM");
  assert.deepEqual(await once(running, "exit"), [0, null]);
});

test("does not start without its settings, and names them", async () => {
  const running = spawn(process.execPath, [main], { env: { PATH: process.env.PATH }, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  running.stderr.on("data", (chunk) => (said += chunk));
  assert.deepEqual(await once(running, "exit"), [2, null]);
  assert.match(said, /PATCHBAY_URL:[^]*WEBHOOK_SECRET:|WEBHOOK_SECRET:[^]*PATCHBAY_URL:/);
});

async function started(t, env) {
  const running = spawn(process.execPath, [main], { env, stdio: ["ignore", "pipe", "inherit"] });
  t.after(() => running.kill("SIGKILL"));
  const ended = once(running, "exit").then(([code]) => assert.fail(`ended with ${code} before it listened`));
  ended.catch(() => {});
  await Promise.race([once(running.stdout, "data"), ended]);
  return running;
}

function deliver(address, event) {
  const body = JSON.stringify(event);
  const at = new Date();
  return fetch(`${address}/api/webhooks/optare`, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "webhook-id": event.id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": new Webhook(webhookSecret).sign(event.id, at, body),
    },
  });
}

async function aFreePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
