// A bare fan-out of server-sent events, and nothing else: makes records at a rate, keeps the newest of each key, and writes what changed
// to all who listen, four times a second at most, in the same bytes as Patchbay does. Nobody is asked who they are.
//
// node --expose-gc bare.mjs RATE KEYS; says its port, makes records for as many seconds as each line that it is told, and answers `heap`.

import { createServer } from "node:http";
import { createInterface } from "node:readline";

const [RATE, KEYS] = process.argv.slice(2).map(Number);
const FLUSH = 250;
const INSTALLATION = "01a20806-291b-77d0-b04b-6c0bbe7b58bf";

const pages = new Set();
const changed = new Map();
let version = 0;
let flushed = 0;
let due = null;

const server = createServer((request, response) => {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.write("retry: 2000\n\n");
  pages.add(response);
  request.on("close", () => pages.delete(response));
});
server.listen(0, "127.0.0.1", () => console.log(`port ${server.address().port}`));

function tell(index) {
  const symbol = `S${String(index % KEYS).padStart(4, "0")}`;
  const value = { symbol, price: index + 0.25, sent: Date.now(), place: "A place with a name of usual length" };
  const key = JSON.stringify([symbol]);
  changed.set(key, JSON.stringify({ key, value, deleted: false, version: ++version, at: new Date().toISOString() }));
  due ??= setTimeout(flush, Math.max(0, flushed + FLUSH - Date.now()));
}

function flush() {
  due = null;
  flushed = Date.now();
  const bytes = Buffer.from(`event: records\ndata: {"installation":"${INSTALLATION}","anew":false,"records":[${[...changed.values()].join(",")}]}\n\n`);
  changed.clear();
  for (const page of pages) page.write(bytes);
}

function heap() {
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return { kibibytes: (heapUsed + external) / 1024 };
}

createInterface({ input: process.stdin }).on("line", (seconds) => {
  if (seconds === "heap") {
    console.log(JSON.stringify(heap()));
    return;
  }
  const began = Date.now();
  const count = RATE * Number(seconds);
  let index = 0;
  const timer = setInterval(() => {
    const wanted = Math.min(count, ((Date.now() - began) * RATE) / 1000);
    while (index < wanted) tell(index++);
    if (index >= count) clearInterval(timer);
  }, 2);
});
