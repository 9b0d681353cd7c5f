import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { findJdk } from "../tools.mjs";

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "patchbay-launcher-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function jdk(name, version) {
  const home = join(folder, name);
  mkdirSync(join(home, "bin"), { recursive: true });
  writeFileSync(join(home, "release"), `IMPLEMENTOR="x"\nJAVA_VERSION="${version}"\n`);
  for (const program of ["java", "javac"]) {
    writeFileSync(join(home, "bin", program), "#!/bin/sh\n");
    chmodSync(join(home, "bin", program), 0o755);
  }
  return home;
}

test("finds the JDK 25 where java and JAVA_HOME name another", () => {
  const old = jdk("old", "17.0.15");
  const wanted = jdk("wanted", "25.0.1");
  assert.equal(findJdk({ JAVA_HOME: old, PATH: join(old, "bin") }, () => [old, wanted]), wanted);
});

test("prefers JAVA_HOME to what is installed", () => {
  const mine = jdk("mine", "25");
  const other = jdk("other", "25.0.2");
  assert.equal(findJdk({ JAVA_HOME: mine, PATH: "" }, () => [other]), mine);
});

test("takes no newer JDK and no runtime without a compiler", () => {
  const newer = jdk("newer", "26");
  const runtime = jdk("runtime", "25");
  rmSync(join(runtime, "bin", "javac"));
  assert.equal(findJdk({ PATH: "" }, () => [newer, runtime]), null);
});
