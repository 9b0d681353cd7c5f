// Pages that follow server-sent events, as many as they are told; a few of them read what comes, the others count it.
//
// node pages.mjs URL COOKIE; on its input `open COUNT READING`, `begin`, `end`; answers each with a line of JSON.

import { Agent, get } from "node:http";
import { createInterface } from "node:readline";

const [URL_, COOKIE] = process.argv.slice(2);
const agent = new Agent({ maxSockets: Infinity });
const state = { open: 0, lost: 0, bytes: 0, records: 0, delays: [], since: Infinity };

function open(reads) {
  return new Promise((resolve, reject) => {
    const request = get(URL_, { agent, headers: { accept: "text/event-stream", cookie: COOKIE } }, (response) => {
      if (response.statusCode !== 200 || !/^text\/event-stream/.test(response.headers["content-type"] ?? "")) {
        reject(new Error(`not a stream: ${response.statusCode}`));
        return;
      }
      state.open++;
      response.once("close", () => {
        state.open--;
        state.lost++;
      });
      if (reads) read(response);
      else response.on("data", (part) => (state.bytes += part.length));
      resolve();
    });
    request.once("error", reject);
  });
}

function read(response) {
  let rest = "";
  response.setEncoding("utf8");
  response.on("data", (part) => {
    const now = Date.now();
    state.bytes += part.length;
    const events = (rest + part).split("\n\n");
    rest = events.pop();
    for (const event of events) {
      const data = /^event: records\ndata: (.*)$/m.exec(event)?.[1];
      if (!data) continue;
      for (const record of JSON.parse(data).records) {
        if (!(record.value.sent >= state.since)) continue;
        state.records++;
        state.delays.push(now - record.value.sent);
      }
    }
  });
}

async function act(line) {
  const [what, count, reading] = line.split(" ");
  if (what === "open") {
    const wanted = Number(count);
    const reads = Number(reading);
    for (let from = 0; from < wanted; from += 50) {
      await Promise.all(Array.from({ length: Math.min(50, wanted - from) }, (_, i) => open(from + i < reads)));
    }
    return { open: state.open };
  }
  if (what === "begin") {
    Object.assign(state, { since: Date.now(), bytes: 0, records: 0, delays: [], lost: 0 });
    return {};
  }
  state.since = Infinity;
  const { open: there, lost, bytes, records, delays } = state;
  return { open: there, lost, bytes, records, delays };
}

let last = Promise.resolve();
createInterface({ input: process.stdin }).on("line", (line) => {
  last = last
    .then(() => act(line))
    .catch((failed) => ({ failed: String(failed) }))
    .then((answer) => console.log(JSON.stringify(answer)));
});
