import { createRemoteJWKSet, jwtVerify } from "jose";
import { MEASURES, whatIsMissing } from "./machine.js";

export const SCHEMA = {
  schema: {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "What a machine is doing",
    type: "object",
    additionalProperties: false,
    required: ["measure", "name", "value", "unit", "at"],
    properties: {
      measure: { enum: MEASURES },
      name: { type: "string", maxLength: 40 },
      value: { type: "number", minimum: 0 },
      unit: { enum: ["processes", "%", "B", "B/s"] },
      at: { description: "When it was measured.", type: "string", format: "date-time" },
    },
  },
  refresh_interval_seconds: 60,
  key: ["measure"],
  compatibility: "compatible",
};

/**
 * Answers requests: /schema to Patchbay alone, which signs its call; /health and the page at / to everybody. Records are not asked
 * for here: they are sent.
 *
 * @param {{patchbayUrl: URL, ownOrigin: string, standing: () => {connected: boolean, waiting: number, sent: number, dropped: number,
 *   measures: object[]}}} settings
 */
export function source({ patchbayUrl, ownOrigin, standing }) {
  const issuer = `${patchbayUrl.origin}/oidc`;
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));

  async function isPatchbay(request) {
    try {
      await jwtVerify((request.headers.authorization ?? "").replace(/^Bearer /, ""), keys, {
        issuer,
        audience: ownOrigin,
        algorithms: ["ES256"],
        typ: "patchbay-poll+jwt",
        requiredClaims: ["exp"],
      });
      return true;
    } catch {
      return false;
    }
  }

  return async (request, response) => {
    if (!URL.canParse(request.url, ownOrigin)) return json(response, 400, { error: "This is no address." });
    const { pathname } = new URL(request.url, ownOrigin);
    if (!["GET", "HEAD"].includes(request.method)) return json(response, 405, { error: "Only to be read." });
    if (pathname === "/") return page(response, standing());
    if (pathname === "/health") {
      const { connected, waiting, sent, dropped } = standing();
      return json(response, 200, { status: "up", broker: connected ? "connected" : "away", waiting, sent, dropped });
    }
    if (pathname !== "/schema") return json(response, 404, { error: "There is nothing at this address." });
    if (!(await isPatchbay(request))) return json(response, 401, { error: "Only for Patchbay." });
    return json(response, 200, SCHEMA);
  };
}

function page(response, { connected, waiting, sent, dropped, measures }) {
  const rows = measures.map(({ name, value, unit }) => `<tr><th scope="row">${name}</th><td>${value.toLocaleString("en")}</td><td>${unit}</td></tr>`);
  const missing = whatIsMissing(measures);
  response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'" });
  response.end(`<!doctype html><html lang="en"><title>Machine Pulse</title>
<style>body{font:16px system-ui;margin:2rem;max-width:40rem}td,th{padding:.25rem 1rem .25rem 0;text-align:left}td{font-variant-numeric:tabular-nums}</style>
<h1>Machine Pulse</h1>
<p>${connected ? "Connected to the broker" : "The broker is away"}: ${sent} records sent, ${waiting} wait${dropped ? `, ${dropped} were too many to keep` : ""}.</p>
<table><thead><tr><th scope="col">What</th><th scope="col">How much</th><th scope="col">Unit</th></tr></thead>
<tbody>${rows.join("")}</tbody></table>
${missing.length ? `<p>Not told by this system, or not yet: ${missing.join(", ")}.</p>` : ""}</html>`);
}

function json(response, status, body) {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
