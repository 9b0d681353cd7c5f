// Runs other programs: to their end with their output in a file, or in full view.

import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { scratch } from "./paths.mjs";
import { Refusal } from "./say.mjs";

/** Every program that was started here and has not ended. */
const running = new Set();

/**
 * Runs a program quietly; when it fails, the end of what it said is the message.
 *
 * @param limit milliseconds after which it is ended
 */
export async function quietly(name, program, args, { cwd, env, limit } = {}) {
  const log = scratch("logs", `${name}.log`);
  mkdirSync(dirname(log), { recursive: true });
  const output = openSync(log, "w");
  try {
    const child = start(program, args, { cwd, env, stdio: ["ignore", output, output] });
    const alarm = limit && setTimeout(() => signalGroup(child.pid, "SIGKILL"), limit);
    const code = await ended(child).finally(() => clearTimeout(alarm));
    if (code !== 0) {
      throw new Refusal(`${name} failed (${code}). The end of ${log}:\n\n${tail(log, 40)}`);
    }
  } finally {
    closeSync(output);
  }
}

/** Runs a program in view, hands each piece of its output on, and answers its exit code. */
export function inView(program, args, { cwd, env, heard = () => {} } = {}) {
  const child = start(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  for (const [stream, out] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]) {
    stream.setEncoding("utf8").on("data", (text) => {
      out.write(text);
      heard(text);
    });
  }
  return ended(child);
}

/** A program in a process group of its own: Ctrl-C reaches only us, and we end it in order. */
export function start(program, args, { cwd, env, stdio }) {
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio, detached: true });
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

export function ended(child) {
  return new Promise((resolve, reject) => {
    child.once("error", (error) => {
      running.delete(child);
      reject(new Refusal(`${child.spawnfile} cannot be run: ${error.message}`));
    });
    child.once("exit", (code, signal) => resolve(code ?? signal));
  });
}

/** Signals every program that still runs, with its children. */
export function signalAll(signal) {
  for (const child of running) signalGroup(child.pid, signal);
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // it is gone
  }
}

export function tail(file, lines) {
  if (!existsSync(file)) return "(it said nothing)";
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
}
