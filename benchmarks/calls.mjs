// The calls that a benchmark makes over kept connections; each asserts its answer.

import { createHash, randomBytes } from "node:crypto";
import { Agent, request } from "node:http";

const FORM = "application/x-www-form-urlencoded";

export class Calls {
  #agent;
  #port;

  constructor(port, connections) {
    this.#port = port;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  grant(client) {
    return this.#token(client, { grant_type: "client_credentials" });
  }

  async refresh(client, token) {
    return refreshed(await this.#token(client, { grant_type: "refresh_token", refresh_token: token }));
  }

  /** Authorization code with PKCE for somebody whose browser is signed in; both round trips. */
  async signIn(client, cookie, scope) {
    const verifier = randomBytes(32).toString("base64url");
    const asked = new URLSearchParams({
      client_id: client.clientId,
      redirect_uri: client.redirectUri,
      response_type: "code",
      scope,
      code_challenge: createHash("sha256").update(verifier).digest("base64url"),
      code_challenge_method: "S256",
    });
    const answer = await this.#send("GET", `/oidc/auth?${asked}`, { cookie });
    const code = new URL(answer.headers.location ?? "about:blank").searchParams.get("code");
    if (!code) throw new Error(`no code: ${answer.status} ${answer.headers.location ?? answer.body}`);
    const tokens = await this.#token(client, {
      grant_type: "authorization_code",
      code,
      redirect_uri: client.redirectUri,
      code_verifier: verifier,
    });
    if (typeof tokens.id_token !== "string") throw new Error("no id_token");
    return scope.includes("offline_access") ? refreshed(tokens) : tokens;
  }

  /** Signs in with a password. */
  async password(email, password, origin) {
    const headers = { "content-type": "application/json", origin };
    const answer = await this.#send("POST", "/api/session", headers, JSON.stringify({ email, password }));
    if (answer.status !== 201 || !answer.headers["set-cookie"]) throw new Error(`${answer.status} ${answer.body}`);
  }

  close() {
    this.#agent.destroy();
  }

  async #token({ clientId, clientSecret }, parameters) {
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
    const headers = { authorization: `Basic ${basic}`, "content-type": FORM };
    const answer = await this.#send("POST", "/oidc/token", headers, new URLSearchParams(parameters).toString());
    const tokens = answer.status === 200 ? JSON.parse(answer.body) : {};
    if (typeof tokens.access_token !== "string") throw new Error(`${answer.status} ${answer.body}`);
    return tokens;
  }

  #send(method, path, headers, body) {
    return new Promise((resolve, reject) => {
      const call = request({ host: "localhost", port: this.#port, path, method, agent: this.#agent, headers }, (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (part) => (text += part));
        answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body: text }));
      });
      call.on("error", reject);
      call.end(body);
    });
  }
}

function refreshed(tokens) {
  if (typeof tokens.refresh_token !== "string") throw new Error("no refresh_token");
  return tokens;
}
