// `check`, `test` and `fix`: stages with the minutes each takes. A stage whose folder is not there is not listed.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { train } from "./aot.mjs";
import { buildAll, buildServer, installPackages } from "./build.mjs";
import { requireChromium } from "./chromium.mjs";
import { appsOf, foreignApps, mayRun } from "./foreign.mjs";
import { guarded } from "./guard.mjs";
import { requireKcat } from "./kcat.mjs";
import { at, has } from "./paths.mjs";
import { inView } from "./run.mjs";
import { bold, green, red, Refusal, say, seconds, step, warn } from "./say.mjs";
import { Tally } from "./tally.mjs";
import { requireJdk, requireMaven, requireNpm } from "./tools.mjs";

/** Planned at 45 minutes at most; whatever takes longer than this hangs. */
const LONGEST = 70 * 60_000;

/** A whole run gives a failed test one second try, and names it; six of them are no accident (docs/decisions/0016). */
const ONCE_MORE = ["-Dsurefire.rerunFailingTestsCount=1", "-Dsurefire.failOnFlakeCount=6"];

const samples = () => (has("samples") ? readdirSync(at("samples")).filter((name) => has("samples", name, "package.json")) : []);
const npmFolders = () =>
  ["web", ...samples().map((name) => `samples/${name}`), "acceptance/clients", "acceptance/asyncapi", "acceptance/apps/actual"].filter((folder) =>
    has(folder, "package.json"),
  );
const mavenModules = () => ["server", "acceptance", "benchmarks"].filter((folder) => has(folder, "pom.xml"));

const quick = {
  format: { run: () => mvn(["spotless:check", "-pl", mavenModules().join(",")]) },
  lockfiles: { run: lockfiles },
  launcher: { run: (tally) => node(["--test", ...testsIn("launcher/test")], at("launcher"), tally) },
  demo: { run: (tally) => node(["--test", ...testsIn("demo")], at("demo"), tally) },
  "web lint, types": { present: () => has("web"), run: () => npm("web", ["run", "check"]) },
  "web tests": { present: () => has("web"), run: (tally) => npm("web", ["run", "test"], tally) },
  asyncapi: { present: () => has("acceptance", "asyncapi"), run: (tally) => npm("acceptance/asyncapi", ["test"], tally) },
  server: { run: (tally, options) => mvn(["test", "-pl", "server", ...options], tally) },
};

const slow = {
  samples: { present: () => has("samples"), run: sampleTests },
  package: { run: buildAll },
  acceptance: { present: () => has("acceptance", "pom.xml"), needs: "package", run: (tally, options) => acceptance("", tally, options) },
};

export const check = () => stages(quick);

export function test({ module, story }) {
  if (!module) foreignApps(story);
  if (story) return stages({ package: slow.package, acceptance: { ...slow.acceptance, run: (tally) => acceptance(story, tally) } });
  if (!module) return stages({ ...quick, ...slow }, ONCE_MORE);
  const named = { ...quick, ...slow, web: quick["web tests"] }[module];
  if (named) return stages({ ...(named.needs ? { [named.needs]: slow[named.needs] } : {}), [module]: named });
  if (has("server/src/main/java/dev/patchbay", module)) {
    return stages({ [module]: { run: (tally) => mvn(["test", "-pl", "server", `-Dtest=dev/patchbay/${module}/**`], tally) } });
  }
  throw new Refusal(`There is no module "${module}": name a package of the server, web, samples, launcher or acceptance.`);
}

export async function fix() {
  await mvn(["-q", "spotless:apply", "-pl", mavenModules().join(",")]);
  if (has("web")) await npm("web", ["run", "fix"]);
}

async function stages(wanted, options = []) {
  const present = Object.entries(wanted).filter(([, { present }]) => present?.() !== false);
  const tally = new Tally();
  const report = [];
  const broken = new Set();
  await guarded(LONGEST, async () => {
    for (const [name, { run, needs }] of present) {
      if (needs && broken.has(needs)) {
        broken.add(name);
        report.push({ name, note: `skipped, since ${needs} failed` });
        continue;
      }
      say(`\n${bold(`── ${name}`)}`);
      const began = performance.now();
      const problem = await run(tally.of(name), options).then(
        () => null,
        (failed) => failed,
      );
      if (problem) {
        broken.add(name);
        say(`${red("✗")} ${problem instanceof Refusal ? problem.message : problem.stack}`);
      }
      tally.end(name, problem === null);
      report.push({ name, note: seconds(performance.now() - began) });
    }
  });
  say();
  for (const { name, note } of report) say(`${broken.has(name) ? red("✗") : green("✓")} ${name.padEnd(18)} ${note}`);
  if (tally.again.length > 0) warn(`passed only at a second try, and to be mended:\n  ${tally.again.join("\n  ")}`);
  say(`\n${tally.passed} passed, ${tally.failed} failed`);
  return broken.size === 0 ? 0 : 1;
}

/** What is locked names no registry, and installs as locked. */
async function lockfiles() {
  for (const folder of npmFolders()) {
    const lock = at(folder, "package-lock.json");
    if (!existsSync(lock)) throw new Refusal(`${folder} has no package-lock.json.`);
    if (/"resolved": "http/.test(readFileSync(lock, "utf8"))) {
      throw new Refusal(`${folder}/package-lock.json names a registry. Set omit-lockfile-registry-resolved=true in its .npmrc and lock anew.`);
    }
    await succeed(requireNpm(), ["ci", "--dry-run", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=warn"], at(folder));
  }
}

async function sampleTests(tally) {
  for (const name of samples()) await npm(`samples/${name}`, ["test"], tally);
}

async function acceptance(story, tally, options = []) {
  await requireChromium();
  await installPackages("acceptance/clients");
  if (mayRun(story, "Broker")) await requireKcat();
  const apps = appsOf(story).length > 0 ? await step("apps", "of others, for the stories", () => foreignApps(story)) : {};
  const build = await buildServer();
  if (!story) await step("training", "for the many starts of stories", () => train(build).catch((failed) => warn(`not trained, so they take longer: ${failed.message}`)));
  const chosen = story ? [`-Dtest=${story.split(",").map((name) => `${name}*`).join()}`] : [];
  await mvn(["test", "-pl", "acceptance", "-Dsurefire.failIfNoSpecifiedTests=true", ...options, ...chosen], tally, { ...apps, PATCHBAY_BUILD: build });
}

async function npm(folder, args, tally) {
  await installPackages(folder);
  await succeed(requireNpm(), args, at(folder), tally, { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1" });
}

const node = (args, cwd, tally) => succeed(process.execPath, args, cwd, tally);

export const mvn = (args, tally, env = {}) =>
  succeed(requireMaven(), ["-B", "-ntp", "-Dmaven.test.redirectTestOutputToFile=true", ...args], at(), tally, {
    JAVA_HOME: requireJdk(),
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1",
    ...env,
  });

const testsIn = (folder) => readdirSync(at(folder)).filter((name) => name.endsWith(".test.mjs")).map((name) => at(folder, name));

async function succeed(program, args, cwd, tally, env = {}) {
  const code = await inView(program, args, { cwd, env: { NO_COLOR: "1", PATCHBAY_AOT: "off", ...env }, heard: (text) => tally?.hear(text) });
  if (code !== 0) throw new Refusal(`${[program.split("/").pop(), ...args].join(" ")} in ${cwd} ended with ${code}.`);
}
