// Tells a process from another one that later got the same number: by when it began.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** When a process began, in whatever words the system has for it; null when there is none. */
export function beginningOf(pid) {
  try {
    if (existsSync("/proc/self/stat")) {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return fields[0] === "Z" ? null : fields[19];
    }
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || null;
  } catch {
    return null;
  }
}

export const identity = (pid) => ({ pid, began: beginningOf(pid) });

export const isAlive = ({ pid, began }) => began !== null && beginningOf(pid) === began;

/** Ends processes with their groups: asked first, killed when they do not listen. */
export async function end(processes, patience = 40_000) {
  const alive = () => processes.filter(isAlive);
  for (const { pid } of alive()) signal(pid, "SIGTERM");
  const deadline = Date.now() + patience;
  while (alive().length > 0 && Date.now() < deadline) await pause(50);
  for (const { pid } of alive()) signal(pid, "SIGKILL");
}

function signal(pid, name) {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, name);
      return;
    } catch {
      // not a group, or gone
    }
  }
}

/** Waits until a process has ended by itself; after the patience it is killed. */
export async function ended(pid, patience) {
  const who = identity(pid);
  const deadline = Date.now() + patience;
  while (isAlive(who) && Date.now() < deadline) await pause(100);
  if (isAlive(who)) signal(pid, "SIGKILL");
}
