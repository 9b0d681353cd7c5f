// What the embedded Kafka costs: its memory at rest and under load beside its heap's bound, what Patchbay holds more for it and for the
// engines that read PostgreSQL's log, how soon it takes a record after a start with and without its ahead-of-time cache, and how soon
// after it was killed with 2,000 partitions beside none.
//
// PARTITIONS=200 ./patchbay bench broker   tries it with fewer.

import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { quantile } from "./numbers.mjs";
import { Programs } from "./programs.mjs";
import { Subject } from "./subject.mjs";

export const title = "Broker";

const PARTITIONS = Number(process.env.PARTITIONS ?? 2_000);
const TOPICS_EACH = 3;
const STARTS = Number(process.env.STARTS ?? 5);
const RECORDS = Number(process.env.RECORDS ?? 400_000);
const HEAP = 192;
const SETTLING = 15_000;
const LONGEST = 600_000;
const PROBE = "bench.probe";

export async function run(say) {
  const without = await Subject.prepare({ sustained: true });
  say("Patchbay without a broker");
  const alone = await atRest(without);
  const subject = await Subject.prepare({ sustained: true, settings: { "patchbay.broker.mode": "embedded" } });
  const programs = await Programs.compile(subject.folder, "kafka/Insider.java", "kafka/Ready.java", "kafka/Topic.java", "kafka/Bare.java");
  try {
    await subject.start();
    await until("broker with a cache for its later starts", () => subject.broker && cacheOf(subject));
    await programs.run("Topic", subject.kafka, PROBE);
    await restarted(subject, programs);
    await pause(SETTLING);
    const rest = subject.memory();

    say(`${RECORDS.toLocaleString("en")} records of 1 KiB through it, three times`);
    const values = join(subject.data, "values");
    writeFileSync(values, Array.from({ length: 1_000 }, (_, i) => `${i} ${"x".repeat(1_019)}`).join("\n"));
    const rates = (await programs.run("Bare", subject.kafka, "bench.bare", values, RECORDS, 3)).map(Number);
    const loaded = subject.memory();

    const { warm, cold } = await starts(subject, programs, say);
    const empty = await several(subject, programs, 3);
    say(`making ${PARTITIONS.toLocaleString("en")} partitions`);
    const made = await partitions(subject);
    say(`killing it with ${made.toLocaleString("en")} partitions`);
    const full = await several(subject, programs, 3);
    await pause(SETTLING);
    const many = subject.memory();
    return [
      {
        figure: "memory of the broker at rest",
        value: mebibytes(rest.broker),
        peer: `the bound of its heap, ${HEAP} MiB`,
        ratio: `${(rest.broker / HEAP).toFixed(2)}× (Patchbay itself ${mebibytes(rest.patchbay)}, PostgreSQL ${mebibytes(rest.postgres)})`,
      },
      {
        figure: `memory of the broker after ${RECORDS.toLocaleString("en")} records of 1 KiB, three times`,
        value: `${mebibytes(loaded.broker)} (${whole(middle(rates))} records/s from a producer to a consumer)`,
        peer: `at rest, ${mebibytes(rest.broker)}`,
        ratio: `${(loaded.broker / rest.broker).toFixed(2)}×`,
      },
      {
        figure: `memory of the broker with ${made.toLocaleString("en")} partitions`,
        value: mebibytes(many.broker),
        peer: `at rest with none, ${mebibytes(rest.broker)}`,
        ratio: `${(many.broker / rest.broker).toFixed(2)}×`,
      },
      {
        figure: "memory of Patchbay at rest with the engines of change data capture and the clients of the broker",
        value: mebibytes(rest.patchbay),
        peer: `without, ${mebibytes(alone.patchbay)}`,
        ratio: `${(rest.patchbay / alone.patchbay).toFixed(2)}×`,
      },
      {
        figure: `start of the broker to its first record, with its ahead-of-time cache (median of ${STARTS})`,
        value: started(warm),
        peer: `without, ${started(cold)}`,
        ratio: `${(middle(warm.map(({ start }) => start)) / middle(cold.map(({ start }) => start))).toFixed(2)}×`,
      },
      {
        figure: `start after it was killed, with ${made.toLocaleString("en")} partitions (median of 3)`,
        value: started(full),
        peer: `with none, ${started(empty)}`,
        ratio: `${(middle(full.map(({ start }) => start)) / middle(empty.map(({ start }) => start))).toFixed(2)}×`,
      },
    ];
  } finally {
    programs.remove();
    await subject.remove();
  }
}

/** What Patchbay and its PostgreSQL hold when nobody asks for anything. */
async function atRest(subject) {
  try {
    await subject.start();
    await pause(SETTLING);
    return subject.memory();
  } finally {
    await subject.remove();
  }
}

/** Starts with the cache and without it, by turns. */
async function starts(subject, programs, say) {
  const warm = [];
  const cold = [];
  for (let round = 0; round < STARTS; round++) {
    say(`start ${round + 1} of ${STARTS}, with the cache and without`);
    warm.push(await restarted(subject, programs));
    const cache = cacheOf(subject);
    renameSync(cache, `${cache}.aside`);
    cold.push(await restarted(subject, programs));
    // the broker makes a new one beside its work; the measured starts wait for that
    await until("new cache", () => cacheOf(subject));
  }
  return { warm, cold };
}

async function several(subject, programs, times) {
  const all = [];
  for (let each = 0; each < times; each++) all.push(await restarted(subject, programs));
  return all;
}

/**
 * Kills the broker, and waits until the next one has taken a record. Answers the seconds of its start, and those of
 * processor time that took. Before it is a wait, the longer the more often a broker died.
 */
async function restarted(subject, programs) {
  const before = subject.broker;
  const ready = programs.begin("Ready", subject.kafka, PROBE);
  await ready.said("asking");
  process.kill(before, "SIGKILL");
  await until("end of the broker", () => !existsSync(`/proc/${before}`) || subject.broker !== before);
  ready.tell("go");
  const taken = Number(await ready.said("taken"));
  await ready.end();
  const after = subject.broker;
  if (!after || after === before) throw new Error("the broker that took the record is not a new one");
  return { start: (taken - startOf(after)) / 1000, cpu: subject.cpu().broker };
}

/** Integrations of the catalog that read their events from the broker, as many as the partitions need. Answers the partitions. */
async function partitions(subject) {
  const count = Math.floor(PARTITIONS / TOPICS_EACH);
  await subject.stop();
  writeFileSync(join(subject.data, "catalog.yaml"), catalog(count));
  await subject.start();
  await until("partitions", () => topicsOf(subject) >= count * TOPICS_EACH);
  return topicsOf(subject);
}

/** Folders of partitions of integrations' topics. */
function topicsOf(subject) {
  return readdirSync(join(subject.kafka, "data")).filter((name) => /^integrations\..*-\d+$/.test(name)).length;
}

const catalog = (count) =>
  Array.from(
    { length: count },
    (_, i) => `
- name: bench-${String(i).padStart(4, "0")}
  display_name: Bench ${i}
  version: 1.0.0
  type: app
  description: An app that reads its events from the broker.
  app_url: http://127.0.0.1:1
  callback_url: http://127.0.0.1:1/callback
  events_transport: broker
  client: per_installation
  install_targets: [organization]
  published: true
`,
  ).join("");

function cacheOf(subject) {
  const home = subject.kafka;
  if (!existsSync(home)) return null;
  const programs = readdirSync(home).find((name) => /^\d+\.\d+\.\d+-[0-9a-f]+$/.test(name));
  const cache = programs && join(home, programs, "kafka.aot");
  return cache && existsSync(cache) ? cache : null;
}

/** When a process was started, in milliseconds, to the hundredth of a second. */
function startOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const ticks = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]);
  const uptime = Number(readFileSync("/proc/uptime", "utf8").split(" ")[0]);
  return Date.now() - (uptime - ticks / 100) * 1000;
}

async function until(what, look) {
  const end = Date.now() + LONGEST;
  while (!look()) {
    if (Date.now() > end) throw new Error(`no ${what} came`);
    await pause(10);
  }
}

const middle = (values) => quantile(values, 0.5);
const mebibytes = (value) => `${Math.round(value)} MiB`;
const seconds = (value) => `${value.toFixed(1)} s`;
const started = (all) => `${seconds(middle(all.map(({ start }) => start)))} (${seconds(middle(all.map(({ cpu }) => cpu)))} of processor time)`;
const whole = (value) => Math.round(value).toLocaleString("en");
