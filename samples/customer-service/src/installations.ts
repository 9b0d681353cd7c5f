import type { Change, Store, Table } from "./store.js";

/** What the desk knows of its installation for one organization, or for one person. */
export interface Installation {
  readonly id: string;
  /** Whose desk it is: the organization, or what `ofPerson` makes of a person who installed it for themselves. */
  readonly organizationId: string;
  readonly status: "active" | "suspended" | "uninstalled";
  readonly clientId: string | null;
  readonly clientSecret: string | null;
  /** Of the newest event that was acted upon. */
  readonly sequence: number;
  /** Where members are asked for; on the origin that the desk was set up with. */
  readonly membersUrl: string | null;
  /** Whether those who were there at the install are known. */
  readonly membersListed: boolean;
  /** What an admin filled in. */
  readonly config: Config;
}

export interface Config {
  readonly greeting: string | null;
  /** Hours after which an open ticket has waited too long. */
  readonly answerHours: number | null;
}

export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

const ALL = "all";
const PERSON = "person:";

/** Where the desk of somebody is kept who installed it for themselves; no organization's id looks like it. */
export function ofPerson(userId: string): string {
  return PERSON + userId;
}

export function isOfPerson(organizationId: string): boolean {
  return organizationId.startsWith(PERSON);
}

/**
 * Installations and their credentials, one partition for each organization and person. An organization's installation has a
 * client of its own; those of people share one, whose secret comes once, with whoever installs first.
 */
export class Installations {
  readonly #table: Table<Installation>;
  readonly #clients: Table<string>;
  readonly #shared: Table<string>;

  constructor(store: Store) {
    this.#table = store.table<Installation>("installations");
    this.#clients = store.table<string>("clients");
    this.#shared = store.table<string>("shared");
  }

  get(organizationId: string, installationId: string): Installation | undefined {
    return whole(this.#table.get(organizationId, installationId));
  }

  /** The organization's installation; null where it never had one. An active one comes before what is left of others. */
  of(organizationId: string): Installation | null {
    const known = this.#table.all(organizationId).map((row) => whole(row) as Installation);
    return known.find(({ status }) => status === "active") ?? known.at(-1) ?? null;
  }

  /** Whose client this is: a logout token names nothing else. */
  organizationOf(clientId: string): string | undefined {
    return this.#clients.get(ALL, clientId);
  }

  /** What is kept of whose client it is, while it is a client. */
  ofClient({ clientId, organizationId }: Installation, before: string | null): Change[] {
    if (clientId === before || isOfPerson(organizationId)) return [];
    return [
      ...(before ? [this.#clients.drop(ALL, before)] : []),
      ...(clientId ? [this.#clients.put(ALL, clientId, organizationId)] : []),
    ];
  }

  /** Keeps the secret that people's installations share. */
  share({ clientId, clientSecret }: Credentials): Change {
    return this.#shared.put(ALL, clientId, clientSecret);
  }

  /** What the client of people's installations signs in with, if this is that client. */
  shared(clientId: string): Credentials | null {
    const clientSecret = this.#shared.get(ALL, clientId);
    return clientSecret ? { clientId, clientSecret } : null;
  }

  /** The credentials with which people sign in to this desk; null unless it is active and there are some. */
  credentials(installation: Installation | null): Credentials | null {
    if (installation?.status !== "active" || !installation.clientId) return null;
    const { clientId, clientSecret, organizationId } = installation;
    if (isOfPerson(organizationId)) return this.shared(clientId);
    return clientSecret ? { clientId, clientSecret } : null;
  }

  put(installation: Installation): Change {
    return this.#table.put(installation.organizationId, installation.id, installation);
  }
}

/** With everything that an older version of the desk did not write. */
function whole(row: Installation | undefined): Installation | undefined {
  return row && { ...{ membersUrl: null, membersListed: false, config: { greeting: null, answerHours: null } }, ...row };
}
