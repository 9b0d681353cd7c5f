import { createServer } from "node:http";
import { join } from "node:path";
import { inspector } from "./app.js";
import { readSettings } from "./settings.js";
import { Store } from "./store.js";

let settings;
try {
  settings = readSettings(process.env);
} catch (error) {
  console.error(error.message);
  process.exit(2);
}

const server = createServer(inspector(settings, new Store(join(settings.dataDir, `${settings.name}.json`))));
server.on("error", (error) => {
  console.error(
    error.code === "EADDRINUSE"
      ? `${settings.host}:${settings.port} is taken: choose another PORT`
      : `Cannot listen: ${error.message}`,
  );
  process.exit(1);
});
server.listen(settings.port, settings.host, () => console.log(`${settings.displayName} is at ${settings.appUrl.origin}`));

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 3000).unref();
  });
}
