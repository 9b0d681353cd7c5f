// `./patchbay up`: builds, starts the server and the samples, loads the demo world, and ends all of it on Ctrl-C.

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { train } from "./aot.mjs";
import { buildAll } from "./build.mjs";
import { DataFolder } from "./data.mjs";
import { at, has } from "./paths.mjs";
import { choosePorts } from "./ports.mjs";
import { signalAll } from "./run.mjs";
import { clientOf } from "./samples-client.mjs";
import { FIRST_SAMPLE_PORT, hasClient, SAMPLES, sampleAddress, sampleCommand } from "./samples.mjs";
import { bold, dim, Refusal, say, seconds, step, warn } from "./say.mjs";
import { aotCache, baseAddress, server, setupToken, sizeOf, widgetsAddress } from "./server.mjs";
import { Service } from "./service.mjs";

const RESTARTS = 5;
const QUIET = 60_000;
const RESTART_WINDOW = 60_000;
/** For each dashboard: sources are asked for what they have soon after they were installed. */
const DASHBOARD_PATIENCE = 30_000;

export async function up({ fresh = false, port, data: folder = at("data"), without = [], reach = [] }) {
  reach.forEach(requireTarget);
  const began = performance.now();
  const data = new DataFolder(resolve(folder));
  await data.claim({ fresh });
  const running = new Running(data);
  running.listen();
  try {
    const build = await buildAll();
    const ports = await portsFor(data, port);
    const secrets = data.secrets(SAMPLES.map(({ name }) => name));
    const base = baseAddress(ports.base);

    const main = server({ folder: build, data, ports, secrets, reach });
    const offset = sizeOf(main.command.log);
    await step("server", data.isNew() ? "starting for the first time" : "starting", async () => {
      running.start(main);
      await main.answers(`${base}/health/ready`);
    });
    say(`  ${bold(base)} ${dim("answers; the apps follow")}`);

    const wanted = SAMPLES.filter(({ name, folder: sample }) => !without.includes(name) && has(sample));
    const startSample = async (sample, client) => {
      const settings = { base, port: ports[sample.name], secret: secrets[sample.name], client, data };
      const service = new Service({
        name: sample.name,
        log: data.at("logs", `${sample.name}.log`),
        ...sampleCommand(sample, settings),
      });
      running.start(service);
      await service.answers(`${sampleAddress(ports[sample.name])}/health`);
    };
    const [called, ownClients] = [wanted.filter((sample) => !hasClient(sample)), wanted.filter(hasClient)];
    await step("samples", called.map(({ displayName }) => displayName).join(", "), () => Promise.all(called.map((sample) => startSample(sample))));

    const logins = await demoWorld(data, base, setupToken(main.command.log, offset));
    const others = await startWithClients(ownClients, { base, operator: logins.find(({ role }) => role === "operator"), data }, startSample);
    const started = new Set([...called, ...others]);
    if (logins.length > 0 && SAMPLES.every((sample) => !sample.shown || started.has(sample))) await demoDashboards(data, base);
    data.write("addresses.json", {
      base,
      widgets: widgetsAddress(ports.base),
      mail: `${base}/dev/mail`,
      samples: Object.fromEntries([...called, ...others].map(({ name }) => [name, sampleAddress(ports[name])])),
      logins,
    });
    running.ready = true;
    tell({ base, logins, data, took: performance.now() - began });
    running.trainLater(build);
    await running.untilEnd();
  } catch (failed) {
    if (running.ending === "asked") {
      await running.untilEnd();
      throw new Refusal("Stopped before it was ready.", { exitCode: 130 });
    }
    await running.stop();
    throw failed;
  }
}

/** The server says it too, but only after a minute of building. */
export function requireTarget(target) {
  const port = Number(/^(?:127\.0\.0\.1|\[::1\]):(\d{1,5})$/.exec(target)?.[1]);
  if (port >= 1 && port <= 65_535) return;
  throw new Refusal(`--reach takes a program of this machine, such as 127.0.0.1:3000, and not ${target}.`, { exitCode: 2 });
}

async function portsFor(data, port) {
  const wanted = { base: 8080 };
  SAMPLES.forEach(({ name }, index) => {
    wanted[name] = FIRST_SAMPLE_PORT + index;
  });
  const ports = await choosePorts(wanted, data.read("ports.json", {}), port ? { base: port } : {});
  data.write("ports.json", ports);
  return ports;
}

/** Starts those that read their events, or write their records, with a client of their own; without one, the others run all the same. */
async function startWithClients(samples, who, start) {
  const started = [];
  for (const sample of samples) {
    try {
      if (!who.operator) throw new Refusal("no operator of the demo is known");
      const does = sample.pushes ? "writes to the broker" : "reads its events";
      const client = await step("samples", `${sample.displayName}, which ${does}`, () => clientOf(sample, who));
      await start(sample, client);
      started.push(sample);
    } catch (failed) {
      warn(`${sample.displayName} was not started: ${failed.message}`);
    }
  }
  return started;
}

/** Loads the demo world once; afterwards its logins are remembered. */
async function demoWorld(data, base, token) {
  const known = data.read("demo.json", null);
  if (known && !token) return known.logins;
  if (!has("demo", "load.mjs")) return [];
  return step("demo", "loading two organizations and their people", async () => {
    try {
      const { loadDemo } = await import("../demo/load.mjs");
      const { logins } = await loadDemo({ base, setupToken: token });
      data.write("demo.json", { ...known, logins });
      return logins;
    } catch (failed) {
      warn(`The demo world was not loaded: ${failed.message}`);
      return [];
    }
  });
}

/** Once, so that nobody who emptied theirs finds it full again. */
async function demoDashboards(data, base) {
  const known = data.read("demo.json", {});
  if (known.dashboards || !has("demo", "dashboards.mjs")) return;
  await step("demo", "dashboards for two of them", async () => {
    try {
      const { loadDashboards } = await import("../demo/dashboards.mjs");
      await loadDashboards({ base, patience: DASHBOARD_PATIENCE });
      data.write("demo.json", { ...known, dashboards: true });
    } catch (failed) {
      warn(`The demo's dashboards were not made: ${failed.message}`);
    }
  });
}

function tell({ base, logins, data, took }) {
  say();
  say(`${bold("Patchbay is at")} ${bold(base)} ${dim(`(${seconds(took)})`)}`);
  say();
  for (const { email, password, organization, role } of notable(logins)) {
    say(`  ${email.padEnd(28)} ${password.padEnd(24)} ${dim(organization ? `${role} of ${organization}` : role)}`);
  }
  if (logins.length > 0) say(dim(`  These are demo logins; all ${logins.length} are in ${data.at("addresses.json")}`));
  say();
  say(dim(`Data and logs: ${data.path}. Ctrl-C stops everything.`));
}

/** Enough to look around with: the operator, and of each organization one of each role. */
function notable(logins) {
  const seen = new Set();
  return logins.filter(({ organization, role }) => {
    const kind = `${organization} ${role}`;
    return !seen.has(kind) && seen.add(kind);
  });
}

/** Everything that was started, and how it ends. */
class Running {
  #services = [];
  #restarts = new Map();
  #training = null;
  #trained = null;
  #ended;
  #end;

  constructor(data) {
    this.data = data;
    this.ending = null;
    this.ready = false;
    this.#ended = new Promise((end) => {
      this.#end = end;
    });
  }

  start(service) {
    if (this.ending) throw new Refusal("Stopped.");
    this.#services.push(service);
    service.start(this.data, (ended, how) => this.#missed(ended, how));
  }

  listen() {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => this.#asked());
  }

  /** Makes the next start of this build quicker, once it is quiet here, at the lowest priority. */
  trainLater(build) {
    if (process.env.PATCHBAY_AOT === "off" || existsSync(aotCache(build))) return;
    setTimeout(() => {
      if (!this.ending) this.#training = train(build, { onStart: (service) => (this.#trained = service), owner: this.data }).catch(() => {});
    }, QUIET).unref();
  }

  /** Resolves when all has ended in order; rejects when the server died. */
  untilEnd() {
    return this.#ended.then((reason) => {
      if (reason) throw reason;
    });
  }

  async #asked() {
    if (this.ending) {
      warn("Killing what still runs");
      await Promise.all(this.#services.map((service) => service.kill()));
      process.exit(130);
    }
    this.ending = "asked";
    say();
    signalAll("SIGTERM"); // programs of a build; services are ended in order below
    await step("stop", "samples, server, database", () => this.#stopServices());
    this.#end(null);
  }

  async stop() {
    if (this.ending) return;
    this.ending = "failed";
    await this.#stopServices();
  }

  async #stopServices() {
    const [main, ...samples] = this.#services;
    await this.#trained?.kill();
    await this.#training;
    await Promise.all(samples.map((service) => service.stop(5000)));
    await main?.stop();
    await this.data.endPostgres();
    this.data.release();
  }

  /** A sample is started again, unless it keeps ending; without the server there is nothing to keep up. */
  async #missed(service, how) {
    if (this.ending) return;
    if (service === this.#services[0]) {
      if (!this.ready) return; // whoever waits for it tells
      const reason = new Refusal(`The server ended by itself (${how}).\n\n${service.lastWords()}`);
      await this.stop();
      this.#end(reason);
      return;
    }
    if (!this.ready) return;
    const now = Date.now();
    const recent = (this.#restarts.get(service.name) ?? []).filter((time) => now - time < RESTART_WINDOW);
    if (recent.length >= RESTARTS) {
      warn(`${service.name} ended ${RESTARTS + 1} times in a minute (${how}) and is left alone.\n${service.lastWords(10)}`);
      return;
    }
    this.#restarts.set(service.name, [...recent, now]);
    warn(`${service.name} ended (${how}) and is started again; its log is ${service.command.log}`);
    service.start(this.data, (ended, why) => this.#missed(ended, why));
  }
}

