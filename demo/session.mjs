import { randomUUID } from "node:crypto";
import { password } from "./world.mjs";

/** A signed-in program: carries the session cookie and names its origin, as Patchbay asks of unsafe requests. */
export class Session {
  #root;
  #cookies = new Map();

  constructor(root) {
    this.#root = root;
  }

  async signIn(email) {
    const answer = await this.send("POST", "/api/session", { email, password });
    if (answer.status === 201) return true;
    if (answer.status === 401) return false;
    throw refused(`signing in as ${email}`, answer);
  }

  async signOut() {
    await this.send("DELETE", "/api/session");
  }

  async get(path) {
    const answer = await this.send("GET", path);
    if (answer.status !== 200) throw refused(`GET ${path}`, answer);
    return answer.body;
  }

  async send(method, path, body) {
    const headers = { accept: "application/json" };
    if (this.#cookies.size > 0) headers.cookie = [...this.#cookies].map(([k, v]) => `${k}=${v}`).join("; ");
    if (method !== "GET") headers.origin = this.#root;
    if (method === "POST") headers["idempotency-key"] = randomUUID();
    if (body !== undefined) headers["content-type"] = "application/json";
    const response = await fetch(this.#root + path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(30_000),
    });
    this.#remember(response.headers.getSetCookie());
    const text = await response.text();
    const json = text !== "" && /\bjson\b/.test(response.headers.get("content-type") ?? "") ? JSON.parse(text) : null;
    return { status: response.status, body: json, problem: json?.type?.split("/").pop() };
  }

  #remember(setCookies) {
    for (const line of setCookies) {
      const [pair] = line.split(";");
      const at = pair.indexOf("=");
      const [name, value] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
      if (value === "" || /;\s*max-age=0\b/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}

/** What a request was answered instead, in words. */
export function refused(what, { status, body }) {
  const said = [body?.title, body?.detail, ...(body?.errors ?? []).map((e) => `${e.pointer}: ${e.message}`)];
  return new Error(`${what}: Patchbay answered ${status}. ${said.filter(Boolean).join(" ")}`.trim());
}
