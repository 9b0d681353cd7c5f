import { Webhook, WebhookVerificationError } from "standardwebhooks";
import { type Config, type Installation, type Installations, ofPerson } from "./installations.js";
import type { Member, Members } from "./members.js";
import type { Sessions } from "./sessions.js";
import type { Settings } from "./settings.js";
import type { Change, Store, Table } from "./store.js";

/** The part of an event's body that the desk reads. */
interface Event {
  readonly id: string;
  readonly event: string;
  readonly sequence: number;
  readonly installationId: string | null;
  readonly organizationId: string | null;
  readonly userId: string | null;
  readonly clientId: string | null;
  readonly clientSecret: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

export type Receipt =
  | { readonly outcome: "recorded"; readonly organizationId: string; readonly token: string | null }
  | { readonly outcome: "seen" | "not ours" }
  | { readonly outcome: "refused"; readonly status: 400 | 401; readonly reason: string };

/** How many event ids are remembered for each installation; the sequence number alone covers what is older. */
const IDS_KEPT = 200;

/**
 * Receives signed events (https://www.standardwebhooks.com). They come at least once, so the desk acts once per id and in
 * order of the installation's sequence, and drops numbers it has already seen.
 */
export class Webhooks {
  readonly #verifier: Webhook;
  readonly #store: Store;
  readonly #installations: Installations;
  readonly #sessions: Sessions;
  readonly #members: Members;
  readonly #patchbay: string;
  readonly #ids: Table<number>;

  constructor(
    { webhookSecret, patchbayUrl }: Pick<Settings, "webhookSecret" | "patchbayUrl">,
    store: Store,
    installations: Installations,
    sessions: Sessions,
    members: Members,
  ) {
    this.#verifier = new Webhook(webhookSecret);
    this.#members = members;
    this.#patchbay = patchbayUrl.origin;
    this.#store = store;
    this.#installations = installations;
    this.#sessions = sessions;
    this.#ids = store.table<number>("events");
  }

  /** When this returns anything but a refusal, what the event says is on disk. */
  receive(body: string, headers: Headers): Receipt {
    let content: unknown;
    try {
      content = this.#verified(body, headers);
    } catch (error) {
      if (error instanceof WebhookVerificationError) return { outcome: "refused", status: 401, reason: error.message };
      return { outcome: "refused", status: 400, reason: "The body is not JSON" };
    }
    const event = parsed(content);
    if (!event) return { outcome: "refused", status: 400, reason: "The body is no event" };
    if (event.id !== headers.get("webhook-id")) {
      return { outcome: "refused", status: 400, reason: "The body's id is not the webhook-id" };
    }
    return this.#act(event);
  }

  /** The signature covers the bytes as they came, and a time of at most five minutes ago. */
  #verified(body: string, headers: Headers): unknown {
    return this.#verifier.verify(body, {
      "webhook-id": headers.get("webhook-id") ?? "",
      "webhook-timestamp": headers.get("webhook-timestamp") ?? "",
      "webhook-signature": headers.get("webhook-signature") ?? "",
    });
  }

  #act(event: Event): Receipt {
    const { installationId } = event;
    const organizationId = event.organizationId ?? (event.userId === null ? null : ofPerson(event.userId));
    // events to the publisher concern no desk
    if (installationId === null || organizationId === null) return { outcome: "not ours" };

    const before = this.#installations.get(organizationId, installationId);
    const seen = this.#ids.get(installationId, event.id) !== undefined || event.sequence <= (before?.sequence ?? 0);
    if (seen) return { outcome: "seen" };

    const own = event.userId !== null;
    const next = this.#next(before ?? fresh(installationId, organizationId), event);
    // a person's installation has no secret of its own
    const after = own ? { ...next, clientSecret: null } : next;
    const { clientId, clientSecret } = event;
    this.#store.write(
      this.#installations.put(after),
      ...(own && clientId && clientSecret ? [this.#installations.share({ clientId, clientSecret })] : []),
      ...this.#installations.ofClient(after, before?.clientId ?? null),
      this.#ids.put(installationId, event.id, event.sequence),
      ...this.#forgotten(installationId),
      ...this.#people(organizationId, event),
    );
    return { outcome: "recorded", organizationId, token: own ? tokenOf(event) : null };
  }

  /** What an event means for people: rights that hold from now on, and sessions that end with it. */
  #people(organizationId: string, { event, data }: Event): Change[] {
    if (event === "app.uninstalled") {
      return [...this.#sessions.endAllOf(organizationId), ...this.#members.dropAll(organizationId)];
    }
    const userId = data.userId;
    if (!isText(userId)) return [];
    if (event === "member.removed") {
      return [this.#members.drop(organizationId, userId), ...this.#sessions.endAllOf(organizationId, { sub: userId })];
    }
    if (event === "member.added" || event === "member.updated") {
      const known = this.#members.find(organizationId, userId);
      return [this.#members.put(organizationId, { ...rights(userId, data), name: known?.name ?? null, email: known?.email ?? null })];
    }
    return [];
  }

  #next(before: Installation, event: Event): Installation {
    const now = { ...before, sequence: event.sequence };
    switch (event.event) {
      case "app.installed":
        return {
          ...now,
          status: "active",
          ...credentials(before, event),
          config: config(event.data),
          membersUrl: this.#ours(event.data.membersUrl),
          membersListed: false,
        };
      case "app.updated":
        return { ...now, config: config(event.data) };
      case "credentials.rotated":
        return { ...now, ...credentials(before, event) };
      case "app.suspended":
        return { ...now, status: "suspended" };
      case "app.resumed":
        return { ...now, status: "active" };
      case "app.uninstalled":
        return { ...now, status: "uninstalled", clientId: null, clientSecret: null, membersUrl: null };
      default:
        return now;
    }
  }

  /** Our token goes to Patchbay and nowhere else. */
  #ours(address: unknown): string | null {
    return isText(address) && URL.canParse(address) && new URL(address).origin === this.#patchbay ? address : null;
  }

  #forgotten(installationId: string) {
    const known = this.#ids.entries(installationId);
    return known.slice(0, Math.max(0, known.length + 1 - IDS_KEPT)).map(([id]) => this.#ids.drop(installationId, id));
  }
}

function fresh(id: string, organizationId: string): Installation {
  return {
    id,
    organizationId,
    status: "uninstalled",
    clientId: null,
    clientSecret: null,
    sequence: 0,
    membersUrl: null,
    membersListed: false,
    config: { greeting: null, answerHours: null },
  };
}

/** Good for some minutes, and kept nowhere. */
function tokenOf({ data }: Event): string | null {
  const { access_token: token } = (data.token ?? {}) as Record<string, unknown>;
  return typeof token === "string" && token.length <= 8192 ? token : null;
}

function rights(userId: string, data: Event["data"]): Omit<Member, "name" | "email"> {
  return {
    userId,
    isAdmin: data.isAdmin === true,
    permissions: Array.isArray(data.permissions) ? data.permissions.filter((one) => typeof one === "string") : [],
    organizationRole: isText(data.organizationRole) ? data.organizationRole : null,
  };
}

function config(data: Event["data"]): Config {
  const { greeting, answer_hours: hours } = (data.config ?? {}) as Record<string, unknown>;
  return { greeting: isText(greeting) ? greeting : null, answerHours: typeof hours === "number" && hours > 0 ? hours : null };
}

/** A secret comes once. An event that is sent again later has none, and then the one we keep still holds. */
function credentials(before: Installation, event: Event): Pick<Installation, "clientId" | "clientSecret"> {
  const clientId = event.clientId ?? before.clientId;
  return { clientId, clientSecret: event.clientSecret ?? (clientId === before.clientId ? before.clientSecret : null) };
}

function parsed(content: unknown): Event | null {
  if (typeof content !== "object" || content === null) return null;
  const { id, event, sequence, installationId, organizationId, userId, clientId, clientSecret, data } = content as Record<string, unknown>;
  if (!isText(id) || !isText(event) || !Number.isSafeInteger(sequence) || (sequence as number) < 1) return null;
  const optional = [installationId, organizationId, userId, clientId, clientSecret].map((value) => value ?? null);
  if (!optional.every((value) => value === null || isText(value))) return null;
  const [installation, organization, user, client, secret] = optional as (string | null)[];
  return {
    id,
    event,
    sequence: sequence as number,
    installationId: installation ?? null,
    organizationId: organization ?? null,
    userId: user ?? null,
    clientId: client ?? null,
    clientSecret: secret ?? null,
    data: typeof data === "object" && data !== null ? (data as Record<string, unknown>) : {},
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.length > 0 && value.length <= 500;
}
