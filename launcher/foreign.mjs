// The apps and clients that nobody here wrote, for the stories: installed from their registries as locked, into the user's cache folder, so that
// every checkout and every run after the first finds them there.

import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { at } from "./paths.mjs";
import { quietly } from "./run.mjs";
import { Refusal } from "./say.mjs";
import { hashOf } from "./stamp.mjs";
import { requireNpm, which } from "./tools.mjs";

/** The longest of them compiles a database for a minute and a half; whatever takes longer than this hangs. */
const LONGEST = 10 * 60_000;
const UNUSED = 30 * 24 * 3600_000;

/** Which stories need them is said by how their names begin. */
const APPS = [
  { name: "actual", stories: "Apps", variable: "ACTUAL_HOME", inputs: ["package.json", "package-lock.json", ".npmrc"], install: withNpm },
  { name: "streamlit", stories: "Apps", variable: "STREAMLIT_HOME", inputs: ["requirements.txt"], install: withPip },
  { name: "confluent-kafka", stories: "Broker", variable: "CONFLUENT_KAFKA_HOME", inputs: ["requirements.txt"], install: withPip },
];

const installed = new Map();

/** Those that a story needs, or every story. */
export const appsOf = (story) => APPS.filter(({ stories }) => mayRun(story, stories));

/** Whether a story whose name begins so may be among those asked for: a name, several with commas between, or nothing for all. */
export const mayRun = (story, beginning) => !story || story.split(",").some((one) => one.startsWith(beginning));

/** Begins at the first call, beside other work and at low priority; answers the variables that tell the stories where they are. */
export function foreignApps(story) {
  const found = Promise.all(
    appsOf(story).map((app) => {
      if (!installed.has(app)) installed.set(app, ready(app));
      return installed.get(app);
    }),
  ).then(Object.fromEntries);
  found.catch(() => {}); // whoever waits for it tells
  return found;
}

async function ready({ name, variable, inputs, install }) {
  const source = join("acceptance", "apps", name);
  const wanted = inputs.map((input) => join(source, input));
  const hash = hashOf(wanted, `${process.version} ${process.platform} ${process.arch}`).slice(0, 16);
  const home = join(cache(), `${name}-${hash}`);
  if (!existsSync(home)) {
    mkdirSync(cache(), { recursive: true });
    const unfinished = mkdtempSync(join(cache(), `unfinished-${name}-`));
    try {
      for (const input of wanted) cpSync(at(input), join(unfinished, input.slice(source.length + 1)));
      await install(name, unfinished);
      if (!existsSync(home)) renameSync(unfinished, home);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
    forgetUnused();
  }
  const now = new Date();
  utimesSync(home, now, now);
  return [variable, home];
}

/** Native parts are compiled where no built ones can be had; with Node's own headers where they lie beside it. */
async function withNpm(name, folder) {
  const prefix = dirname(dirname(process.execPath));
  const headers = existsSync(join(prefix, "include", "node", "node.h")) ? { npm_config_nodedir: prefix } : {};
  await patiently(name, requireNpm(), ["ci", "--no-audit", "--no-fund", "--loglevel=error"], folder, headers);
}

async function withPip(name, folder) {
  const python = which("python3");
  if (!python) throw new Refusal(`The story of ${name} needs Python 3.11 or newer with venv (apt-get install python3-venv).`);
  await patiently(`${name}-venv`, python, ["-m", "venv", folder], folder);
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary=:all:", "-r", "requirements.txt"];
  await patiently(name, join(folder, "bin", "python"), pip, folder);
}

async function patiently(name, program, args, cwd, env = {}) {
  const nice = which("nice");
  const [first, ...rest] = nice ? [nice, "-n", "19", program, ...args] : [program, ...args];
  try {
    await quietly(`app-${name}`, first, rest, { cwd, env, limit: LONGEST });
  } catch (failed) {
    throw new Refusal(`"${name}", which a story uses, could not be installed. ${failed.message}`);
  }
}

function forgetUnused() {
  for (const name of readdirSync(cache())) {
    const folder = join(cache(), name);
    if (Date.now() - statSync(folder).mtimeMs > UNUSED) rmSync(folder, { recursive: true, force: true });
  }
}

const cache = () => join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "patchbay", "apps");
