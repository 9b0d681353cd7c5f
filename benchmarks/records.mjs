// Records per second held against their schema as those of a poll are (read within bounds, unkept characters and numbers looked for,
// key and size checked), beside the JSON Schema library alone with the same schema, which parses and validates. Both on one thread,
// by turns.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildServer } from "../launcher/build.mjs";
import { quantile } from "./numbers.mjs";
import { Programs } from "./programs.mjs";

export const title = "Records";

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const SECONDS = Number(process.env.SECONDS ?? 2);
const RECORDS = 2_000;

export async function run(say) {
  const programs = await Programs.compile(await buildServer(), "pipeline/Judging.java");
  const folder = mkdtempSync(join(tmpdir(), "patchbay-records-"));
  const file = (name, content) => {
    writeFileSync(join(folder, name), JSON.stringify(content));
    return join(folder, name);
  };
  try {
    const rows = [];
    for (const [what, description, record, mistakes] of [
      ["small ones", RATE, rate, 0],
      ["large ones", ORDER, order, 0],
      ["large ones, each tenth wrong", ORDER, (i) => (i % 10 === 0 ? { ...order(i), currency: "euros" } : order(i)), RECORDS / 10],
    ]) {
      const answer = Array.from({ length: RECORDS }, (_, i) => record(i));
      const size = Math.round(JSON.stringify(answer).length / RECORDS);
      say(`${what}, ${size} characters each`);
      const lines = await programs.run("dev.patchbay.pipeline.Judging", file("schema", description), file("data", answer), mistakes, ROUNDS, SECONDS);
      const rounds = lines.map((line) => line.split(" ").map(Number));
      if (rounds.length !== ROUNDS || rounds.flat().some((each) => !(each > 0))) throw new Error(`not measured: ${lines}`);
      const middle = (values) => quantile(values, 0.5);
      rows.push({
        figure: `records held against their schema per second, ${what} (${size} characters)`,
        value: whole(middle(rounds.map(([ours]) => ours))),
        peer: `the validator library alone, ${whole(middle(rounds.map(([, library]) => library)))}/s (median of ${ROUNDS} rounds by turns)`,
        ratio: `${(100 * middle(rounds.map(([ours, library]) => ours / library))).toFixed(0)} % of it`,
      });
    }
    return rows;
  } finally {
    programs.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

const RATE = {
  schema: {
    type: "object",
    required: ["symbol", "usd", "eur", "day"],
    properties: { symbol: { type: "string" }, usd: { type: "number", minimum: 0 }, eur: { type: "number", minimum: 0 }, day: { type: "string" } },
  },
  refresh_interval_seconds: 60,
  key: ["symbol"],
};

const rate = (i) => ({ symbol: `C${i}`, usd: 1 + i / 7, eur: 0.9 + i / 7, day: "2026-09-14" });

const ORDER = {
  schema: {
    type: "object",
    required: ["number", "customer", "currency", "lines"],
    properties: {
      number: { type: "string", pattern: "^[A-Z]{2}-[0-9]{6}$" },
      customer: {
        type: "object",
        required: ["name"],
        properties: { name: { type: "string", maxLength: 100 }, city: { type: "string", maxLength: 100 }, vip: { type: "boolean" } },
        additionalProperties: false,
      },
      currency: { enum: ["EUR", "USD", "CHF", "GBP"] },
      lines: {
        type: "array",
        minItems: 1,
        maxItems: 50,
        items: {
          type: "object",
          required: ["article", "quantity", "cents"],
          properties: {
            article: { type: "string", minLength: 1, maxLength: 60 },
            quantity: { type: "integer", minimum: 1 },
            cents: { type: "integer", minimum: 0 },
            note: { anyOf: [{ type: "string", maxLength: 200 }, { type: "null" }] },
          },
          additionalProperties: false,
        },
      },
      placed: { type: "string", format: "date-time" },
    },
    additionalProperties: false,
  },
  refresh_interval_seconds: 60,
  key: ["number"],
};

const order = (i) => ({
  number: `AB-${String(i).padStart(6, "0")}`,
  customer: { name: `Customer ${i}`, city: "Ulm", vip: i % 5 === 0 },
  currency: ["EUR", "USD", "CHF", "GBP"][i % 4],
  lines: Array.from({ length: 8 }, (_, n) => ({ article: `Article ${n} of ${i}`, quantity: n + 1, cents: 100 * n + i, note: n % 2 ? null : "as always" })),
  placed: "2026-11-22T10:00:00Z",
});

const whole = (value) => Math.round(value).toLocaleString("en");
