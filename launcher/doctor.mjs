// `./patchbay doctor`: looks at everything that a start needs, and changes nothing.

import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync, realpathSync, statfsSync, statSync } from "node:fs";
import { connect } from "node:net";
import { dirname, resolve } from "node:path";
import { DataFolder } from "./data.mjs";
import { at } from "./paths.mjs";
import { isFree } from "./ports.mjs";
import { isAlive } from "./processes.mjs";
import { dim, green, red, say, yellow } from "./say.mjs";
import { findChromium, findJdk, findMaven, JDK } from "./tools.mjs";

const good = (what) => ({ mark: green("✓"), what });
const note = (what, mend) => ({ mark: yellow("!"), what, mend });
const bad = (what, mend) => ({ mark: red("✗"), what, mend, bad: true });

export async function doctor({ data: folder = at("data") }) {
  const data = new DataFolder(resolve(folder));
  const findings = [...programs(), ...(await dataFindings(data)), await database(data), ...masterKey(data)];
  for (const { mark, what, mend } of findings) {
    say(`${mark} ${what}`);
    if (mend) say(dim(`    ${mend}`));
  }
  return findings.some((finding) => finding.bad) ? 1 : 0;
}

function programs() {
  const jdk = findJdk();
  const maven = findMaven();
  const chromium = findChromium();
  return [
    good(`Node ${process.versions.node}`),
    jdk ? good(`JDK ${JDK} in ${jdk}`) : bad(`no JDK ${JDK}`, "Install one (https://adoptium.net), or set JAVA_HOME to yours."),
    maven ? good(`Maven: ${firstLine(maven, ["-v"], jdk)}`) : bad("no Maven", "Install Maven 3.8 or newer; `up` and `test` build with it."),
    chromium ? good(`Chromium: ${chromium}`) : note("no Chromium", "Only the stories of `test` need it: apt-get install chromium."),
  ];
}

async function dataFindings(data) {
  const findings = [];
  const place = existsSync(data.path) ? data.path : existingParent(data.path);
  try {
    accessSync(place, constants.W_OK);
    const free = statfsSync(place);
    const gigabytes = (free.bavail * free.bsize) / 2 ** 30;
    const what = `data folder ${data.path}, ${gigabytes.toFixed(1)} GB free`;
    findings.push(gigabytes < 1 ? bad(what, "PostgreSQL stops when the disk is full: make room.") : good(what));
  } catch {
    findings.push(bad(`data folder ${data.path} cannot be written to`, "Choose another with --data, or change its permissions."));
  }
  for (const name of ["master-key", "secrets.json", "addresses.json", "postgres/password"]) {
    const file = data.at(name);
    if (existsSync(file) && statSync(file).mode & 0o077) findings.push(bad(`${file} can be read by others`, `chmod 600 ${file}`));
  }
  const running = data.read("up.json", null);
  if (running && isAlive(running.launcher)) {
    findings.push(good(`Patchbay runs on it now (process ${running.launcher.pid}) at ${data.read("addresses.json", {}).base ?? "(starting)"}`));
    return findings;
  }
  if (running?.children.some(isAlive)) {
    findings.push(note("an earlier start was killed and left processes behind", "The next ./patchbay up ends them."));
  }
  const ports = data.read("ports.json", { base: 8080, "customer-service": 8081, bot: 8082, crm: 8083, analytics: 8084, "host-product": 8085, logbook: 8086, "crypto-ticker": 8087, "machine-pulse": 8088 });
  const taken = [];
  for (const port of Object.values(ports)) if (!(await isFree(port))) taken.push(port);
  findings.push(
    taken.length === 0
      ? good(`ports ${Object.values(ports).join(", ")} are free`)
      : note(`ports in use: ${taken.join(", ")}`, "`up` takes the next free ones, unless you ask for one with --port."),
  );
  return findings;
}

async function database(data) {
  const external = process.env.PATCHBAY_DATABASE_URL;
  if (external) {
    const [, host, port] = /^jdbc:postgresql:\/\/([^:/?]+)(?::(\d+))?/.exec(external) ?? [];
    if (!host) return bad("PATCHBAY_DATABASE_URL is no JDBC address", "Write it like jdbc:postgresql://db.example.com:5432/patchbay.");
    return (await reaches(host, Number(port ?? 5432)))
      ? good(`external database at ${host} answers`)
      : bad(`external database at ${host} does not answer`, "Check that it runs and that this machine may connect.");
  }
  const cluster = data.at("postgres", "cluster");
  if (!existsSync(cluster)) return good("embedded PostgreSQL, to be made by the first start");
  try {
    const [pid, , , port] = readFileSync(data.at("postgres", "cluster", "postmaster.pid"), "utf8").split("\n");
    if (realpathSync(`/proc/${pid}/cwd`) === realpathSync(cluster)) {
      return (await reaches("127.0.0.1", Number(port)))
        ? good(`embedded PostgreSQL runs on port ${port} (process ${pid})`)
        : bad(`embedded PostgreSQL (process ${pid}) does not answer on port ${port}`, `Its log is ${data.at("postgres", "postgresql.log")}`);
    }
  } catch {
    // it does not run
  }
  return good(`embedded PostgreSQL in ${cluster}, not running`);
}

function masterKey(data) {
  const kept = process.env.PATCHBAY_VAULT_MASTER_KEY ? "PATCHBAY_VAULT_MASTER_KEY" : data.at("master-key");
  if (!process.env.PATCHBAY_VAULT_MASTER_KEY && !existsSync(kept)) return [];
  return [
    note(
      `the master key is ${kept}`,
      "Keep a copy apart from the database. Without it these are lost, and nothing else: client secrets not yet delivered, " +
        "webhook secrets, the keys that sign tokens and events. Accounts, organizations and installations stay; apps then need new credentials.",
    ),
  ];
}

function reaches(host, port) {
  return new Promise((resolveWith) => {
    const socket = connect({ host, port, timeout: 3000 });
    const done = (answer) => {
      socket.destroy();
      resolveWith(answer);
    };
    socket.once("connect", () => done(true)).once("error", () => done(false)).once("timeout", () => done(false));
  });
}

function firstLine(program, args, jdk) {
  try {
    const env = { ...process.env, ...(jdk ? { JAVA_HOME: jdk } : {}) };
    return execFileSync(program, args, { encoding: "utf8", env, stdio: ["ignore", "pipe", "ignore"] }).split("\n")[0].replaceAll(/\u001b\[[\d;]*m/g, "");
  } catch (failed) {
    return failed.message;
  }
}

function existingParent(path) {
  let parent = dirname(path);
  while (!existsSync(parent)) parent = dirname(parent);
  return parent;
}
