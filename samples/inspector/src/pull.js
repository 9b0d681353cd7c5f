// Reads an app's events where nobody can reach it: asks, waits, prints each event as a line, and keeps its place in a file.
// PATCHBAY_URL, CLIENT_ID, CLIENT_SECRET, and CURSOR_FILE (events.cursor).

import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const WAIT_SECONDS = 30;

/** A token of the app's own client, asked for anew a minute before it ends. */
export function ownToken({ patchbayUrl, clientId, clientSecret }, signal) {
  let known = { value: null, until: 0 };
  return {
    forget: () => (known = { value: null, until: 0 }),
    async get() {
      if (known.until > Date.now()) return known.value;
      const found = await fetch(new URL("/oidc/.well-known/openid-configuration", patchbayUrl), { signal });
      const { token_endpoint: endpoint } = await found.json();
      const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString("base64");
      const answer = await fetch(endpoint, {
        method: "POST",
        headers: { authorization: `Basic ${basic}` },
        body: new URLSearchParams({ grant_type: "client_credentials" }),
        signal,
      });
      if (!answer.ok) throw new Error(`The token endpoint answered ${answer.status}: are CLIENT_ID and CLIENT_SECRET right?`);
      const { access_token: value, expires_in: seconds } = await answer.json();
      known = { value, until: Date.now() + (seconds - 60) * 1000 };
      return value;
    },
  };
}

/**
 * Reads for ever, until the signal: hands each event on, with the token it was read with, and keeps the place behind it. What is
 * handed on twice, because the place could not be kept, has the same id.
 */
export async function pull(settings, place, take, signal, say = console.error) {
  const token = ownToken(settings, signal);
  let failures = 0;
  while (!signal.aborted) {
    try {
      const address = new URL("/v1/events", settings.patchbayUrl);
      address.searchParams.set("wait", String(settings.waitSeconds ?? WAIT_SECONDS));
      if (place.read()) address.searchParams.set("after", place.read());
      const answer = await fetch(address, { headers: { authorization: `Bearer ${await token.get()}` }, signal });
      const body = await answer.json();
      if (answer.ok) {
        for (const event of body.events) await take(event, token, signal);
        if (body.next !== place.read()) place.keep(body.next);
        failures = 0;
      } else if (answer.status === 410) {
        say("Some events are not kept any more; going on with the oldest that is.");
        place.keep(body.earliest);
      } else {
        if (answer.status === 401) token.forget();
        throw new Error(`/v1/events answered ${answer.status}: ${body.title}`);
      }
    } catch (error) {
      if (signal.aborted) return;
      failures++;
      if (failures === 1 || failures % 20 === 0) say(`${error.message}; trying again`);
      await pause(Math.min(250 * 2 ** failures, 30_000), undefined, { signal }).catch(() => {});
    }
  }
}

/** A place that is on disk when `keep` returns; a crash leaves the old one or the new one. */
export function placeIn(file) {
  let known = "";
  try {
    known = readFileSync(file, "utf8").trim();
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  return {
    read: () => known,
    keep(next) {
      const beside = `${file}.new`;
      const handle = openSync(beside, "w", 0o600);
      writeFileSync(handle, `${next}\n`);
      fsyncSync(handle);
      closeSync(handle);
      renameSync(beside, file);
      known = next;
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { PATCHBAY_URL, CLIENT_ID, CLIENT_SECRET, CURSOR_FILE = "events.cursor" } = process.env;
  if (!URL.canParse(PATCHBAY_URL ?? "") || !CLIENT_ID || !CLIENT_SECRET) {
    console.error("PATCHBAY_URL, CLIENT_ID and CLIENT_SECRET are needed.");
    process.exit(2);
  }
  const ending = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => ending.abort());
  const settings = { patchbayUrl: new URL(PATCHBAY_URL), clientId: CLIENT_ID, clientSecret: CLIENT_SECRET };
  await pull(settings, placeIn(CURSOR_FILE), (event) => console.log(JSON.stringify(event)), ending.signal);
}
