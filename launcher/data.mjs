// The data folder of `up`: who uses it, what was made once and is kept.

import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { end, identity, isAlive } from "./processes.mjs";
import { Refusal, say } from "./say.mjs";

const MARK = ".patchbay-data";

export class DataFolder {
  constructor(path) {
    this.path = path;
  }

  at(...parts) {
    return join(this.path, ...parts);
  }

  /** Makes the folder ours. Refuses while another `up` runs on it; what a killed one left running is ended. */
  async claim({ fresh }) {
    mkdirSync(this.path, { recursive: true });
    const previous = this.read("up.json", null);
    if (previous && isAlive(previous.launcher)) {
      throw new Refusal(
        `Patchbay already runs on ${this.path} (process ${previous.launcher.pid}).\n` +
          "Stop that one with Ctrl-C, or choose another folder with --data and another port with --port.",
      );
    }
    const left = (previous?.children ?? []).filter(isAlive);
    if (left.length > 0) {
      say(`Ending ${left.length} processes that an earlier start left behind`);
      await end(left);
    }
    if (fresh) await this.#empty();
    writeFileSync(this.at(MARK), "Patchbay keeps its data here; `./patchbay up --fresh` deletes all of it.\n");
    this.children = [];
    this.#record();
  }

  /** Notes a process that must not outlive us. */
  adopt(pid) {
    this.children = [...this.children.filter(isAlive), identity(pid)];
    this.#record();
  }

  #record() {
    this.write("up.json", { launcher: identity(process.pid), children: this.children });
  }

  release() {
    rmSync(this.at("addresses.json"), { force: true });
    rmSync(this.at("up.json"), { force: true });
  }

  /** Deletes everything, if it is certain that all of it is Patchbay's. */
  async #empty() {
    const entries = readdirSync(this.path);
    if (entries.length > 0 && !entries.includes(MARK)) {
      throw new Refusal(`${this.path} was not made by Patchbay, so --fresh does not delete it. Empty it yourself.`);
    }
    await this.endPostgres();
    for (const entry of entries) rmSync(this.at(entry), { recursive: true, force: true });
  }

  /** Ends an embedded PostgreSQL whose server was killed, once it is certain that it works in this folder. */
  async endPostgres() {
    const cluster = this.at("postgres", "cluster");
    try {
      const pid = Number(readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[0]);
      if (realpathSync(`/proc/${pid}/cwd`) === realpathSync(cluster)) {
        const postmaster = identity(pid);
        process.kill(pid, "SIGINT"); // fast shutdown
        await end([postmaster]);
      }
    } catch {
      // there is none
    }
  }

  read(name, otherwise) {
    try {
      return JSON.parse(readFileSync(this.at(name), "utf8"));
    } catch {
      return otherwise;
    }
  }

  /** Written aside and moved into place, readable by the owner only. */
  write(name, value) {
    const aside = this.at(`${name}.${process.pid}`);
    writeFileSync(aside, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
    chmodSync(aside, 0o600);
    renameSync(aside, this.at(name));
  }

  /** A webhook secret for each sample, made once. */
  secrets(names) {
    const known = this.read("secrets.json", {});
    const secrets = Object.fromEntries(
      names.map((name) => [name, known[name] ?? `whsec_${randomBytes(32).toString("base64")}`]),
    );
    this.write("secrets.json", secrets);
    return secrets;
  }

  isNew() {
    return !existsSync(this.at("postgres"));
  }
}
