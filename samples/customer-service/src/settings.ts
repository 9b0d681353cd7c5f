import { resolve } from "node:path";

/** Everything that is told to the desk from outside, checked. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Where people reach the desk; the redirect URI and the checks of return addresses come from it. */
  readonly appUrl: URL;
  readonly patchbayUrl: URL;
  readonly webhookSecret: string;
  readonly dataDir: string;
  /** Only where Patchbay has it registered; otherwise people stay on Patchbay's own page after signing out there. */
  readonly postLogoutRedirectUri: string | null;
}

/** Reads the environment; throws one error that names every mistake in it. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const mistakes: string[] = [];

  const url = (name: string, value: string): URL => {
    const parsed = URL.canParse(value) ? new URL(value) : null;
    const secure = parsed?.protocol === "https:" || (parsed?.protocol === "http:" && isLoopback(parsed.hostname));
    if (!parsed || !secure || parsed.pathname !== "/" || parsed.search || parsed.hash || parsed.username) {
      mistakes.push(`${name}: an address such as https://desk.example.com is needed (http only for this machine)`);
    }
    return parsed ?? new URL("http://invalid.invalid");
  };

  const host = env.HOST || "127.0.0.1";
  const port = Number(env.PORT || "8081");
  if (!Number.isInteger(port) || port < 1 || port > 65535) mistakes.push("PORT: a number from 1 to 65535 is needed");

  const webhookSecret = env.WEBHOOK_SECRET ?? "";
  if (!/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(webhookSecret)) {
    mistakes.push("WEBHOOK_SECRET: the secret of this app's webhook endpoint is needed, whsec_ and at least 24 bytes in base64");
  }

  const settings: Settings = {
    host,
    port,
    appUrl: url("APP_URL", env.APP_URL || `http://${host}:${port}`),
    patchbayUrl: url("PATCHBAY_URL", env.PATCHBAY_URL ?? ""),
    webhookSecret,
    dataDir: resolve(env.DATA_DIR || "data"),
    postLogoutRedirectUri: env.POST_LOGOUT_REDIRECT_URI || null,
  };
  if (mistakes.length > 0) throw new Error(`The settings need mending:\n  ${mistakes.join("\n  ")}`);
  return settings;
}

export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" || /^127\./.test(hostname);
}
