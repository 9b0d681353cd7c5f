// A desk in memory, the provider it signs in with, and a browser between them.

import { generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Provider from "oidc-provider";
import { Webhook } from "standardwebhooks";
import { customerService } from "../dist/app.js";
import { Store } from "../dist/store.js";

export const appUrl = new URL("http://127.0.0.1:18081");
export const webhookSecret = `whsec_${randomBytes(32).toString("base64")}`;

/** A desk on a folder of its own; `restart` opens the same folder again. */
export function aDesk({ patchbayUrl = new URL("http://localhost:1") } = {}) {
  const file = join(mkdtempSync(join(tmpdir(), "desk-")), "desk.jsonl");
  const desk = {
    file,
    store: null,
    app: null,
    restart() {
      desk.store?.close();
      desk.store = Store.open(file);
      const dataDir = join(file, "..");
      const settings = { host: "127.0.0.1", port: 18081, appUrl, patchbayUrl, webhookSecret, dataDir };
      desk.app = customerService({ ...settings, postLogoutRedirectUri: null }, desk.store);
    },
    /** Delivers an event as Patchbay does; `change` may spoil the request before it is sent. */
    async deliver(event, change = (request) => request) {
      const body = JSON.stringify(event);
      const at = new Date();
      const signature = new Webhook(webhookSecret).sign(event.id, at, body);
      const headers = {
        "content-type": "application/json",
        "webhook-id": event.id,
        "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
        "webhook-signature": `v1a,${randomBytes(64).toString("base64")} ${signature}`,
      };
      const request = change({ body, headers });
      const url = new URL("/api/webhooks/optare", appUrl);
      return desk.app.fetch(new Request(url, { method: "POST", ...request }));
    },
  };
  desk.restart();
  return desk;
}

export function anOrganization(name) {
  return { id: randomUUID(), name, installationId: randomUUID(), clientId: `c_${randomUUID()}`, clientSecret: randomBytes(32).toString("base64url") };
}

export function anEvent(organization, event, sequence, more = {}) {
  return {
    id: randomUUID(),
    event,
    sequence,
    timestamp: new Date().toISOString(),
    integration: "customer-service",
    version: "1.0.0",
    installationId: organization.installationId,
    organizationId: organization.id,
    userId: null,
    clientId: organization.clientId,
    clientSecret: event === "app.installed" ? organization.clientSecret : null,
    data: { config: {} },
    ...more,
  };
}

/**
 * An OpenID provider at `/oidc` with a client for each organization. `person` is who is signed in there, `claims` what it
 * says of them to a client; both may be changed at any time.
 */
export async function aProvider(organizations, { inIdToken = true } = {}) {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(`http://localhost:${server.address().port}`);
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const world = {
    url,
    person: { sub: "ada", name: "Ada Okonkwo", email: "ada@northwind.demo.example" },
    claims: (organization) => ({ organization_id: organization.id, organization_name: organization.name, app_admin: false }),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
  const organizationOf = (clientId) => organizations.find((organization) => organization.clientId === clientId);
  const provider = new Provider(`${url.origin}/oidc`, {
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), alg: "ES256", use: "sig" }] },
    clients: organizations.map(({ clientId, clientSecret }) => ({
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: [new URL("/auth/callback", appUrl).href],
      grant_types: ["authorization_code", "client_credentials"],
      id_token_signed_response_alg: "ES256",
      token_endpoint_auth_method: "client_secret_basic",
    })),
    cookies: { keys: ["test"] },
    scopes: ["openid", "profile", "email", "organization"],
    claims: { profile: ["name"], email: ["email"], organization: ["organization_id", "organization_name", "app_admin", "app_permissions"] },
    conformIdTokenClaims: !inIdToken,
    pkce: { required: () => true },
    findAccount: (context, accountId) => ({
      accountId,
      claims: () => ({ ...world.person, ...world.claims(organizationOf(context.oidc.client.clientId)) }),
    }),
    features: { devInteractions: { enabled: false }, clientCredentials: { enabled: true } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    renderError: (context, out) => void (context.body = JSON.stringify(out)),
  });
  provider.on("server_error", (_, error) => console.error(error));
  const answer = provider.callback();
  server.on("request", async (request, response) => {
    if (request.url.startsWith("/v1/")) return world.members(request, response);
    if (!request.url.startsWith("/interaction/")) {
      request.originalUrl = request.url;
      request.url = request.url.slice("/oidc".length);
      return answer(request, response);
    }
    const { params, prompt } = await provider.interactionDetails(request, response);
    if (world.refuses) {
      const refusal = { error: "access_denied", error_description: "no access" };
      return provider.interactionFinished(request, response, refusal);
    }
    const grant = new provider.Grant({ accountId: world.person.sub, clientId: params.client_id });
    grant.addOIDCScope(params.scope);
    const result = prompt.name === "login" ? { login: { accountId: world.person.sub } } : { consent: { grantId: await grant.save() } };
    return provider.interactionFinished(request, response, result);
  });
  return world;
}

/** Follows redirects and keeps cookies, one jar for each host. */
export class Browser {
  #desk;
  #jars = new Map();

  constructor(desk) {
    this.#desk = desk;
  }

  cookies(origin = appUrl.origin) {
    if (!this.#jars.has(origin)) this.#jars.set(origin, new Map());
    return this.#jars.get(origin);
  }

  /** One request, no redirect followed. */
  async send(address, init = {}) {
    const url = new URL(address, appUrl);
    const jar = this.cookies(url.origin);
    const headers = new Headers(init.headers);
    if (jar.size > 0) headers.set("cookie", [...jar].map(([name, value]) => `${name}=${value}`).join("; "));
    const request = new Request(url, { ...init, headers, redirect: "manual" });
    const response = url.origin === appUrl.origin ? await this.#desk.app.fetch(request) : await fetch(request);
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      if (value === "" || /max-age=0/i.test(cookie)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Follows redirects until a page comes, or until `stop` says so of an address. */
  async visit(address, stop = () => false) {
    let url = new URL(address, appUrl);
    for (let step = 0; step < 12; step++) {
      const response = await this.send(url);
      const location = response.headers.get("location");
      if (!location) return { url, status: response.status, text: await response.text(), headers: response.headers };
      url = new URL(location, url);
      if (stop(url)) return { url };
    }
    throw new Error(`no page after 12 redirects, the last one to ${url}`);
  }

  post(address, fields) {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    return this.send(address, { method: "POST", headers, body: new URLSearchParams(fields).toString() });
  }

  async formToken(address = "/") {
    const { text } = await this.visit(address);
    return /name="form_token" value="([^"]+)"/.exec(text)?.[1];
  }
}

export function openAddress(provider, organization, more = {}) {
  const parameters = {
    iss: `${provider.url.origin}/oidc`,
    client_id: organization.clientId,
    organization_id: organization.id,
    target_link_uri: "/",
    ...more,
  };
  return `/auth/login?${new URLSearchParams(parameters)}`;
}
