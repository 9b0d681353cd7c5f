import { createServer } from "node:http";
import { days } from "./rates.js";
import { source } from "./source.js";

const { PATCHBAY_URL = "http://localhost:8080", HOST = "127.0.0.1", PORT = "8087", DAY_SECONDS = "30" } = process.env;
const ownOrigin = process.env.OWN_ORIGIN ?? `http://${HOST}:${PORT}`;
const known = days();

const server = createServer(
  source({ patchbayUrl: new URL(PATCHBAY_URL), ownOrigin, days: known, dayMillis: Number(DAY_SECONDS) * 1000 }),
);
server.on("error", (error) => {
  console.error(error.code === "EADDRINUSE" ? `${HOST}:${PORT} is taken: choose another PORT` : `Cannot listen: ${error.message}`);
  process.exit(1);
});
server.listen(Number(PORT), HOST, () =>
  console.log(`Crypto Ticker is at ${ownOrigin}, with rates of ${known.map(({ day }) => day).join(", ")}, for ${PATCHBAY_URL}`),
);

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 3000).unref();
  });
}
