import { join } from "node:path";
import { serve } from "@hono/node-server";
import { customerService } from "./app.js";
import { readSettings, type Settings } from "./settings.js";
import { Store } from "./store.js";

let settings: Settings;
try {
  settings = readSettings(process.env);
} catch (error) {
  console.error((error as Error).message);
  process.exit(2);
}

const store = Store.open(join(settings.dataDir, "customer-service.jsonl"));
const server = serve({
  fetch: customerService(settings, store).fetch,
  hostname: settings.host,
  port: settings.port,
});
server.on("listening", () => console.log(`Customer Service is at ${settings.appUrl.origin}`));
server.on("error", (error: NodeJS.ErrnoException) => {
  console.error(
    error.code === "EADDRINUSE"
      ? `${settings.host}:${settings.port} is taken: choose another PORT`
      : `Cannot listen: ${error.message}`,
  );
  process.exit(1);
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    server.close(() => {
      store.close();
      process.exit(0);
    });
    if ("closeIdleConnections" in server) server.closeIdleConnections();
    setTimeout(() => process.exit(0), 3000).unref();
  });
}
