import type { Change, Store, Table } from "./store.js";

/** Somebody whom Patchbay lets in, as its events say; the name is asked for and may still be missing. */
export interface Member {
  readonly userId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly isAdmin: boolean;
  readonly permissions: readonly string[];
  readonly organizationRole: string | null;
}

export type Permission = "delete-tickets" | "export-tickets";

/** App admins may everything; others what an admin gave them. */
export function may(who: { readonly isAdmin: boolean; readonly permissions: readonly string[] }, permission: Permission): boolean {
  return who.isAdmin || who.permissions.includes(permission);
}

/** Who may use the desk, one partition for each organization: kept by events, named by the members' interface. */
export class Members {
  readonly #table: Table<Member>;

  constructor(store: Store) {
    this.#table = store.table<Member>("members");
  }

  find(organizationId: string, userId: string): Member | undefined {
    return this.#table.get(organizationId, userId);
  }

  all(organizationId: string): Member[] {
    return this.#table.all(organizationId);
  }

  put(organizationId: string, member: Member): Change {
    return this.#table.put(organizationId, member.userId, member);
  }

  drop(organizationId: string, userId: string): Change {
    return this.#table.drop(organizationId, userId);
  }

  /** Everybody: of an app that is removed nothing is known any more. */
  dropAll(organizationId: string): Change[] {
    return this.#table.entries(organizationId).map(([userId]) => this.#table.drop(organizationId, userId));
  }
}
