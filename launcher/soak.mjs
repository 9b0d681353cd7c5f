// `./patchbay soak NAME`: a story at soak size, its outcome appended to docs/soak.md.

import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, readdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { randomInt } from "node:crypto";
import { buildAll } from "./build.mjs";
import { at } from "./paths.mjs";
import { Refusal, say, seconds } from "./say.mjs";
import { mvn } from "./test.mjs";

/** Size of each soak beyond its rounds. */
const SIZES = {
  "changes-kill": { rounds: 10, changes: 400 },
  "changes-nodes": { rounds: 8 },
  "changes-outage": { rounds: 2, away: 600 },
  kill: { rounds: 20, installs: 1000 },
  nodes: { rounds: 20, installs: 400 },
  outage: { rounds: 20, installs: 400 },
};
const STORIES = "acceptance/src/test/java/dev/patchbay/acceptance";

export async function soak(name, { rounds, seed }) {
  const stories = readdirSync(at(STORIES)).map((file) => file.toLowerCase());
  if (!name || !SIZES[name] || !stories.includes(`${name.replaceAll("-", "")}tests.java`)) {
    throw new Refusal(`Which soak? ${Object.keys(SIZES).join(", ")}`);
  }
  const size = { ...SIZES[name], seed: Number(seed ?? randomInt(2 ** 31)), ...(rounds ? { rounds: Number(rounds) } : {}) };
  if (Object.values(size).some((value) => !Number.isSafeInteger(value) || value < 0)) {
    throw new Refusal("--rounds and --seed take whole numbers.");
  }
  const tested = commit();
  await buildAll();
  const began = performance.now();
  const story = name.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase());
  const outcome = await mvn([
    "test",
    "-pl",
    "acceptance",
    `-Dtest=${story}Tests`,
    ...Object.entries(size).map(([key, value]) => `-D${key}=${value}`),
  ]).then(
    () => "passed",
    () => "FAILED",
  );
  record([name, outcome, seconds(performance.now() - began), JSON.stringify(size), tested, machine()]);
  return outcome === "passed" ? 0 : 1;
}

function record(cells) {
  const file = at("docs", "soak.md");
  if (!existsSync(file)) {
    writeFileSync(
      file,
      "# Soaks\n\nWhat `./patchbay soak` measured, newest last.\n\n" +
        "| day | soak | outcome | took | size | commit | machine |\n|---|---|---|---|---|---|---|\n",
    );
  }
  const row = `| ${[new Date().toISOString().slice(0, 10), ...cells].join(" | ")} |`;
  appendFileSync(file, `${row}\n`);
  say(row);
}

export function commit() {
  try {
    return execFileSync("git", ["describe", "--always", "--dirty"], { cwd: at(), encoding: "utf8" }).trim();
  } catch {
    return "unknown";
  }
}

export const machine = () => `${cpus().length} × ${cpus()[0]?.model ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GB`;
