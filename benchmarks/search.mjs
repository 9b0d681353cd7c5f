// Searching among 100,000 and 1,000,000 made-up listings over HTTP, one request after the other, beside what PostgreSQL's full text
// search alone needs for the same words (it ranks every hit, corrects nothing and counts nothing). The two words that most listings
// have are the hardest to rank. A second figure: of names with one mistyped letter, how many find their listing among the first five.
//
// LISTINGS=100000 ./patchbay bench search   measures that size only; PLANS=1 also prints how the database answers.

import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { at } from "../launcher/paths.mjs";
import { requireJdk } from "../launcher/tools.mjs";
import { Subject } from "./subject.mjs";

export const title = "Search";

const SIZES = (process.env.LISTINGS ?? "100000,1000000").split(",").map(Number);
const SAMPLE = 1_000;
const TYPOS = 400;
const EACH = 300;
const PLAIN_TIMES = 9;
const COMMON = "team customers";
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

export async function run(say) {
  const rows = [];
  for (const size of SIZES) {
    const subject = await Subject.prepare({ sustained: true });
    try {
      await subject.start();
      rows.push(...(await measure(subject, size, say)));
      if (process.env.PLANS) await plans(subject, size, say);
    } finally {
      await subject.remove();
    }
  }
  return rows;
}

async function measure(subject, size, say) {
  const database = databaseOf(subject);
  const of = `at ${size.toLocaleString("en")} listings`;
  say(`${of}: making them`);
  const began = performance.now();
  const sample = (await java(subject, "Fill.java", [...database, size, SAMPLE]))
    .split("\n")
    .map((line) => line.split("\t"))
    .map(([name, displayName]) => ({ name, displayName }));
  say(`${of}: made in ${Math.round((performance.now() - began) / 1000)} s`);
  const dice = random(42);
  const queries = {
    "a name": sample.slice(0, EACH).map(({ displayName }) => ({ q: displayName })),
    "the beginning of a name": sample.slice(0, EACH).map(({ displayName }) => ({ q: displayName.slice(0, 4) })),
    "a name with a typo": sample.slice(0, EACH).map(({ displayName }) => ({ q: typo(displayName, dice) })),
    [`two common words (“${COMMON}”)`]: Array(EACH / 3).fill({ q: COMMON }),
    [`two common words, by popularity`]: Array(EACH / 3).fill({ q: COMMON, sort: "popular" }),
    "one common word in a category, free": Array(EACH / 3).fill({ q: "reports", category: "Sales", price: "free" }),
    "a rare category and tier, newest first": Array(EACH / 3).fill({ category: "Travel", tier: "featured", type: "data_source", sort: "new" }),
    "everything, by name": Array(EACH / 3).fill({ sort: "name" }),
  };
  const rows = [];
  const plain = new Map();
  const peers = [sample[0].displayName, COMMON, "reports"];
  (await java(subject, "Plain.java", [...database, PLAIN_TIMES, ...peers]))
    .split("\n")
    .forEach((line, i) => {
      const [hits, times] = line.split("\t");
      if (Number(hits) === 0) throw new Error(`PostgreSQL finds nothing for ${peers[i]}`);
      plain.set(peers[i], median(times.split(" ").map(Number)));
    });
  for (const [what, asked] of Object.entries(queries)) {
    say(`${of}: ${what}`);
    for (const query of asked.slice(0, 20)) await search(subject, query);
    const times = [];
    for (const query of asked) {
      const start = performance.now();
      const { listings } = await search(subject, query);
      times.push(performance.now() - start);
      if (listings.length === 0 && !what.includes("typo")) throw new Error(`nothing found for ${JSON.stringify(query)}`);
    }
    const peer = what.includes("common words") ? COMMON : what.includes("one common") ? "reports" : sample[0].displayName;
    rows.push({
      figure: `p50 and p99 of searching ${what}, ${of}`,
      value: `${milliseconds(median(times))}, ${milliseconds(percentile(times, 0.99))}`,
      peer: `PostgreSQL's own ranked search for “${peer}”, ${milliseconds(plain.get(peer))} (median of ${PLAIN_TIMES})`,
      ratio: `${(median(times) / plain.get(peer)).toFixed(2)} × of it at p50`,
    });
  }
  rows.push(await found(subject, sample, of, say));
  return rows;
}

/** One mistake in one word of a name: the listing has to be among the first five. */
async function found(subject, sample, of, say) {
  say(`${of}: ${TYPOS} typos`);
  const dice = random(4711);
  const missed = [];
  let exact = 0;
  const tried = sample.slice(-TYPOS);
  for (const { name, displayName } of tried) {
    const mistyped = typo(displayName, dice);
    const { listings } = await search(subject, { q: mistyped, limit: 5 });
    if (!listings.some((each) => each.name === name)) missed.push(`${mistyped} (${displayName})`);
    const asTyped = await search(subject, { q: displayName, limit: 5 });
    if (asTyped.listings.some((each) => each.name === name)) exact++;
  }
  if (missed.length > 0) say(`missed: ${missed.slice(0, 12).join(", ")}`);
  const right = tried.length - missed.length;
  return {
    figure: `names with one typo whose listing is among the first five, ${of}`,
    value: `${((100 * right) / tried.length).toFixed(1)} % of ${tried.length}`,
    peer: `the same names typed well, ${((100 * exact) / tried.length).toFixed(1)} %`,
    ratio: `${((100 * right) / exact).toFixed(1)} % of them; 95 % are wanted`,
  };
}

async function search(subject, query) {
  const answer = await fetch(`${subject.base}/api/listings?${new URLSearchParams(query)}`);
  const body = await answer.text();
  if (answer.status !== 200) throw new Error(`${JSON.stringify(query)}: ${answer.status} ${body}`);
  const found = JSON.parse(body);
  if (!Array.isArray(found.listings) || !found.facets) throw new Error(`no result page: ${body.slice(0, 200)}`);
  return found;
}

/** How the database answers, from its own log. */
async function plans(subject, size, say) {
  const name = (await search(subject, { sort: "name", limit: 1 })).listings[0].displayName;
  const [url, , password] = databaseOf(subject);
  await subject.stop();
  const log = join(home(subject), "postgresql.log");
  await subject.start();
  await java(subject, "Explain.java", [databaseOf(subject)[0], "postgres", password]);
  await subject.stop();
  await subject.start();
  const before = readFileSync(log, "utf8").length;
  for (const query of [
    { q: name },
    { q: COMMON },
    { q: COMMON, sort: "popular" },
    { q: "reports", category: "Sales", price: "free" },
    { category: "Travel", tier: "featured", sort: "new" },
  ]) {
    await search(subject, query);
  }
  await subject.stop();
  say(`plans at ${size.toLocaleString("en")} (${url})`);
  const text = readFileSync(log, "utf8").slice(before);
  for (const entry of text.split(/^(?=\d{4}-\d\d-\d\d .*LOG: {2}duration)/m)) {
    if (entry.includes("storefront.card")) say(entry.replaceAll("\n", "\n    "));
  }
}

/** One letter left out, added, replaced or swapped with the next, in a word of at least four letters. */
function typo(text, dice) {
  const words = text.toLowerCase().split(" ");
  const long = words.map((_, i) => i).filter((i) => words[i].length >= 4);
  const chosen = long[Math.floor(dice() * long.length)];
  const word = words[chosen];
  const i = Math.floor(dice() * (word.length - 1));
  const letter = LETTERS[Math.floor(dice() * 26)];
  const ways = [
    word.slice(0, i) + word.slice(i + 1),
    word.slice(0, i) + letter + word.slice(i),
    word.slice(0, i) + letter + word.slice(i + 1),
    word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2),
  ];
  const way = ways[Math.floor(dice() * ways.length)];
  if (way === word) return typo(text, dice);
  words[chosen] = way;
  return words.join(" ");
}

/** Always the same numbers (mulberry32). */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const home = (subject) => join(subject.data, "postgres");

function databaseOf(subject) {
  const port = readFileSync(join(home(subject), "port"), "utf8").trim();
  const password = readFileSync(join(home(subject), "password"), "utf8").trim();
  return [`jdbc:postgresql://127.0.0.1:${port}/patchbay`, "postgres", password];
}

async function java(subject, program, args) {
  const library = readdirSync(join(subject.folder, "lib")).find((name) => name.startsWith("postgresql-"));
  const { stdout } = await promisify(execFile)(
    join(requireJdk(), "bin", "java"),
    ["-Xmx1g", "-cp", join(subject.folder, "lib", library), at("benchmarks", "search", program), ...args.map(String)],
    { maxBuffer: 1 << 26 },
  );
  return stdout.trim();
}

const percentile = (values, part) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(part * values.length))];
const median = (values) => percentile(values, 0.5);
const milliseconds = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
