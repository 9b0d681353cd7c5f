// Ends what hangs, after saying where it hangs.

import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { scratch } from "./paths.mjs";
import { tail } from "./run.mjs";
import { red, say } from "./say.mjs";
import { findJdk } from "./tools.mjs";

/** Does the work; after the limit it prints what every Java process below us is doing, kills all and ends with 1. */
export async function guarded(limit, work) {
  const alarm = setTimeout(() => {
    say(red(`\nNot done after ${limit / 60_000} minutes. Something hangs; this is where:`));
    const below = descendants(process.pid);
    for (const { pid } of below.filter(({ name }) => name === "java")) say(threadsOf(pid));
    for (const log of logs()) say(`\n── ${log}\n${tail(log, 60)}`);
    for (const { pid } of below.reverse()) kill(pid);
    process.exit(1);
  }, limit);
  try {
    return await work();
  } finally {
    clearTimeout(alarm);
  }
}

/** All processes below one, parents before their children. */
function descendants(pid) {
  const all = execFileSync("ps", ["-eo", "pid=,ppid=,comm="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter(Boolean)
    .map(([, child, parent, name]) => ({ pid: Number(child), parent: Number(parent), name }));
  const below = (parent) => all.filter((each) => each.parent === parent).flatMap((each) => [each, ...below(each.pid)]);
  return below(pid);
}

function threadsOf(pid) {
  const jcmd = join(findJdk() ?? "/nowhere", "bin", "jcmd");
  try {
    return `\n── threads of ${pid}\n${execFileSync(jcmd, [String(pid), "Thread.print"], { encoding: "utf8", timeout: 30_000 })}`;
  } catch (failed) {
    return `\n── threads of ${pid} cannot be had: ${failed.message}`;
  }
}

function logs() {
  return [scratch("logs"), "acceptance/target", "server/target/surefire-reports"]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).filter((name) => /(\.log|-output\.txt)$/.test(name)).map((name) => join(folder, name)))
    .filter((log) => readFileSync(log).length > 0);
}

function kill(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // it is gone
  }
}
