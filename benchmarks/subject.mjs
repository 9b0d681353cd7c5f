// A Patchbay of a benchmark's own: the built jar on a new data folder, with one app whose webhooks the benchmark receives.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { buildServer } from "../launcher/build.mjs";
import { train } from "../launcher/aot.mjs";
import { at } from "../launcher/paths.mjs";
import { javaArguments, setupToken } from "../launcher/server.mjs";
import { Service } from "../launcher/service.mjs";
import { requireJdk } from "../launcher/tools.mjs";

const CLOCK_TICKS = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));
const BROKER_PATIENCE = 180_000;
const PASSWORD = "a long benchmark password";

/** Listens on a free port of loopback and keeps the bodies that it is sent. */
export async function receiver() {
  const bodies = [];
  const server = createServer((request, response) => {
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      bodies.push(Buffer.concat(chunks).toString("utf8"));
      response.end();
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: server.address().port, bodies, close: () => server.close() };
}

export class Subject {
  #service = null;

  /**
   * @param {{webhookPort?: number, sustained?: boolean, settings?: object, memory?: string}} options sustained: compiled as in
   *     production, for throughput; settings: further ones; memory: what the JVM is told of it, where that is not the usual
   */
  static async prepare({ webhookPort = 1, sustained = false, settings = {}, memory = "" } = {}) {
    const folder = await buildServer();
    await train(folder);
    return new Subject(folder, await freePort(), { webhookPort, sustained, settings, memory });
  }

  constructor(folder, port, { webhookPort, sustained, settings, memory }) {
    this.settings = settings;
    this.heap = memory;
    this.sustained = sustained;
    this.folder = folder;
    this.port = port;
    this.base = `http://localhost:${port}`;
    this.data = mkdtempSync(join(tmpdir(), "patchbay-bench-"));
    this.log = join(this.data, "server.log");
    this.webhookPort = webhookPort;
    writeFileSync(join(this.data, "catalog.yaml"), catalog(`http://127.0.0.1:${webhookPort}`));
  }

  /** Starts it and waits for its first page. Answers the seconds that took. */
  async start() {
    this.#service = this.#node(this.port, this.log);
    const began = performance.now();
    this.#service.start({ adopt() {} }, () => {});
    await this.#service.answers(`${this.base}/`);
    return (performance.now() - began) / 1000;
  }

  /** Starts a further node on the same database and waits until it is ready. Answers its port, and how it is stopped. */
  async another() {
    const port = await freePort();
    const postgres = (file) => readFileSync(join(this.data, "postgres", file), "utf8").trim();
    const service = this.#node(port, join(this.data, "other.log"), {
      PATCHBAY_DATABASE_URL: `jdbc:postgresql://127.0.0.1:${postgres("port")}/patchbay`,
      PATCHBAY_DATABASE_USERNAME: "patchbay",
      PATCHBAY_DATABASE_PASSWORD: postgres("password"),
    });
    service.start({ adopt() {} }, () => {});
    await service.answers(`http://127.0.0.1:${port}/health/ready`);
    return { port, stop: () => service.stop() };
  }

  #node(port, log, env = {}) {
    const settings = {
      "server.port": port,
      "patchbay.mode": "development",
      "patchbay.base-url": this.base,
      "patchbay.widgets-origin": `http://widgets.localhost:${this.port}`,
      "patchbay.data-dir": this.data,
      "patchbay.broker.mode": "off",
      "patchbay.catalog.file": join(this.data, "catalog.yaml"),
      "patchbay.egress.development-targets": `127.0.0.1:${this.webhookPort}`,
      ...this.settings,
    };
    return new Service({
      name: "patchbay",
      program: join(requireJdk(), "bin", "java"),
      args: [
        ...javaArguments(this.folder, { sustained: this.sustained }).map((each) => (this.heap && each.startsWith("-Xmx") ? this.heap : each)),
        ...Object.entries(settings).map(([key, value]) => `--${key}=${value}`),
      ],
      cwd: at(),
      env,
      log,
    });
  }

  /** The first operator, who owns the organization that everything is installed for. */
  async owner() {
    const token = await until("set-up link", () => setupToken(this.log, 0));
    const email = "bench@bench.example";
    const cookie = await this.#cookie("/api/setup", { token, name: "Bench", email, password: PASSWORD });
    const organization = await this.#post(cookie, "/api/organizations", { name: "bench-org", displayName: "Bench" });
    return { cookie, email, password: PASSWORD, organizationId: organization.id };
  }

  /** Installs an app of the catalog; answers the credentials that the app was sent. */
  async client({ cookie, organizationId }, integration, bodies) {
    const { id } = await this.#post(cookie, "/api/installations", { integration, organizationId });
    return this.credentials({ cookie }, id, bodies);
  }

  /** The credentials that the app was sent for an installation, once that is active. */
  async credentials({ cookie }, id, bodies) {
    await until("end of the setting up", async () => {
      const answer = await fetch(`${this.base}/api/installations/${id}`, { headers: { cookie } });
      return (await answer.json()).status === "active";
    });
    const told = bodies.map((body) => JSON.parse(body)).find((body) => body.installationId === id);
    return {
      installationId: id,
      clientId: told.clientId,
      clientSecret: told.clientSecret,
      redirectUri: `http://127.0.0.1:${this.webhookPort}/callback`,
    };
  }

  /** Waits until the broker is up and knows an integration. */
  async brokerReady({ cookie }, integration) {
    await until(
      "broker",
      async () => {
        const answer = await fetch(`${this.base}/api/developer/integrations/${integration}/broker`, { headers: { cookie } });
        const place = answer.status === 200 ? await answer.json() : {};
        return place.admitted && place.available;
      },
      BROKER_PATIENCE,
    );
  }

  /** A token for the broker, of the client that an integration has of its own. It lives for ten minutes. */
  async brokerToken({ cookie }, integration) {
    await this.brokerReady({ cookie }, integration);
    const { clientId, clientSecret } = await this.#post(cookie, `/api/developer/integrations/${integration}/client-secret`);
    const answer = await fetch(`${this.base}/oidc/token`, {
      method: "POST",
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}` },
      body: new URLSearchParams({ grant_type: "client_credentials", resource: "patchbay:broker" }),
    });
    const { access_token: token } = answer.status === 200 ? await answer.json() : {};
    if (typeof token !== "string") throw new Error(`no token for the broker: ${answer.status}`);
    return token;
  }

  /** The folder of its broker, and the address at which that takes clients. */
  get kafka() {
    return join(this.data, "kafka");
  }

  get kafkaAddress() {
    return `127.0.0.1:${readFileSync(join(this.kafka, "ports"), "utf8").trim().split(" ")[2]}`;
  }

  /** Where its database is, and who may do everything there. */
  get database() {
    const of = (file) => readFileSync(join(this.data, "postgres", file), "utf8").trim();
    return [`jdbc:postgresql://127.0.0.1:${of("port")}/patchbay`, "postgres", of("password")];
  }

  /** Processor seconds that Patchbay and its PostgreSQL have used so far. */
  cpuSeconds() {
    return sum(this.#processes().map(cpuOf)) / CLOCK_TICKS;
  }

  /** Resident memory of Patchbay and its PostgreSQL in MiB, shared pages divided among those that share them. */
  residentMebibytes() {
    return sum(this.#processes().map(proportionalKibibytes)) / 1024;
  }

  /** The same of its programs one by one. */
  memory() {
    const of = (pids) => sum(pids.map(proportionalKibibytes)) / 1024;
    const [patchbay, broker] = [[this.#service.pid], this.#brokers()];
    return { patchbay: of(patchbay), broker: of(broker), postgres: of(this.#processes().filter((pid) => ![...patchbay, ...broker].includes(pid))) };
  }

  /** KiB of objects in its heap that are still needed; collects all others. */
  liveHeapKibibytes() {
    const jcmd = (command) => execFileSync(join(requireJdk(), "bin", "jcmd"), [String(this.#service.pid), command], { encoding: "utf8" });
    jcmd("GC.run");
    return sum([...jcmd("GC.heap_info").matchAll(/^\s*(?:DefNew|Tenured).* used (\d+)K/gm)].map(([, used]) => Number(used)));
  }

  /** Processor seconds of its programs one by one. */
  cpu() {
    const of = (pids) => sum(pids.map(cpuOf)) / CLOCK_TICKS;
    const [patchbay, broker] = [[this.#service.pid], this.#brokers()];
    return { patchbay: of(patchbay), broker: of(broker), postgres: of(this.#processes().filter((pid) => ![...patchbay, ...broker].includes(pid))) };
  }

  /** The process id of its broker; undefined while none runs. */
  get broker() {
    return this.#brokers()[0];
  }

  async stop() {
    await this.#service.stop();
  }

  async remove() {
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }

  async #cookie(path, body) {
    const response = await this.#send("", path, body);
    if (response.status !== 201) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.headers.getSetCookie()[0].split(";")[0];
  }

  async #post(cookie, path, body) {
    const response = await this.#send(cookie, path, body);
    if (response.status !== 201) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  #send(cookie, path, body) {
    return fetch(this.base + path, {
      method: "POST",
      headers: { "content-type": "application/json", origin: this.base, cookie },
      body: JSON.stringify(body),
    });
  }

  /** The newest first; one that trains the cache of later starts is nice to all others, and not counted. */
  #brokers() {
    return execFileSync("ps", ["-e", "-o", "pid=,ppid=,ni=,args="], { encoding: "utf8" })
      .split("\n")
      .map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line))
      .filter((row) => row && Number(row[2]) === this.#service.pid && row[3] === "0" && row[4].includes("broker.KafkaChild"))
      .map((row) => Number(row[1]))
      .sort((a, b) => b - a);
  }

  #processes() {
    const parents = new Map(
      execFileSync("ps", ["-e", "-o", "pid=,ppid="], { encoding: "utf8" })
        .trim()
        .split("\n")
        .map((line) => line.trim().split(/\s+/).map(Number)),
    );
    const family = new Set([this.#service.pid, ...postmaster(this.data)]);
    for (let grew = true; grew; ) {
      const before = family.size;
      for (const [pid, parent] of parents) if (family.has(parent)) family.add(pid);
      grew = family.size > before;
    }
    return [...family];
  }
}

/** Waits until there is something, for half a minute if nothing else is said, and answers it. */
export async function until(what, look, patience = 30_000) {
  for (const end = Date.now() + patience; Date.now() < end; ) {
    const found = await look();
    if (found) return found;
    await pause(50);
  }
  throw new Error(`no ${what} came`);
}

function postmaster(data) {
  const files = execFileSync("find", [data, "-name", "postmaster.pid"], { encoding: "utf8" }).trim();
  return files ? [Number(readFileSync(files.split("\n")[0], "utf8").split("\n")[0])] : [];
}

function cpuOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return 0;
  }
}

function proportionalKibibytes(pid) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

const sum = (values) => values.reduce((total, value) => total + value, 0);

export async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

const catalog = (address) => entry(address, "bench-app", "ES256") + entry(address, "bench-app-rsa", "RS256");

const entry = (address, name, algorithm) => `
- name: ${name}
  display_name: ${algorithm} at the bench
  version: 1.0.0
  type: app
  description: An app that a benchmark controls.
  author: {name: Benchmarks}
  base_url: ${address}
  callback_url: ${address}/callback
  webhook_url: ${address}/webhook
  webhook_secret: whsec_YmVuY2htYXJrcy1uZWVkLWEtc2VjcmV0LW9mLTMyYiE=
  initiate_login_url: ${address}/login
  id_token_signed_response_alg: ${algorithm}
  open: initiate
  client: per_installation
  install_targets: [organization]
  scopes: [openid, profile, organization, offline_access]
  scope_purposes: {openid: To measure., profile: To measure., organization: To measure., offline_access: To measure.}
  published: true
`;
