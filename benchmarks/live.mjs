// From a record that a stock Kafka client writes to pages that show it: how late it comes at 1,000 records a second, and what an open
// dashboard costs at 100, 1,000 and 5,000 of them, beside a bare fan-out of the same bytes in Node that asks nobody who they are, keeps
// nothing and survives nothing (live/bare.mjs).
//
// RATE=100 SECONDS=5 PAGES=50,100 ./patchbay bench live   tries it smaller.

import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { at } from "../launcher/paths.mjs";
import { quantile } from "./numbers.mjs";
import { PushedSource } from "./live/source.mjs";

export const title = "Live";

const RATE = Number(process.env.RATE ?? 1_000);
const SECONDS = Number(process.env.SECONDS ?? 30);
const PAGES = (process.env.PAGES ?? "100,1000,5000").split(",").map(Number);
/** What changes on a dashboard at which somebody looks. */
const QUIET = { rate: 10, keys: 10 };
const READING = 10;
const TICKS = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

export async function run(say) {
  const most = String(Math.max(...PAGES) + 100);
  const source = await PushedSource.begin({
    settings: { "patchbay.live.pages": most, "patchbay.live.pages-per-account": most, "patchbay.live.pages-per-session": most },
    memory: "-Xmx1536m",
  });
  const { subject, owner } = source;
  const children = [];
  try {
    const url = `${subject.base}/api/live?installation=${source.installation}`;
    const ours = {
      pages: () => child(children, "pages.mjs", url, owner.cookie),
      tell: async (what) => {
        const pace = await source.push(what);
        return () => pace.end();
      },
      heap: () => subject.liveHeapKibibytes(),
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
        heap: async () => (await fanOut.ask("heap")).kibibytes,
        cpu: () => cpuOf(fanOut.pid),
      };
    };

    const quiet = { ...QUIET, seconds: SECONDS };
    say("no dashboard, not counted");
    await cores(ours, quiet);
    say("no dashboard");
    const nobody = await cores(ours, quiet);
    const rows = [alone(nobody)];
    for (const count of PAGES) {
      say(`${count} dashboards`);
      rows.push(...costs(count, nobody, await cost(ours, quiet, count), await cost(await bare(quiet), quiet, count)));
    }
    const busy = { rate: RATE, keys: RATE, seconds: SECONDS };
    say(`${RATE} records/s, not counted`);
    await delays(ours, { ...busy, seconds: Math.min(SECONDS, 10) });
    say(`${RATE} records/s`);
    rows.unshift(late(await delays(ours, busy), await delays(await bare(busy), busy)));
    return rows;
  } finally {
    for (const each of children) each.end();
    await source.end();
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
  const before = await subject.heap();
  const pages = subject.pages();
  await pages.ask(`open ${count} ${Math.min(count, READING)}`);
  await pause(2_000);
  await pages.ask("begin");
  const used = await cores(subject, what);
  const after = await subject.heap();
  const { open, lost, delays: all } = await pages.ask("end");
  pages.end();
  if (open !== count || lost > 0) throw new Error(`${lost} of ${count} pages were lost`);
  if (all.length === 0) throw new Error("no records came");
  await pause(1_000);
  return { memory: (after - before) / count, cores: used, p99: quantile(all, 0.99) };
}

/** How many cores are at work while records come, whoever looks at them. */
async function cores(subject, what) {
  const end = await subject.tell(what);
  await pause(1_000);
  const [cpu, began] = [subject.cpu(), performance.now()];
  await pause((what.seconds - 2) * 1_000);
  const used = (subject.cpu() - cpu) / ((performance.now() - began) / 1_000);
  await end();
  return used;
}

const late = (ours, theirs) => ({
  figure: `record written to its topic → pages that show it, p50 and p99 at ${whole(RATE)} records/s, at most four flushes a second`,
  value: `${ours.p50} ms and ${ours.p99} ms`,
  peer: `the bare fan-out of records that it makes itself, ${theirs.p50} ms and ${theirs.p99} ms`,
  ratio: `${ours.p50 - theirs.p50} ms and ${ours.p99 - theirs.p99} ms added by broker, schema, PostgreSQL and stream`,
});

const alone = (nobody) => ({
  figure: `processor of Patchbay that takes ${QUIET.rate} records/s from its broker, with no dashboard open`,
  value: `${nobody.toFixed(2)} cores`,
  peer: "one core",
  ratio: `${(nobody * 100).toFixed(0)} % of it`,
});

const costs = (count, nobody, ours, theirs) => [
  {
    figure: `heap that an open dashboard holds, at ${whole(count)} of them`,
    value: `${ours.memory.toFixed(0)} KiB`,
    peer: `the bare fan-out, ${theirs.memory.toFixed(0)} KiB`,
    ratio: `${(ours.memory / theirs.memory).toFixed(1)} times it`,
  },
  {
    figure: `processor of an open dashboard that is sent ${QUIET.rate} records/s, at ${whole(count)} of them, beyond what is used with none`,
    value: `${each(ours.cores - nobody, count)} ms/s (${ours.cores.toFixed(2)} cores in all; p99 ${ours.p99} ms late)`,
    peer: `the bare fan-out, ${each(theirs.cores, count)} ms/s (${theirs.cores.toFixed(2)} cores; ${theirs.p99} ms)`,
    ratio: `${((ours.cores - nobody) / theirs.cores).toFixed(1)} times it`,
  },
];

/** Milliseconds of a processor a second for one of so many. */
const each = (cores, count) => ((Math.max(cores, 0) * 1_000) / count).toFixed(2);

/** A program of the folder `live`, which answers in lines. */
function child(children, name, ...args) {
  const program = spawn(process.execPath, ["--expose-gc", at("benchmarks", "live", name), ...args.map(String)], { stdio: ["pipe", "pipe", "inherit"] });
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

function cpuOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

const whole = (value) => Math.round(value).toLocaleString("en");
