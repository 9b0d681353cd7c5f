import { createHash, randomBytes } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const EVENTS_KEPT = 200;
const VISITS_KEPT = 1000;
const SESSION_LASTS = 8 * 60 * 60 * 1000;

const EMPTY = { installations: {}, sessions: {}, events: {}, visits: {} };

/**
 * One JSON file. Each change writes it anew beside the old one and puts it in its place in one step, synced: when a method
 * returns, the change is on disk, and a crash leaves the old file or the new one.
 */
export class Store {
  #file;
  #state;

  constructor(file) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    try {
      this.#state = JSON.parse(readFileSync(file, "utf8"));
    } catch (error) {
      if (error.code !== "ENOENT") throw new Error(`${file} is damaged: bring back a copy of it`, { cause: error });
      this.#state = EMPTY;
    }
  }

  /** What is known of an organization's installation: `{installationId, status, clientId, clientSecret, sequence}`. */
  installation(organizationId) {
    return of(this.#state.installations, organizationId);
  }

  keepInstallation(organizationId, installation) {
    this.#change((state) => {
      state.installations[organizationId] = installation;
    });
  }

  hasSeen({ organizationId, installationId, id, sequence }) {
    const installation = this.installation(organizationId);
    const numberSeen = installation?.installationId === installationId && sequence <= installation.sequence;
    return numberSeen || this.events(organizationId).some((known) => known.id === id);
  }

  /** Notes an event, and what it says of the installation, in one step. */
  keepEvent(event, installation, { endSessions }) {
    const { organizationId } = event;
    this.#change((state) => {
      state.installations[organizationId] = installation;
      state.events[organizationId] = [event, ...this.events(organizationId)].slice(0, EVENTS_KEPT);
      if (!endSessions) return;
      for (const [key, session] of Object.entries(state.sessions)) {
        if (session.organizationId === organizationId) delete state.sessions[key];
      }
    });
  }

  /** Newest first. */
  events(organizationId) {
    return of(this.#state.events, organizationId) ?? [];
  }

  /** Newest first: `{sub, name, email, at}`. */
  visits(organizationId) {
    return of(this.#state.visits, organizationId) ?? [];
  }

  /** Notes the visit and returns the cookie's value; the file has its hash only. */
  startSession(session) {
    const cookie = randomBytes(32).toString("base64url");
    const now = Date.now();
    const { organizationId, sub, name, email } = session;
    const visit = { sub, name, email, at: new Date(now).toISOString() };
    this.#change((state) => {
      for (const [key, { expiresAt }] of Object.entries(state.sessions)) if (expiresAt <= now) delete state.sessions[key];
      state.sessions[hash(cookie)] = {
        ...session,
        formToken: randomBytes(32).toString("base64url"),
        startedAt: visit.at,
        expiresAt: now + SESSION_LASTS,
      };
      state.visits[organizationId] = [visit, ...this.visits(organizationId)].slice(0, VISITS_KEPT);
    });
    return { cookie, maxAge: SESSION_LASTS };
  }

  session(cookie) {
    const session = cookie ? of(this.#state.sessions, hash(cookie)) : null;
    return session && session.expiresAt > Date.now() ? session : null;
  }

  endSession(cookie) {
    if (this.session(cookie)) this.#change((state) => void delete state.sessions[hash(cookie)]);
  }

  #change(make) {
    const next = structuredClone(this.#state);
    make(next);
    const beside = `${this.#file}.next`;
    writeFileSync(beside, JSON.stringify(next), { mode: 0o600, flush: true });
    renameSync(beside, this.#file);
    const folder = openSync(dirname(this.#file), "r");
    fsyncSync(folder);
    closeSync(folder);
    this.#state = next;
  }
}

/** Own properties only: ids come from outside, and `__proto__` is a word. */
function of(table, key) {
  return Object.hasOwn(table, key) ? table[key] : null;
}

function hash(cookie) {
  return createHash("sha256").update(cookie).digest("base64url");
}
