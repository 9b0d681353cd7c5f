import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { DataFolder } from "../data.mjs";
import { choosePorts } from "../ports.mjs";
import { identity, isAlive } from "../processes.mjs";

let data;
beforeEach(() => {
  data = new DataFolder(mkdtempSync(join(tmpdir(), "patchbay-launcher-")));
});
afterEach(() => rmSync(data.path, { recursive: true, force: true }));

const sleeper = () => spawn("sleep", ["60"], { detached: true, stdio: "ignore" });

test("refuses a folder that another start uses", async () => {
  await data.claim({ fresh: false });
  await assert.rejects(new DataFolder(data.path).claim({ fresh: false }), /already runs/);
});

test("takes over from a killed start and ends what it left behind", async () => {
  const left = sleeper();
  const ended = new Promise((resolve) => left.once("exit", resolve));
  data.write("up.json", { launcher: { pid: process.pid, began: "another time" }, children: [identity(left.pid)] });
  await data.claim({ fresh: false });
  await ended;
  assert.equal(isAlive(data.read("up.json").launcher), true);
});

test("leaves a process alone that only has the number of one of ours", async () => {
  const stranger = sleeper();
  try {
    data.write("up.json", { launcher: { pid: 1, began: "never" }, children: [{ pid: stranger.pid, began: "never" }] });
    await data.claim({ fresh: false });
    assert.notEqual(identity(stranger.pid).began, null);
  } finally {
    stranger.kill("SIGKILL");
  }
});

test("starts over only in a folder of its own", async () => {
  writeFileSync(data.at("thesis.txt"), "years of work");
  await assert.rejects(data.claim({ fresh: true }), /not made by Patchbay/);
  assert.ok(existsSync(data.at("thesis.txt")));

  rmSync(data.at("thesis.txt"));
  await data.claim({ fresh: true });
  data.secrets(["bot"]);
  data.release();
  await new DataFolder(data.path).claim({ fresh: true });
  assert.ok(!existsSync(data.at("secrets.json")));
});

test("keeps secrets over starts, to be read by the owner only", () => {
  const first = data.secrets(["bot"]);
  const second = data.secrets(["bot", "crm"]);
  assert.match(first.bot, /^whsec_[A-Za-z0-9+/]{43}=$/);
  assert.equal(second.bot, first.bot);
  assert.notEqual(second.crm, first.bot);
  assert.equal(statSync(data.at("secrets.json")).mode & 0o777, 0o600);
});

test("moves to the next free port, keeps last time's, and refuses a demanded one that is taken", async () => {
  const other = createServer();
  await new Promise((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address();
  try {
    const chosen = await choosePorts({ base: port, bot: port });
    assert.ok(chosen.base > port && chosen.bot > chosen.base);
    assert.deepEqual(await choosePorts({ base: 1024, bot: 1024 }, chosen), chosen);
    await assert.rejects(choosePorts({ base: port }, {}, { base: port }), /not free/);
  } finally {
    other.close();
  }
});
