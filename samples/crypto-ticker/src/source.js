import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRemoteJWKSet, jwtVerify } from "jose";

const SCHEMA = {
  schema: {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "What a coin was worth on a day",
    type: "object",
    additionalProperties: false,
    required: ["symbol", "name", "day", "usd", "eur", "change_percent"],
    properties: {
      symbol: { type: "string", pattern: "^[A-Z0-9]{2,10}$" },
      name: { type: "string", maxLength: 50 },
      day: { description: "The day of these rates.", type: "string", format: "date" },
      usd: { description: "US dollars for one coin.", type: "number", exclusiveMinimum: 0 },
      eur: { description: "Euros for one coin.", type: "number", exclusiveMinimum: 0 },
      change_percent: { description: "To the day before, in US dollars; null on the first day.", type: ["number", "null"] },
      history: {
        description: "The days that are known, up to this one, the oldest first.",
        type: "array",
        maxItems: 31,
        items: {
          type: "object",
          additionalProperties: false,
          required: ["day", "usd", "eur"],
          properties: {
            day: { type: "string", format: "date" },
            usd: { type: "number", exclusiveMinimum: 0 },
            eur: { type: "number", exclusiveMinimum: 0 },
          },
        },
      },
    },
  },
  refresh_interval_seconds: 10,
  key: ["symbol"],
  compatibility: "compatible",
};

const read = (name) => readFileSync(new URL(`../widget/${name}`, import.meta.url), "utf8");

/** What the manifest says of the widget, and the script that Patchbay fetches, keeps and shows in a frame. */
const WIDGET = JSON.parse(read("manifest.json"));
const BUNDLE = read("ticker.js");

/**
 * Answers requests. Only Patchbay is told the records: each of its polls brings a JWT that it signed for this server and a minute.
 * The page at / is for people.
 *
 * @param {{patchbayUrl: URL, ownOrigin: string, days: {day: string, records: object[]}[], dayMillis: number, now: () => number}} settings
 */
export function source({ patchbayUrl, ownOrigin, days, dayMillis, now = Date.now }) {
  const issuer = `${patchbayUrl.origin}/oidc`;
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));
  const today = () => days[Math.floor(now() / dayMillis) % days.length];

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
    if (pathname === "/health") return json(response, 200, { status: "up" });
    if (pathname === "/") return page(response, today());
    if (pathname === "/manifest") return json(response, 200, WIDGET);
    if (pathname === "/bundle") return script(response, BUNDLE);
    if (pathname !== "/schema" && pathname !== "/data") return json(response, 404, { error: "There is nothing at this address." });
    if (!(await isPatchbay(request))) return json(response, 401, { error: "Only for Patchbay." });
    return pathname === "/schema" ? json(response, 200, SCHEMA) : data(request, response, today());
  };
}

function data(request, response, { records }) {
  const body = JSON.stringify(records);
  const etag = `"${createHash("sha256").update(body).digest("base64url")}"`;
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304, { etag });
    return response.end();
  }
  response.writeHead(200, { "content-type": "application/json", etag });
  response.end(body);
}

function script(response, text) {
  response.writeHead(200, { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-store" });
  response.end(text);
}

function page(response, { day, records }) {
  const rows = records.map(
    ({ symbol, name, usd, eur }) => `<tr><th scope="row">${symbol}</th><td>${name}</td><td>${usd}</td><td>${eur}</td></tr>`,
  );
  response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'" });
  response.end(`<!doctype html><html lang="en"><title>Crypto Ticker</title>
<style>body{font:16px system-ui;margin:2rem;max-width:40rem}td,th{padding:.25rem 1rem .25rem 0;text-align:left}</style>
<h1>Crypto Ticker</h1><p>Rates of ${day}.</p>
<table><thead><tr><th scope="col">Coin</th><th scope="col">Name</th><th scope="col">US dollars</th><th scope="col">Euros</th></tr></thead>
<tbody>${rows.join("")}</tbody></table></html>`);
}

function json(response, status, body) {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
