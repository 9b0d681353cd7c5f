// Records per second from a source to the stream of changes that dashboards read: asked for at /data, held against their schema,
// written to PostgreSQL, captured there and told to the stream; and written to the source's topic by a stock Kafka client, read,
// held against their schema, written to PostgreSQL and told. Both beside one producer and one consumer with nothing between them
// but the same broker, with the same values.
//
// RECORDS=5000 ROUNDS=1 ./patchbay bench pipeline   tries it smaller.

import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { cpus } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { quantile } from "./numbers.mjs";
import { Programs } from "./programs.mjs";
import { Subject, until } from "./subject.mjs";

export const title = "Pipeline";

const RECORDS = Number(process.env.RECORDS ?? 50_000);
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const PAGE = 5_000;
const STREAM = "patchbay.records";
const [PULL, PUSH] = ["bench-pull", "bench-push"];

export async function run(say) {
  const source = await serve();
  const settings = { "patchbay.broker.mode": "embedded", "patchbay.broker.byte-rate": "1GB" };
  const subject = await Subject.prepare({ webhookPort: source.port, sustained: true, settings });
  writeFileSync(join(subject.data, "catalog.yaml"), catalog(source.port));
  const files = ["Insider", "Stranger", "Watch", "Push", "Bare"].map((name) => `kafka/${name}.java`);
  const programs = await Programs.compile(subject.folder, ...files);
  try {
    await subject.start();
    const owner = await subject.owner();
    const send = (method, path, body) => call(subject, owner, method, path, body);
    for (const integration of [PULL, PUSH]) await send("POST", "/api/installations", { integration, organizationId: owner.organizationId });
    await subject.brokerReady(owner, PUSH);
    await until("schemas", async () => (await schemaOf(send, PULL)) && (await schemaOf(send, PUSH)));
    await pause(5_000);

    const pulled = [];
    for (let round = 0; round <= ROUNDS; round++) {
      say(round === 0 ? "polled once, not counted" : `polled, round ${round} of ${ROUNDS}`);
      const one = await measured(subject, programs, round, async () => {
        source.offer(round);
        await send("POST", `/api/developer/integrations/${PULL}/data/poll`);
        return () => source.began;
      });
      if (round > 0) pulled.push(one);
    }
    const token = await subject.brokerToken(owner, PUSH);
    const values = join(subject.data, "values");
    const pushed = [];
    for (let round = 0; round <= ROUNDS; round++) {
      say(round === 0 ? "pushed once, not counted" : `pushed, round ${round} of ${ROUNDS}`);
      writeFileSync(values, records(round).map((record) => JSON.stringify(record)).join("\n"));
      const one = await measured(subject, programs, round, async () => {
        const push = programs.begin("Push", subject.kafkaAddress, token, `integrations.${PUSH}.data`, values);
        const began = Number(await push.said("began"));
        await push.end();
        return () => began;
      });
      if (round > 0) pushed.push(one);
    }
    for (const integration of [PULL, PUSH]) {
      const there = await send("GET", `/api/developer/integrations/${integration}/data`);
      if (there.records !== RECORDS || there.rejected !== 0) throw new Error(`${integration} has ${there.records} records, and ${there.rejected} were refused`);
    }
    say("a producer and a consumer alone");
    const bare = quantile((await programs.run("Bare", subject.kafka, "bench.bare", values, RECORDS, ROUNDS + 1)).slice(1).map(Number), 0.5);
    return [
      row("asked for → schema → PostgreSQL → capture → stream", pulled, bare),
      row("topic → schema → PostgreSQL → stream", pushed, bare),
    ];
  } finally {
    programs.remove();
    await subject.remove();
    source.close();
  }
}

/** Answers the records a second of one round, from its beginning to the last record in the stream, and what the programs used. */
async function measured(subject, programs, round, begin) {
  const watch = programs.begin("Watch", subject.kafka, STREAM, `"round":${round}`, RECORDS);
  await watch.said("watching");
  const before = subject.cpu();
  const began = await begin();
  const came = Number(await watch.said("came"));
  await watch.end();
  const after = subject.cpu();
  const seconds = (came - began()) / 1000;
  const cores = Object.fromEntries(Object.keys(after).map((program) => [program, (after[program] - before[program]) / seconds]));
  return { perSecond: RECORDS / seconds, cores };
}

function row(way, rounds, bare) {
  const middle = (values) => quantile(values, 0.5);
  const perSecond = middle(rounds.map((round) => round.perSecond));
  const cores = Object.keys(rounds[0].cores).map((program) => `${program} ${middle(rounds.map((round) => round.cores[program])).toFixed(2)}`);
  return {
    figure: `records/s, ${way} (median of ${ROUNDS} times ${whole(RECORDS)} that all changed)`,
    value: `${whole(perSecond)} (cores: ${cores.join(", ")} of ${cpus().length})`,
    peer: `a producer and a consumer on the same broker, ${whole(bare)}/s`,
    ratio: `${((100 * perSecond) / bare).toFixed(1)} % of it`,
  };
}

/** A source whose records all change with each round; it answers them page by page. */
async function serve() {
  let pages = [];
  const source = { port: 0, began: 0, offer, close: () => server.close() };
  function offer(round) {
    const all = records(round);
    const count = Math.ceil(all.length / PAGE);
    pages = Array.from({ length: count }, (_, page) =>
      JSON.stringify({ records: all.slice(page * PAGE, (page + 1) * PAGE), next: page + 1 < count ? String(page + 1) : null }),
    );
    source.began = 0;
  }
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://localhost");
    response.setHeader("content-type", "application/json");
    if (pathname.endsWith("/schema")) return response.end(JSON.stringify(SCHEMA));
    if (!pathname.endsWith("/data")) return response.end("{}");
    if (source.began === 0) source.began = Date.now();
    response.end(pages[Number(searchParams.get("cursor") ?? 0)] ?? "[]");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  source.port = server.address().port;
  return source;
}

const SCHEMA = {
  schema: {
    type: "object",
    required: ["symbol", "price", "round"],
    properties: { symbol: { type: "string", maxLength: 20 }, price: { type: "number", minimum: 0 }, round: { type: "integer" }, place: { type: "string" } },
  },
  refresh_interval_seconds: 86_400,
  key: ["symbol"],
};

const records = (round) =>
  Array.from({ length: RECORDS }, (_, i) => ({ symbol: `S${String(i).padStart(6, "0")}`, price: i / 100 + round, round, place: "A place with a name of usual length" }));

async function schemaOf(send, integration) {
  const { schema } = await send("GET", `/api/developer/integrations/${integration}/data`);
  return schema !== null && schema !== undefined;
}

async function call(subject, { cookie }, method, path, body) {
  const headers = { "content-type": "application/json", origin: subject.base, cookie };
  const answer = await fetch(subject.base + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  const text = await answer.text();
  return text ? JSON.parse(text) : null;
}

const catalog = (port) =>
  [
    [PULL, "pull"],
    [PUSH, "push"],
  ]
    .map(
      ([name, mode]) => `
- name: ${name}
  display_name: ${name}
  version: 1.0.0
  type: data_source
  delivery_mode: ${mode}
  description: A source that a benchmark controls.
  base_url: http://127.0.0.1:${port}/${name}
  app_url: http://127.0.0.1:${port}/${name}
  callback_url: http://127.0.0.1:${port}/callback
  events_transport: pull
  client: per_installation
  install_targets: [organization]
  published: true
`,
    )
    .join("");

const whole = (value) => Math.round(value).toLocaleString("en");
