import { appsOf } from "../foreign.mjs";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "patchbay-launcher-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the installation in a process of its own, with these programs instead of npm and Python. */
function install(npm, python) {
  for (const [name, script] of Object.entries({ npm, python3: python })) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const program = `
    import { foreignApps } from ${JSON.stringify(new URL("../foreign.mjs", import.meta.url).href)};
    foreignApps().then((found) => console.log(JSON.stringify(found)), (failed) => console.log(JSON.stringify({ failed: failed.message })));`;
  const node = join(folder, "node");
  if (!existsSync(node)) writeFileSync(node, readFileSync(process.execPath), { mode: 0o755 });
  return JSON.parse(
    execFileSync(node, ["--input-type=module", "-e", program], {
      encoding: "utf8",
      env: { PATH: `${folder}:/usr/bin:/bin`, XDG_CACHE_HOME: folder },
    }),
  );
}

const makesVenv = 'if [ "$2" = venv ]; then mkdir -p "$3/bin" && cp "$0" "$3/bin/python"; fi';
const cached = () => readdirSync(join(folder, "patchbay", "apps"));

test("installs once, where every checkout finds it", () => {
  const count = join(folder, "count");
  const first = install(`echo x >> ${count}`, makesVenv);
  const second = install("exit 1", "exit 1");
  assert.deepEqual(second, first);
  assert.equal(readFileSync(count, "utf8"), "x\n");
  assert.ok(existsSync(join(first.ACTUAL_HOME, "package-lock.json")));
  assert.ok(existsSync(join(first.STREAMLIT_HOME, "bin", "python")));
});

test("keeps nothing half-done and says which app could not be installed", () => {
  const { failed } = install("echo no network; exit 1", makesVenv);
  assert.match(failed, /"actual".*could not be installed/);
  assert.match(failed, /no network/);
  assert.deepEqual(
    cached().filter((name) => name.includes("actual")),
    [],
  );
});

test("programs of a story are there also when several stories are asked for", () => {
  assert.deepEqual(appsOf("ChangesOutageTests,BrokerStoryTests").map(({ name }) => name), appsOf("Broker").map(({ name }) => name));
  assert.equal(appsOf("Broker").length, 1);
  assert.equal(appsOf("Kill").length, 0);
});
