import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { webhookSecret } from "./world.js";

const main = fileURLToPath(new URL("../src/main.js", import.meta.url));

test("runs as a process, says where the app is opened, and ends when it is told to", async (t) => {
  const port = await aFreePort();
  const env = {
    PATH: process.env.PATH,
    APP_NAME: "crm",
    PORT: String(port),
    PATCHBAY_URL: "http://localhost:9",
    WEBHOOK_SECRET: webhookSecret,
    DATA_DIR: mkdtempSync(join(tmpdir(), "inspector-")),
  };
  const running = spawn(process.execPath, [main], { env, stdio: ["ignore", "pipe", "inherit"] });
  t.after(() => running.kill("SIGKILL"));
  const [said] = await once(running.stdout, "data");
  assert.equal(String(said), `CRM is at http://127.0.0.1:${port}\n`);
  assert.deepEqual(await (await fetch(`http://127.0.0.1:${port}/health`)).json(), { status: "up" });
  const page = await fetch(`http://127.0.0.1:${port}/`);
  assert.equal(page.status, 403);
  assert.match(await page.text(), /href="http:\/\/localhost:9\/apps\/crm\/open"/);
  running.kill("SIGTERM");
  assert.deepEqual(await once(running, "exit"), [0, null]);
});

test("does not start without its settings, and names them", async () => {
  const running = spawn(process.execPath, [main], { env: { PATH: process.env.PATH }, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  running.stderr.on("data", (chunk) => (said += chunk));
  assert.deepEqual(await once(running, "exit"), [2, null]);
  for (const name of ["APP_NAME", "PATCHBAY_URL", "WEBHOOK_SECRET"]) assert.match(said, new RegExp(`${name}:`));
});

async function aFreePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
