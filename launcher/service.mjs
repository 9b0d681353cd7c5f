// A program that is meant to go on running: started, waited for, watched, ended.

import { closeSync, existsSync, mkdirSync, openSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { identity, end } from "./processes.mjs";
import { start, tail } from "./run.mjs";
import { Refusal } from "./say.mjs";

const LARGEST_LOG = 10_000_000;

export class Service {
  #child = null;
  #process = null;

  /** @param {{name: string, program: string, args: string[], cwd: string, env: object, log: string}} command */
  constructor(command) {
    this.command = command;
    this.name = command.name;
  }

  /** Starts it with its output appended to its log; `onEnd` hears of an end that was not asked for. */
  start(data, onEnd) {
    const { program, args, cwd, env, log } = this.command;
    mkdirSync(dirname(log), { recursive: true, mode: 0o700 });
    rotate(log);
    const output = openSync(log, "a");
    const child = start(program, args, { cwd, env, stdio: ["ignore", output, output] });
    closeSync(output);
    this.#child = child;
    this.#process = child.pid ? identity(child.pid) : null;
    if (child.pid) data.adopt(child.pid);
    const ended = (how) => {
      if (this.#child !== child) return;
      this.#child = null;
      onEnd(this, how);
    };
    child.once("exit", (code, signal) => ended(signal ?? `exit code ${code}`));
    child.once("error", (error) => ended(error.message));
  }

  get running() {
    return this.#child !== null;
  }

  get pid() {
    return this.#child?.pid;
  }

  /** Waits until an address answers with 200; refuses when the program ends before, or time is up. */
  async answers(address, { patience = 180_000, meanwhile = () => {} } = {}) {
    const deadline = Date.now() + patience;
    while (!(await isUp(address))) {
      meanwhile();
      if (!this.running) throw new Refusal(`${this.name} ended before it was ready.\n\n${this.lastWords()}`);
      if (Date.now() > deadline) {
        throw new Refusal(`${this.name} did not answer at ${address} in time.\n\n${this.lastWords()}`);
      }
      await pause(100);
    }
  }

  lastWords(lines = 40) {
    return `The end of ${this.command.log}:\n${tail(this.command.log, lines)}`;
  }

  /** Ends it and what it started; being asked, it is not missed. */
  async stop(patience = undefined) {
    this.#child = null;
    if (this.#process) await end([this.#process], patience);
  }

  /** Ends it at once, without order. */
  kill() {
    this.#child = null;
    if (this.#process) return end([this.#process], 0);
  }
}

function rotate(log) {
  if (existsSync(log) && statSync(log).size > LARGEST_LOG) renameSync(log, `${log}.old`);
}

async function isUp(address) {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(5000), redirect: "manual" });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}
