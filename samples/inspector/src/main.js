import { createServer } from "node:http";
import { join } from "node:path";
import { inspector } from "./app.js";
import { fetchedEvents } from "./fetched.js";
import { placeIn, pull } from "./pull.js";
import { readSettings } from "./settings.js";
import { Store } from "./store.js";

let settings;
try {
  settings = readSettings(process.env);
} catch (error) {
  console.error(error.message);
  process.exit(2);
}

const store = new Store(join(settings.dataDir, `${settings.name}.json`));
const server = createServer(inspector(settings, store));
const reading = new AbortController();
server.on("error", (error) => {
  console.error(
    error.code === "EADDRINUSE"
      ? `${settings.host}:${settings.port} is taken: choose another PORT`
      : `Cannot listen: ${error.message}`,
  );
  process.exit(1);
});
server.listen(settings.port, settings.host, () => console.log(`${settings.displayName} is at ${settings.appUrl.origin}`));
if (settings.reader) {
  const place = placeIn(join(settings.dataDir, `${settings.name}.cursor`));
  void pull({ ...settings.reader, patchbayUrl: settings.patchbayUrl }, place, fetchedEvents(store), reading.signal);
}

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    reading.abort();
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 3000).unref();
  });
}
