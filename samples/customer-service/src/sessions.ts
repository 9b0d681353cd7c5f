import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Change, Store, Table } from "./store.js";

/** Somebody who is signed in to the desk, for one organization. */
export interface Session {
  readonly organizationId: string;
  readonly organizationName: string;
  /** The OIDC subject: the person's one unchanging name. */
  readonly sub: string;
  readonly name: string;
  readonly isAdmin: boolean;
  readonly permissions: readonly string[];
  /** The session at Patchbay that this one came from. */
  readonly sid: string | null;
  /** Kept to name the session when signing out of Patchbay too. */
  readonly idToken: string;
  /** Every form carries it, so that no other site can send one in this person's name. */
  readonly formToken: string;
  readonly expiresAt: number;
}

export type SignedIn = Omit<Session, "formToken" | "expiresAt">;

const LIFETIME = 8 * 60 * 60 * 1000;
const ALL = "all";

/** Sessions by the hash of their cookie: whoever reads the file cannot take one over. */
export class Sessions {
  readonly #store: Store;
  readonly #table: Table<Session>;
  readonly #now: () => number;

  constructor(store: Store, now: () => number = Date.now) {
    this.#store = store;
    this.#table = store.table<Session>("sessions");
    this.#now = now;
  }

  /** Returns the cookie's value and how many seconds it is good for. Writes `also` in the same step. */
  start(who: SignedIn, ...also: Change[]): { cookie: string; maxAge: number } {
    const cookie = randomBytes(32).toString("base64url");
    const session: Session = { ...who, formToken: randomBytes(32).toString("base64url"), expiresAt: this.#now() + LIFETIME };
    const over = this.#table.entries(ALL).filter(([, { expiresAt }]) => expiresAt <= this.#now());
    this.#store.write(
      this.#table.put(ALL, hash(cookie), session),
      ...over.map(([key]) => this.#table.drop(ALL, key)),
      ...also,
    );
    return { cookie, maxAge: LIFETIME / 1000 };
  }

  find(cookie: string | undefined): Session | null {
    const session = cookie ? this.#table.get(ALL, hash(cookie)) : undefined;
    // what an older version of the desk wrote knows no permissions
    return session && session.expiresAt > this.#now() ? { ...{ permissions: [], sid: null }, ...session } : null;
  }

  end(cookie: string | undefined): void {
    if (this.find(cookie)) this.#store.write(this.#table.drop(ALL, hash(cookie ?? "")));
  }

  /** Of everybody in the organization, or of one person, or of those that came from one session at Patchbay. */
  endAllOf(organizationId: string, whose: { sub?: string | undefined; sid?: string | undefined } = {}): Change[] {
    return this.#table
      .entries(ALL)
      .filter(([, session]) => session.organizationId === organizationId)
      .filter(([, session]) => whose.sub === undefined || session.sub === whose.sub)
      .filter(([, session]) => whose.sid === undefined || session.sid === whose.sid)
      .map(([key]) => this.#table.drop(ALL, key));
  }
}

/** Whether a form was made for this session. */
export function isOwnForm(session: Session, token: unknown): boolean {
  if (typeof token !== "string") return false;
  const [expected, given] = [Buffer.from(session.formToken), Buffer.from(token)];
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function hash(cookie: string): string {
  return createHash("sha256").update(cookie).digest("base64url");
}
