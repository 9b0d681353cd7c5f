import { resolve } from "node:path";

const DISPLAY_NAMES = { bot: "Bot", crm: "CRM", analytics: "Analytics", logbook: "Logbook" };
const PORTS = { bot: 8082, crm: 8083, analytics: 8084, logbook: 8086 };
/** Nobody calls these: they read their events with the client of the integration. */
const READERS = ["logbook"];

/** Everything that is told to the app from outside, checked; throws one error that names every mistake. */
export function readSettings(env) {
  const mistakes = [];
  const url = (name, value) => {
    const parsed = URL.canParse(value) ? new URL(value) : null;
    const secure = parsed?.protocol === "https:" || (parsed?.protocol === "http:" && isLoopback(parsed.hostname));
    if (!secure || parsed.pathname !== "/" || parsed.search || parsed.hash || parsed.username) {
      mistakes.push(`${name}: an address such as https://bot.example.com is needed (http only for this machine)`);
    }
    return parsed;
  };

  const name = env.APP_NAME ?? "";
  if (!Object.hasOwn(DISPLAY_NAMES, name)) mistakes.push("APP_NAME: bot, crm, analytics or logbook is needed");
  const host = env.HOST || "127.0.0.1";
  const port = Number(env.PORT || PORTS[name] || 8082);
  if (!Number.isInteger(port) || port < 1 || port > 65535) mistakes.push("PORT: a number from 1 to 65535 is needed");
  const reads = READERS.includes(name);
  const webhookSecret = reads ? null : (env.WEBHOOK_SECRET ?? "");
  if (!reads && !/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(webhookSecret)) {
    mistakes.push("WEBHOOK_SECRET: the secret of this app's webhook endpoint is needed, whsec_ and at least 24 bytes in base64");
  }

  for (const given of ["CLIENT_ID", "CLIENT_SECRET"]) {
    if (reads && !env[given]) mistakes.push(`${given}: Patchbay shows it once, in the room of developers, under Endpoint and secrets`);
  }

  const settings = {
    name,
    displayName: env.APP_DISPLAY_NAME || DISPLAY_NAMES[name],
    host,
    port,
    appUrl: url("APP_URL", env.APP_URL || `http://${host}:${port}`),
    patchbayUrl: url("PATCHBAY_URL", env.PATCHBAY_URL ?? ""),
    webhookSecret,
    reader: reads ? { clientId: env.CLIENT_ID, clientSecret: env.CLIENT_SECRET } : null,
    dataDir: resolve(env.DATA_DIR || "data"),
  };
  if (mistakes.length > 0) throw new Error(`The settings need mending:\n  ${mistakes.join("\n  ")}`);
  return settings;
}

function isLoopback(hostname) {
  return hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" || /^127\./.test(hostname);
}
