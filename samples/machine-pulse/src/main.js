import { createServer } from "node:http";
import { setInterval as every } from "node:timers/promises";
import { producerFor } from "./broker.js";
import { machine, whatIsMissing } from "./machine.js";
import { Outbox } from "./outbox.js";
import { pusher } from "./pusher.js";
import { source } from "./source.js";
import { brokerToken } from "./token.js";

const { PATCHBAY_URL = "http://localhost:8080", HOST = "127.0.0.1", PORT = "8088", EVERY_SECONDS = "5", KEPT = "5000" } = process.env;
const { BROKER, BROKER_TLS = "", TOPIC = "integrations.machine-pulse.data", CLIENT_ID, CLIENT_SECRET } = process.env;
if (!BROKER || !CLIENT_ID || !CLIENT_SECRET) {
  console.error("BROKER, CLIENT_ID and CLIENT_SECRET are needed: the room Data of the integration shows them.");
  process.exit(2);
}
const ownOrigin = process.env.OWN_ORIGIN ?? `http://${HOST}:${PORT}`;
const patchbayUrl = new URL(PATCHBAY_URL);
const ending = new AbortController();

const outbox = new Outbox(Number(KEPT));
const token = brokerToken({ patchbayUrl, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET });
const pushing = pusher({
  outbox,
  signal: ending.signal,
  connect: () => {
    token.forget(); // a failure may have been the token's
    return producerFor({ brokers: BROKER, ssl: BROKER_TLS === "true", topic: TOPIC, token: token.get });
  },
});

let measures = [];
async function measure() {
  const look = machine();
  await look();
  for await (const _ of every(Number(EVERY_SECONDS) * 1000, undefined, { signal: ending.signal })) {
    const first = measures.length === 0;
    measures = await look();
    if (first && whatIsMissing(measures).length > 0) console.log(`This system does not tell: ${whatIsMissing(measures).join(", ")}`);
    // the key that Patchbay knows a record by, so that those of one measure keep their order
    outbox.add(measures.map((record) => ({ key: record.measure, value: JSON.stringify(record) })));
  }
}

const standing = () => ({ ...pushing.state, waiting: outbox.size, dropped: outbox.dropped, measures });
const server = createServer(source({ patchbayUrl, ownOrigin, standing }));
server.on("error", (error) => {
  console.error(error.code === "EADDRINUSE" ? `${HOST}:${PORT} is taken: choose another PORT` : `Cannot listen: ${error.message}`);
  process.exit(1);
});
server.listen(Number(PORT), HOST, () => console.log(`Machine Pulse is at ${ownOrigin}, and writes to ${TOPIC} at ${BROKER}`));
const running = Promise.all([pushing.run(), measure().catch((error) => ending.signal.aborted || Promise.reject(error))]);

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    ending.abort();
    server.closeIdleConnections();
    server.close();
    running.finally(() => process.exit(0));
    setTimeout(() => process.exit(0), 3000).unref();
  });
}
