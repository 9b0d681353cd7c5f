// From a record that a stock Kafka client writes to pages that show it: how late it comes at 1,000 records a second, and what an open
// dashboard costs at 100, 1,000 and 5,000 of them, beside a bare fan-out of the same bytes in Node that asks nobody who they are, keeps
// nothing and survives nothing (live/bare.mjs).
//
// RATE=100 SECONDS=5 PAGES=50,100 ./patchbay bench live   tries it smaller.

import { execFileSync, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { at } from "../launcher/paths.mjs";
import { quantile } from "./numbers.mjs";
import { Programs } from "./programs.mjs";
import { Subject, until } from "./subject.mjs";

export const title = "Live";

const RATE = Number(process.env.RATE ?? 1_000);
const SECONDS = Number(process.env.SECONDS ?? 30);
const PAGES = (process.env.PAGES ?? "100,1000,5000").split(",").map(Number);
/** What changes on a dashboard at which somebody looks. */
const QUIET = { rate: 10, keys: 10 };
const READING = 10;
const SOURCE = "bench-live";
const TICKS = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

export async function run(say) {
  const source = await serve();
  const most = String(Math.max(...PAGES) + 100);
  const subject = await Subject.prepare({
    webhookPort: source.port,
    sustained: true,
    settings: {
      "patchbay.broker.mode": "embedded",
      "patchbay.live.pages": most,
      "patchbay.live.pages-per-account": most,
      "patchbay.live.pages-per-session": most,
    },
    memory: "-Xmx1536m",
  });
  writeFileSync(join(subject.data, "catalog.yaml"), catalog(source.port));
  const programs = await Programs.compile(subject.folder, ...["Stranger", "Pace"].map((name) => `kafka/${name}.java`));
  const children = [];
  try {
    await subject.start();
    const owner = await subject.owner();
    const send = (method, path, body) => call(subject, owner, method, path, body);
    const { id } = await send("POST", "/api/installations", { integration: SOURCE, organizationId: owner.organizationId });
    await subject.brokerReady(owner, SOURCE);
    await until("schema", async () => (await send("GET", `/api/developer/integrations/${SOURCE}/data`)).schema);
    const token = await subject.brokerToken(owner, SOURCE);
    const push = ({ rate, keys, seconds }) =>
      programs.begin("Pace", subject.kafkaAddress, token, `integrations.${SOURCE}.data`, rate, keys, seconds);
    const url = `${subject.base}/api/live?installation=${id}`;
    const ours = {
      pages: () => child(children, "pages.mjs", url, owner.cookie),
      tell: async (what) => {
        const pace = push(what);
        await pace.said("began");
        return () => pace.end();
      },
      memory: () => subject.memory().patchbay,
      cpu: () => subject.cpu().patchbay,
    };
    const bare = async (what) => {
      const fanOut = child(children, "bare.mjs", what.rate, what.keys);
      const port = (await fanOut.next()).split(" ")[1];
      return {
        pages: () => child(children, "pages.mjs", `http://127.0.0.1:${port}/`, "nobody"),
        tell: async ({ seconds }) => {
          fanOut.say(String(seconds));
          return () => pause(seconds * 1_000);
        },
        memory: () => memoryOf(fanOut.pid),
        cpu: () => cpuOf(fanOut.pid),
      };
    };

    const busy = { rate: RATE, keys: RATE, seconds: SECONDS };
    say(`${RATE} records/s, not counted`);
    await delays(ours, { ...busy, seconds: Math.min(SECONDS, 10) });
    say(`${RATE} records/s`);
    const rows = [late(await delays(ours, busy), await delays(await bare(busy), busy))];
    for (const count of PAGES) {
      say(`${count} dashboards`);
      const quiet = { ...QUIET, seconds: SECONDS };
      rows.push(...costs(count, await cost(ours, quiet, count), await cost(await bare(quiet), quiet, count)));
    }
    return rows;
  } finally {
    for (const each of children) each.end();
    programs.remove();
    await subject.remove();
    source.close();
  }
}

/** How late records come, in milliseconds, at ten pages that read them. */
async function delays(subject, what) {
  const pages = subject.pages();
  await pages.ask(`open ${READING} ${READING}`);
  await pause(1_000);
  await pages.ask("begin");
  const end = await subject.tell(what);
  await end();
  await pause(2_000);
  const { open, lost, delays: all } = await pages.ask("end");
  pages.end();
  if (open !== READING || lost > 0) throw new Error(`${lost} pages were lost`);
  if (all.length < 0.8 * what.rate * what.seconds * READING) throw new Error(`only ${all.length} records came`);
  return { p50: quantile(all, 0.5), p99: quantile(all, 0.99) };
}

/** What so many open dashboards cost, of which each is sent ten records a second. */
async function cost(subject, what, count) {
  const before = subject.memory();
  const pages = subject.pages();
  await pages.ask(`open ${count} ${Math.min(count, READING)}`);
  await pause(2_000);
  const end = await subject.tell(what);
  await pause(1_000);
  await pages.ask("begin");
  const [cpu, began] = [subject.cpu(), performance.now()];
  await pause((what.seconds - 2) * 1_000);
  const used = (subject.cpu() - cpu) / ((performance.now() - began) / 1_000);
  const after = subject.memory();
  const { open, lost, delays: all } = await pages.ask("end");
  await end();
  pages.end();
  if (open !== count || lost > 0) throw new Error(`${lost} of ${count} pages were lost`);
  if (all.length === 0) throw new Error("no records came");
  await pause(1_000);
  return { memory: ((after - before) * 1024) / count, cpu: (used * 1_000) / count, cores: used, p99: quantile(all, 0.99) };
}

const late = (ours, theirs) => ({
  figure: `record written to its topic → pages that show it, p50 and p99 at ${whole(RATE)} records/s, at most four flushes a second`,
  value: `${ours.p50} ms and ${ours.p99} ms`,
  peer: `the bare fan-out of records that it makes itself, ${theirs.p50} ms and ${theirs.p99} ms`,
  ratio: `${ours.p50 - theirs.p50} ms and ${ours.p99 - theirs.p99} ms added by broker, schema, PostgreSQL and stream`,
});

const costs = (count, ours, theirs) => [
  {
    figure: `memory of an open dashboard, at ${whole(count)} of them`,
    value: `${ours.memory.toFixed(0)} KiB`,
    peer: `the bare fan-out, ${theirs.memory.toFixed(0)} KiB`,
    ratio: `${(ours.memory / theirs.memory).toFixed(1)} times it`,
  },
  {
    figure: `processor of an open dashboard that is sent ${QUIET.rate} records/s, at ${whole(count)} of them`,
    value: `${ours.cpu.toFixed(2)} ms/s (${ours.cores.toFixed(2)} cores in all; p99 ${ours.p99} ms late)`,
    peer: `the bare fan-out, ${theirs.cpu.toFixed(2)} ms/s (${theirs.cores.toFixed(2)} cores; ${theirs.p99} ms)`,
    ratio: `${(ours.cpu / theirs.cpu).toFixed(1)} times it`,
  },
];

/** A program of the folder `live`, which answers in lines. */
function child(children, name, ...args) {
  const program = spawn(process.execPath, [at("benchmarks", "live", name), ...args.map(String)], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = [];
  const waiting = [];
  createInterface({ input: program.stdout }).on("line", (line) => (waiting.length > 0 ? waiting.shift()(line) : lines.push(line)));
  const next = () => (lines.length > 0 ? Promise.resolve(lines.shift()) : new Promise((resolve) => waiting.push(resolve)));
  const say = (line) => program.stdin.write(`${line}\n`);
  const ask = async (line) => {
    say(line);
    const answer = JSON.parse(await next());
    if (answer.failed) throw new Error(answer.failed);
    return answer;
  };
  const made = { pid: program.pid, next, say, ask, end: () => program.kill("SIGKILL") };
  children.push(made);
  return made;
}

const memoryOf = (pid) => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))[1]) / 1024;

function cpuOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** What the source says of its records. */
async function serve() {
  const schema = {
    schema: {
      type: "object",
      required: ["symbol", "price", "sent"],
      properties: { symbol: { type: "string", maxLength: 20 }, price: { type: "number", minimum: 0 }, sent: { type: "integer" }, place: { type: "string" } },
    },
    refresh_interval_seconds: 60,
    key: ["symbol"],
  };
  const server = createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(request.url.endsWith("/schema") ? JSON.stringify(schema) : "{}");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: server.address().port, close: () => server.close() };
}

async function call(subject, { cookie }, method, path, body) {
  const headers = { "content-type": "application/json", origin: subject.base, cookie };
  const answer = await fetch(subject.base + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

const catalog = (port) => `
- name: ${SOURCE}
  display_name: ${SOURCE}
  version: 1.0.0
  type: data_source
  delivery_mode: push
  description: A source that a benchmark controls.
  base_url: http://127.0.0.1:${port}/${SOURCE}
  app_url: http://127.0.0.1:${port}/${SOURCE}
  callback_url: http://127.0.0.1:${port}/callback
  events_transport: pull
  client: per_installation
  install_targets: [organization]
  published: true
`;

const whole = (value) => Math.round(value).toLocaleString("en");
