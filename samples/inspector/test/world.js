// An inspector on a folder of its own, Patchbay's part of a launch, and a browser.

import { generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Provider from "oidc-provider";
import { Webhook } from "standardwebhooks";
import { inspector } from "../src/app.js";
import { Store } from "../src/store.js";

export const webhookSecret = `whsec_${randomBytes(32).toString("base64")}`;

const DISPLAY_NAMES = { bot: "Bot", crm: "CRM", analytics: "Analytics" };

export async function anInspector({ name = "bot", patchbayUrl = new URL("http://localhost:1") } = {}) {
  const server = createServer((req, res) => here.app(req, res));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const appUrl = new URL(`http://127.0.0.1:${server.address().port}`);
  const file = join(mkdtempSync(join(tmpdir(), "inspector-")), `${name}.json`);
  const here = {
    appUrl,
    file,
    restart() {
      here.store = new Store(file);
      here.app = inspector({ name, displayName: DISPLAY_NAMES[name], appUrl, patchbayUrl, webhookSecret }, here.store);
    },
    deliver(event, change = (request) => request) {
      const body = JSON.stringify(event);
      const at = new Date();
      const request = change({
        body,
        headers: {
          "content-type": "application/json",
          "webhook-id": event.id,
          "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
          "webhook-signature": new Webhook(webhookSecret).sign(event.id, at, body),
        },
      });
      return fetch(new URL("/api/webhooks/optare", appUrl), { method: "POST", ...request });
    },
    close: () => (server.closeAllConnections(), new Promise((resolve) => server.close(resolve))),
  };
  here.restart();
  return here;
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
    integration: "bot",
    version: "1.0.0",
    installationId: organization.installationId,
    organizationId: organization.id,
    userId: null,
    clientId: organization.clientId,
    clientSecret: event === "app.installed" ? organization.clientSecret : null,
    data: { config: {}, credentialsUrl: "https://one-use.example/x" },
    ...more,
  };
}

/** A provider that, like a launch, sends no state of the app's and asks for no proof key. */
export async function aProvider(appUrlOf, organizations) {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(`http://localhost:${server.address().port}`);
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const callback = () => new URL("/auth/callback", appUrlOf()).href;
  const world = {
    url,
    claims: (organization) => ({ organization_id: organization.id, organization_name: organization.name, app_admin: true }),
    person: { sub: "ada", name: "Ada Okonkwo", email: "ada@northwind.demo.example" },
    gateway: (req, res) => res.writeHead(404).end(),
    listen() {
      const provider = new Provider(`${url.origin}/oidc`, {
        jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), alg: "ES256", use: "sig" }] },
        clients: organizations.map(({ clientId, clientSecret }) => ({
          client_id: clientId,
          client_secret: clientSecret,
          redirect_uris: [callback()],
          id_token_signed_response_alg: "ES256",
        })),
        cookies: { keys: ["test"] },
        scopes: ["openid", "profile", "email", "organization", "fantasy:read"],
        claims: { profile: ["name"], email: ["email"], organization: ["organization_id", "organization_name", "app_admin"] },
        conformIdTokenClaims: false,
        pkce: { required: () => false },
        findAccount: (context, accountId) => ({
          accountId,
          claims: () => ({
            ...world.person,
            ...world.claims(organizations.find(({ clientId }) => clientId === context.oidc.client.clientId)),
          }),
        }),
        features: { devInteractions: { enabled: false } },
        interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
        renderError: (context, out) => void (context.body = JSON.stringify(out)),
      });
      const answer = provider.callback();
      server.on("request", async (req, res) => {
        if (req.url.startsWith("/v1/")) return world.gateway(req, res);
        if (!req.url.startsWith("/interaction/")) {
          req.originalUrl = req.url;
          req.url = req.url.slice("/oidc".length);
          return answer(req, res);
        }
        const { params, prompt } = await provider.interactionDetails(req, res);
        const grant = new provider.Grant({ accountId: world.person.sub, clientId: params.client_id });
        grant.addOIDCScope(params.scope);
        const login = { login: { accountId: world.person.sub } };
        const result = prompt.name === "login" ? login : { consent: { grantId: await grant.save() } };
        return provider.interactionFinished(req, res, result);
      });
    },
    /** The address that a launch ends at: the callback with a fresh code, and the organization. */
    async launch(organization, { state = "/", named = organization, scope = "openid profile email organization" } = {}) {
      const authorize = new URL("/oidc/auth", url);
      authorize.search = new URLSearchParams({
        client_id: organization.clientId,
        response_type: "code",
        scope,
        redirect_uri: callback(),
        ...(state === null ? {} : { state }),
      });
      const { url: address } = await new Browser().visit(authorize, (to) => to.href.startsWith(callback()));
      address.searchParams.set("organizationId", named.id);
      return address;
    },
    close: () => (server.closeAllConnections(), new Promise((resolve) => server.close(resolve))),
  };
  return world;
}

/** Follows redirects and keeps cookies, one jar for each host. */
export class Browser {
  #jars = new Map();

  jar(origin) {
    if (!this.#jars.has(origin)) this.#jars.set(origin, new Map());
    return this.#jars.get(origin);
  }

  async send(address, init = {}) {
    const jar = this.jar(new URL(address).origin);
    const headers = { ...init.headers, cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") };
    const response = await fetch(address, { ...init, headers, redirect: "manual" });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  async visit(address, stop = () => false) {
    let url = new URL(address);
    for (let step = 0; step < 12; step++) {
      if (stop(url)) return { url };
      const response = await this.send(url);
      const location = response.headers.get("location");
      if (!location) return { url, status: response.status, text: await response.text() };
      url = new URL(location, url);
    }
    throw new Error(`no page after 12 redirects, the last one to ${url}`);
  }
}
