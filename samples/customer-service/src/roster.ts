import type { SignIn } from "./identity.js";
import { type Installations, isOfPerson, ofPerson } from "./installations.js";
import type { Member, Members } from "./members.js";
import type { Store } from "./store.js";

const TRIES = 5;

/**
 * Asks Patchbay who the members are: all of them after an install, single ones after an event about them. What is asked may
 * be older than an event that comes meanwhile; such an answer is thrown away and asked for again.
 */
export class Roster {
  readonly #store: Store;
  readonly #installations: Installations;
  readonly #members: Members;
  readonly #signIn: SignIn;
  readonly #patchbay: URL;
  readonly #running = new Map<string, Promise<void>>();

  constructor(store: Store, installations: Installations, members: Members, signIn: SignIn, patchbay: URL) {
    this.#store = store;
    this.#installations = installations;
    this.#members = members;
    this.#signIn = signIn;
    this.#patchbay = patchbay;
  }

  /** One at a time for each organization; never throws, since the next event or visit asks again. */
  refresh(organizationId: string, token: string | null = null): Promise<void> {
    const before = this.#running.get(organizationId) ?? Promise.resolve();
    const run = before
      .then(() => (isOfPerson(organizationId) ? this.#introduce(organizationId, token) : this.#complete(organizationId)))
      .catch((error) => console.error(`asking for members: ${(error as Error).message}`));
    this.#running.set(organizationId, run);
    return run;
  }

  /** Asks who it is that installed the desk for themselves: with the token that came along, or with one of the desk's own. */
  async #introduce(desk: string, given: string | null): Promise<void> {
    const installation = this.#installations.of(desk);
    const credentials = this.#installations.credentials(installation);
    if (!installation || !credentials || this.#members.all(desk).length > 0) return;
    const token = given ?? (await this.#signIn.ownToken(credentials, installation.id));
    const told = (await get(new URL("/v1/me", this.#patchbay).href, token)) as Record<string, unknown> | null;
    if (!told || desk !== ofPerson(String(told.id)) || this.#installations.of(desk)?.status !== "active") return;
    const person = member({ ...told, userId: told.id, isAdmin: true });
    this.#store.write(this.#members.put(desk, person));
  }

  async #complete(organizationId: string): Promise<void> {
    for (let round = 0; round < TRIES; round++) {
      const installation = this.#installations.of(organizationId);
      const credentials = this.#installations.credentials(installation);
      const unnamed = this.#members.all(organizationId).filter(({ name }) => name === null);
      if (!installation?.membersUrl || !credentials || (installation.membersListed && unnamed.length === 0)) return;
      const base = installation.membersUrl;
      const token = await this.#signIn.ownToken(credentials);
      const found = installation.membersListed
        ? (await Promise.all(unnamed.map(({ userId }) => one(`${base}/${userId}`, token)))).filter((member) => member !== null)
        : await all(base, token);
      const now = this.#installations.of(organizationId);
      if (!now || now.id !== installation.id || now.sequence !== installation.sequence) continue;
      this.#store.write(
        this.#installations.put({ ...now, membersListed: true }),
        ...found.map((member) => this.#members.put(organizationId, member)),
      );
      return;
    }
  }
}

async function all(address: string, token: string): Promise<Member[]> {
  const members: Member[] = [];
  let after: string | null = "";
  do {
    const page: { members: unknown[]; next: string | null } = (await get(`${address}?after=${after}`, token)) as never;
    members.push(...page.members.map(member));
    after = page.next;
  } while (after);
  return members;
}

async function one(address: string, token: string): Promise<Member | null> {
  const found = await get(address, token);
  return found === null ? null : member(found);
}

/** Null when Patchbay knows nobody (any more) at this address. */
async function get(address: string, token: string): Promise<unknown> {
  const response = await fetch(address, {
    headers: { authorization: `Bearer ${token}`, accept: "application/json" },
    redirect: "error",
    signal: AbortSignal.timeout(10_000),
  });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`Patchbay answers ${response.status}`);
  return response.json();
}

function member(told: unknown): Member {
  const { userId, name, email, isAdmin, permissions, organizationRole } = told as Record<string, unknown>;
  return {
    userId: String(userId),
    name: typeof name === "string" ? name : "Somebody without a name",
    email: typeof email === "string" ? email : null,
    isAdmin: isAdmin === true,
    permissions: Array.isArray(permissions) ? permissions.filter((one) => typeof one === "string") : [],
    organizationRole: typeof organizationRole === "string" ? organizationRole : null,
  };
}
