// Manifests read per second as a developer's are before they are published (within bounds, by the schema, by every rule beyond it,
// and each mistake with its line), beside the JSON Schema library alone with the same schema, which parses and validates and says no
// more than that something is wrong. On one thread, by turns.

import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { buildServer } from "../launcher/build.mjs";
import { at } from "../launcher/paths.mjs";
import { requireJdk } from "../launcher/tools.mjs";
import { quantile } from "./numbers.mjs";

export const title = "Manifests";

const ROUNDS = 7;
const SECONDS = 2;
const SCOPES = ["openid", "profile", "email", "dashboard:write"];
const SEED = readFileSync(at("contracts", "examples", "manifest.crypto-ticker.json"), "utf8");

const program = promisify(execFile);

export async function run(say) {
  const folder = await buildServer();
  const classes = mkdtempSync(join(tmpdir(), "patchbay-manifests-"));
  try {
    const path = [classes, join(folder, "patchbay.jar"), join(folder, "lib", "*")].join(delimiter);
    await program(join(requireJdk(), "bin", "javac"), ["-nowarn", "-proc:none", "-cp", path, "-d", classes, at("benchmarks", "manifests", "Validate.java")]);
    const rows = [];
    for (const [what, manifest, mistakes] of [
      ["the guide's example", SEED, 0],
      ["a long one", JSON.stringify(long(), null, 2), 0],
      ["a long one with four mistakes", JSON.stringify({ ...long(), verson: "1", base_url: "ftp://x", type: "aap" }, null, 2), 4],
    ]) {
      say(`${what}, ${manifest.length.toLocaleString("en")} characters`);
      const file = join(classes, "manifest.json");
      writeFileSync(file, manifest);
      const { stdout } = await program(
        join(requireJdk(), "bin", "java"),
        ["-cp", path, "dev.patchbay.catalog.Validate", file, mistakes, at("contracts", "manifest.schema.json"), SCOPES.join(","), ROUNDS, SECONDS].map(String),
      );
      const rounds = stdout.trim().split("\n").map((line) => line.split(" ").map(Number));
      if (rounds.length !== ROUNDS || rounds.flat().some((each) => !(each > 0))) throw new Error(`not measured: ${stdout}`);
      const middle = (values) => quantile(values, 0.5);
      rows.push({
        figure: `manifests read per second, ${what} (${manifest.length.toLocaleString("en")} characters)`,
        value: whole(middle(rounds.map(([ours]) => ours))),
        peer: `the validator library alone, ${whole(middle(rounds.map(([, library]) => library)))}/s (median of ${ROUNDS} rounds by turns)`,
        ratio: `${(100 * middle(rounds.map(([ours, library]) => ours / library))).toFixed(0)} % of it`,
      });
    }
    return rows;
  } finally {
    rmSync(classes, { recursive: true, force: true });
  }
}

/** One that says everything a manifest can say of an app. */
function long() {
  const settings = Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [`setting_${i}`, { type: "string", title: `Setting ${i}`, maxLength: 80, pattern: "^[a-z]{0,40}$" }]),
  );
  return {
    name: "meadow-notes",
    display_name: "Meadow Notes",
    version: "1.4.2",
    type: "app",
    description: "Notes for the whole team. ".repeat(40),
    author: { name: "Meadow Ltd", url: "https://meadow.example.com" },
    base_url: "https://meadow.example.com",
    callback_url: "https://meadow.example.com/auth/callback",
    initiate_login_url: "https://meadow.example.com/auth/login",
    webhook_url: "https://meadow.example.com/hook",
    client: "per_installation",
    install_targets: ["organization", "user"],
    scopes: ["openid", "profile"],
    optional_scopes: ["email"],
    scope_purposes: { openid: "Signs you in.", profile: "Greets you by name.", email: "Writes to you." },
    categories: ["Productivity"],
    features: Array.from({ length: 10 }, (_, i) => `Feature number ${i}, said in a sentence`),
    screenshots: Array.from({ length: 5 }, (_, i) => `https://meadow.example.com/shot-${i}.png`),
    app_permissions: Array.from({ length: 20 }, (_, i) => ({ name: `permission-${i}`, description: `Lets somebody do thing number ${i}.` })),
    config_schema: { type: "object", properties: settings },
    pricing: { model: "subscription", price_cents: 499, interval: "month", currency: "EUR", trial_days: 14 },
    support_url: "https://meadow.example.com/help",
    privacy_url: "https://meadow.example.com/privacy",
    terms_url: "https://meadow.example.com/terms",
    changelog: "Faster, and with fewer mistakes. ".repeat(30),
    breaking_changes: { "2.0.0": { message: "Notes move.", deadline: "2027-03-31", migration_url: "https://meadow.example.com/move" } },
  };
}

const whole = (value) => Math.round(value).toLocaleString("en");
