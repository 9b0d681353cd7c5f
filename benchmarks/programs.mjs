// Small Java programs of benchmarks, compiled against the build that they measure and run with its libraries.

import { execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { at } from "../launcher/paths.mjs";
import { requireJdk } from "../launcher/tools.mjs";

const QUIET = `-Dlogback.configurationFile=${at("benchmarks", "kafka", "logback.xml")}`;

const java = (name) => join(requireJdk(), "bin", name);

export class Programs {
  #running = new Set();

  /** @param files of this folder, such as kafka/Bare.java */
  static async compile(build, ...files) {
    const classes = mkdtempSync(join(tmpdir(), "patchbay-programs-"));
    const path = [classes, join(build, "patchbay.jar"), join(build, "lib", "*")].join(delimiter);
    const sources = files.map((file) => at("benchmarks", ...file.split("/")));
    await promisify(execFile)(java("javac"), ["-nowarn", "-proc:none", "-cp", path, "-d", classes, ...sources]);
    return new Programs(classes, path);
  }

  constructor(classes, path) {
    this.classes = classes;
    this.path = path;
  }

  /** Runs one to its end. Answers the lines that it said. */
  async run(name, ...args) {
    const program = this.begin(name, ...args);
    return program.end();
  }

  /** Starts one. `said(start)` waits for the line that begins so and answers its rest; `end()` waits for its end. */
  begin(name, ...args) {
    const child = spawn(java("java"), ["-Xmx512m", "-XX:+UseSerialGC", QUIET, "-cp", this.path, name, ...args.map(String)], {
      stdio: ["pipe", "pipe", "pipe"],
    });
    this.#running.add(child);
    const lines = [];
    const waiting = [];
    let trouble = "";
    child.stderr.on("data", (part) => (trouble = (trouble + part).slice(-4_000)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      lines.push(line);
      for (const look of waiting) look();
    });
    const ended = new Promise((resolve, reject) => {
      child.once("close", (code) => {
        this.#running.delete(child);
        if (code === 0) resolve(lines);
        else reject(new Error(`${name} ended with ${code}: ${trouble || lines.slice(-5).join("\n")}`));
      });
    });
    ended.catch(() => {});
    const said = (start) =>
      Promise.race([
        new Promise((resolve) => {
          const look = () => {
            const line = lines.find((each) => each.startsWith(start));
            if (line !== undefined) resolve(line.slice(start.length).trim());
          };
          waiting.push(look);
          look();
        }),
        ended.then((all) => {
          const line = all.find((each) => each.startsWith(start));
          if (line === undefined) throw new Error(`${name} never said ${start}: ${all.slice(-5).join("\n")}`);
          return line.slice(start.length).trim();
        }),
      ]);
    return { said, end: () => ended, tell: (line) => child.stdin.write(`${line}\n`) };
  }

  remove() {
    for (const child of this.#running) child.kill("SIGKILL");
    rmSync(this.classes, { recursive: true, force: true });
  }
}
