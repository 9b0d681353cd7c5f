// How soon after its commit an integration's Kafka client has an event, at 10, 500 and 2,000 events a second, and how many a second
// can be carried at most; beside the Debezium engine alone on the same table of a Patchbay without a broker, which hands each row to
// a program and to nobody else. Rows are appended as Patchbay does, at loads that no page of it would reach. The most is said
// of one stream, of which one event is on its way at a time, so that the broker's answer binds; and of many, with the processor time
// that each program had of it.
//
// RATES=10,500 SECONDS=5 MOST=20000 ./patchbay bench changes   tries it shorter.

import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Programs } from "./programs.mjs";
import { Subject, until } from "./subject.mjs";

export const title = "Changes";

const RATES = (process.env.RATES ?? "10,500,2000").split(",").map(Number);
const SECONDS = Number(process.env.SECONDS ?? 20);
const MOST = Number(process.env.MOST ?? 100_000);
const STREAMS = Number(process.env.STREAMS ?? 64);
const NAME = "bench-events";
const SOURCES = ["Arrivals", "TopicArrivals", "EngineArrivals", "Database", "Writer", "Carry"].map((name) => `changes/${name}.java`);

export async function run(say) {
  say("the engine alone");
  const bare = await carried({ "patchbay.broker.mode": "off" }, "pull", async () => ["engine"]);
  say("through the broker to a client");
  const ours = await carried({ "patchbay.broker.mode": "embedded", "patchbay.broker.byte-rate": "1GB" }, "broker", async (subject, owner) => {
    const topic = `integrations.${NAME}.lifecycle`;
    const token = await subject.brokerToken(owner, NAME);
    return ["topic", subject.kafkaAddress, token, topic];
  });
  const rows = RATES.map((rate) => {
    const [us, engine] = [ours.rates.get(rate), bare.rates.get(rate)];
    return {
      figure: `committed → consumer at ${whole(rate)} events/s${kept(us, rate)}`,
      value: `p50 ${ms(us.p50)}, p99 ${ms(us.p99)}, longest ${ms(us.longest)}`,
      peer: `the Debezium engine alone, p50 ${ms(engine.p50)}, p99 ${ms(engine.p99)}${kept(engine, rate)}`,
      ratio: `${(us.p50 / engine.p50).toFixed(2)}× at p50, ${(us.p99 / engine.p99).toFixed(2)}× at p99`,
    };
  });
  for (const [which, words] of [["one", "of one stream"], ["all", `of ${STREAMS} streams`]]) {
    const [us, engine] = [ours[which], bare[which]];
    rows.push({
      figure: `events/s at most, ${words}, in transactions of 10`,
      value: `${whole(us.arrived)} (committed at ${whole(us.written)}/s; ${us.share})`,
      peer: `the Debezium engine alone, ${whole(engine.arrived)} (committed at ${whole(engine.written)}/s; ${engine.share})`,
      ratio: `${(us.arrived / engine.arrived).toFixed(2)}×`,
    });
  }
  return rows;
}

/** Measures a Patchbay of its own. */
async function carried(settings, transport, reader) {
  const subject = await Subject.prepare({ sustained: true, settings });
  writeFileSync(join(subject.data, "catalog.yaml"), catalog(transport));
  const programs = await Programs.compile(subject.folder, "kafka/Stranger.java", ...SOURCES);
  try {
    await subject.start();
    const owner = await subject.owner();
    await installed(subject, owner);
    const arguments_ = await reader(subject, owner);
    await pause(5_000);
    const program = programs.begin("Carry", ...subject.database, RATES.join(), SECONDS, MOST, ...arguments_);
    const one = await sustained(subject, program, "one");
    const all = await sustained(subject, program, "all");
    const lines = await program.end();
    const rates = new Map();
    for (const line of lines.filter((each) => each.startsWith("rate "))) {
      const [rate, achieved, p50, p99, longest] = line.split(" ").slice(1).map(Number);
      rates.set(rate, { achieved, p50, p99, longest });
    }
    if (rates.size !== RATES.length || !(one.arrived > 0 && all.arrived > 0)) throw new Error(`not measured: ${lines.join("\n")}`);
    return { rates, one, all };
  } finally {
    programs.remove();
    await subject.remove();
  }
}

/** The most, of one stream or of all. */
async function sustained(subject, program, which) {
  await program.said(`sustaining ${which}`);
  const before = subject.cpu();
  const began = performance.now();
  const [written, arrived] = (await program.said(`sustained ${which}`)).split(" ").map(Number);
  return { written, arrived, share: shares(before, subject.cpu(), (performance.now() - began) / 1000) };
}

/** One installation for each of some organizations, so that there are streams to append to. */
async function installed(subject, { cookie, organizationId }) {
  const post = async (path, body) => {
    const headers = { "content-type": "application/json", origin: subject.base, cookie };
    const answer = await fetch(subject.base + path, { method: "POST", headers, body: JSON.stringify(body) });
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const organizations = [organizationId];
  for (let i = 1; i < STREAMS; i++) organizations.push((await post("/api/organizations", { name: `bench-${i}`, displayName: `Bench ${i}` })).id);
  for (const organization of organizations) {
    const { id } = await post("/api/installations", { integration: NAME, organizationId: organization });
    await until("end of the setting up", async () => {
      const answer = await fetch(`${subject.base}/api/installations/${id}`, { headers: { cookie } });
      return (await answer.json()).status === "active";
    });
  }
}

function shares(before, after, seconds) {
  const used = Object.entries(after).map(([program, value]) => [program, (value - before[program]) / seconds]);
  const all = used.filter(([, cores]) => cores >= 0.01).map(([program, cores]) => `${program} ${cores.toFixed(2)}`);
  return `cores: ${all.join(", ")} of ${cpus().length}`;
}

const kept = ({ achieved }, rate) => (achieved < rate * 0.98 ? ` (${whole(achieved)}/s were committed)` : "");

const catalog = (transport) => `
- name: ${NAME}
  display_name: Bench
  version: 1.0.0
  type: app
  description: An app that reads its events.
  app_url: http://127.0.0.1:1
  callback_url: http://127.0.0.1:1/callback
  events_transport: ${transport}
  client: per_installation
  install_targets: [organization]
  published: true
`;

const ms = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const whole = (value) => Math.round(value).toLocaleString("en");
