import { type Connection, Refusal } from './connection.ts';
import {
  type DataItem,
  type DataState,
  ERRORS,
  type HostContext,
  type JsonObject,
  LIMITS,
  type SubscribeParams,
} from './protocol.ts';

/** What is known of a source now, by key. */
export interface Source {
  readonly records: ReadonlyMap<string, { value: JsonObject; at: string; version: number }>;
  readonly state: DataState;
  readonly since: string | null;
}

/** Messages to a widget that has not shown yet that it hears: what follows waits, and only its newest is kept. */
const unheard = 4;
/** Of a message, without what is around the items. */
const room = LIMITS.messageBytes - 1_024;
const mostFields = 100;

interface Subscription {
  id: string;
  source: string;
  fields: readonly string[] | null;
  since: string | null;
  seq: number;
  /** Versions of what the widget has. */
  sent: Map<string, number>;
  status: string | null;
}

const bytes = (text: string) => new TextEncoder().encode(text).length;

/** Only these members. Made member by member, so that none of them can be the prototype. */
const only = (value: JsonObject, fields: readonly string[]): JsonObject =>
  Object.fromEntries(
    fields.flatMap((field) => (Object.hasOwn(value, field) ? [[field, value[field] ?? null]] : [])),
  );

/**
 * What a widget is told without having asked: its context, its config, its sources. A widget that does not hear is not sent more
 * than a few messages; what changes meanwhile is told when it hears again, the newest alone.
 */
export class Outbox {
  private readonly connection: Connection;
  private readonly silent: (silent: boolean) => void;
  private readonly sources = new Map<string, Source>();
  private readonly subscriptions = new Map<string, Subscription>();
  private context: Partial<HostContext> | null = null;
  private config: JsonObject | null = null;
  private made = 0;
  private open = false;
  private beat: ReturnType<typeof setInterval> | undefined;
  private flushing = false;

  /** @param silent - hears when the widget does not answer for long, and when it does again */
  constructor(connection: Connection, silent: (silent: boolean) => void) {
    this.connection = connection;
    this.silent = silent;
  }

  /** The widget is ready to be told. */
  start(): void {
    this.open = true;
    void this.flush();
    this.beat = setInterval(() => void this.flush(true), LIMITS.pingMs);
  }

  /** Nothing more is told, and nothing asked. */
  stop(): void {
    this.open = false;
    clearInterval(this.beat);
  }

  tellContext(changes: Partial<HostContext>): void {
    this.context = { ...this.context, ...changes };
    void this.flush();
  }

  tellConfig(config: JsonObject): void {
    this.config = config;
    void this.flush();
  }

  tellSource(name: string, source: Source): void {
    this.sources.set(name, source);
    void this.flush();
  }

  subscribe({ source, fields, since }: SubscribeParams): string {
    if (fields && fields.length > mostFields)
      throw new Refusal(ERRORS.invalidParams, 'These are too many fields.');
    if (this.subscriptions.size >= LIMITS.subscriptions) {
      throw new Refusal(
        ERRORS.invalidParams,
        `More than ${LIMITS.subscriptions} subscriptions are not kept.`,
      );
    }
    this.made += 1;
    const id = `s${this.made}`;
    const subscription: Subscription = {
      id,
      source,
      fields: fields ?? null,
      since: since ?? null,
      seq: 0,
      sent: new Map(),
      status: null,
    };
    this.subscriptions.set(id, subscription);
    // After the answer, so that the widget knows whose data it is.
    queueMicrotask(() => queueMicrotask(() => void this.flush()));
    return id;
  }

  unsubscribe(id: string): boolean {
    return this.subscriptions.delete(id);
  }

  get subscribed(): ReadonlySet<string> {
    return new Set([...this.subscriptions.values()].map(({ source }) => source));
  }

  /** Tells what there is to tell, a few messages at a time, each time until the widget has shown that it hears. */
  private async flush(asking = false) {
    if (!this.open || this.flushing) return;
    this.flushing = true;
    try {
      // Whoever has broken down is not heard of; it is asked now and then, even if there is nothing to tell.
      if (asking) await this.heard();
      while (this.open && this.tell()) await this.heard();
    } finally {
      this.flushing = false;
    }
  }

  /** Whether there was anything to tell. */
  private tell(): boolean {
    let left = unheard;
    if (this.context) {
      this.connection.notify('ui/notifications/host-context-changed', this.context);
      this.context = null;
      left -= 1;
    }
    if (this.config) {
      this.connection.notify('patchbay/notifications/config-changed', { config: this.config });
      this.config = null;
      left -= 1;
    }
    for (const subscription of this.subscriptions.values()) {
      while (left > 0 && this.tellOne(subscription)) left -= 1;
    }
    return left < unheard;
  }

  /** One message of what the widget does not know yet of a source. */
  private tellOne(subscription: Subscription): boolean {
    const { id, source } = subscription;
    const known = this.sources.get(source);
    if (!known) return false;
    // How it is comes first, and after that only when all that is new has been told: nothing old is called live.
    if (subscription.status === null) return this.tellStatus(subscription, known);
    const items = this.items(subscription, known);
    if (items.length > 0) {
      subscription.seq += 1;
      this.connection.notify('patchbay/notifications/data', {
        subscription: id,
        source,
        seq: subscription.seq,
        items,
      });
      return true;
    }
    return this.tellStatus(subscription, known);
  }

  private tellStatus(subscription: Subscription, { state, since }: Source): boolean {
    const { id, source } = subscription;
    const status = `${state} ${since}`;
    if (status === subscription.status) return false;
    subscription.status = status;
    this.connection.notify('patchbay/notifications/data-status', { subscription: id, source, state, since });
    return true;
  }

  private items({ sent, fields, since }: Subscription, { records, state }: Source): DataItem[] {
    const items: DataItem[] = [];
    let left = room;
    const fits = (item: DataItem) => {
      left -= bytes(JSON.stringify(item)) + 1;
      if (left < 0 && items.length > 0) return false;
      items.push(item);
      return true;
    };
    for (const key of sent.keys()) {
      if (records.has(key)) continue;
      if (!fits({ key, deleted: true })) return items;
      sent.delete(key);
    }
    if (state === 'revoked') return items;
    for (const [key, { value, at, version }] of records) {
      if (sent.get(key) === version) continue;
      const old = since !== null && !sent.has(key) && Date.parse(at) <= Date.parse(since);
      if (!old && !fits({ key, value: fields ? only(value, fields) : value, at })) return items;
      sent.set(key, version);
    }
    return items;
  }

  /** The widget has taken what it was sent; or it never will, and is sent nothing more. */
  private async heard() {
    const timer = setTimeout(() => this.silent(true), LIMITS.pingMs);
    try {
      await this.connection.request('ping', {}, 2 ** 31 - 1);
      this.silent(false);
    } catch {
      this.open = false;
      clearInterval(this.beat);
    } finally {
      clearTimeout(timer);
    }
  }
}
