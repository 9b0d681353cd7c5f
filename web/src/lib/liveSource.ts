/**
 * `connecting`: nobody knows at this moment; `stale`: the source does not answer; `offline`: this page or Patchbay itself
 * cannot follow; `revoked`: this person may not see it any more. Whatever is not `live` may be old, and is shown so.
 */
export type LiveState = 'connecting' | 'live' | 'stale' | 'offline' | 'revoked';

export interface LiveRecord {
  value: Record<string, unknown>;
  at: string;
  version: number;
}
export type LiveRecords = ReadonlyMap<string, LiveRecord>;

/** What a source says at the moment. A new object each time that something of it changes. */
export interface LiveSource {
  readonly records: LiveRecords;
  readonly state: LiveState;
  /** Since when it is so, RFC 3339. */
  readonly since: string | null;
  /** Counts up with each change. */
  readonly revision: number;
}

/** What has come of a source, as the server says it. */
export interface LiveChange {
  installation: string;
  /** What was known before is not true any more. */
  anew: boolean;
  records: {
    key: string;
    value: Record<string, unknown> | null;
    deleted: boolean;
    version: number;
    at: string;
  }[];
}

/** Hears of each change; of one of the records, also what it was. */
export type LiveListener = (source: LiveSource, change: LiveChange | null) => void;

export const unknownSource: LiveSource = {
  records: new Map(),
  state: 'connecting',
  since: null,
  revision: 0,
};

/** More keys than these of one source are not held. */
const mostKeys = 20_000;

/** What is held of a source: the newest of each key, and what the server said of it last. */
export class Followed {
  readonly listeners = new Set<LiveListener>();
  source: LiveSource = unknownSource;
  /** What the server said last. */
  told: { state: 'live' | 'stale' | 'offline' | 'revoked'; since: string | null } | null = null;
  /** Until the whole of it has come, what is shown stays as it was. */
  private coming: Map<string, LiveRecord> | null = null;
  /** Versions of what was deleted, so that nothing older comes back. */
  private deleted = new Map<string, number>();

  take(change: LiveChange) {
    if (change.anew) {
      this.coming = new Map();
      this.deleted = new Map();
    }
    const records = this.coming ?? new Map(this.source.records);
    let changed = false;
    for (const { key, value, deleted, version, at } of change.records) {
      if (version <= (records.get(key)?.version ?? this.deleted.get(key) ?? -1)) continue;
      changed = true;
      if (deleted || value === null) {
        records.delete(key);
        if (this.deleted.size < mostKeys) this.deleted.set(key, version);
      } else if (records.size < mostKeys || records.has(key)) {
        records.set(key, { value, at, version });
        this.deleted.delete(key);
      }
    }
    // Where there was nothing, the first of it is better than nothing.
    if (this.coming && this.source.records.size > 0) return;
    if (changed || this.coming) this.publish({ records: new Map(records) }, change);
  }

  /** All of what began anew has come. */
  whole() {
    const records = this.coming;
    this.coming = null;
    if (records && this.source.records !== records) this.publish({ records }, null);
  }

  /** What was begun will not be ended. */
  broken() {
    this.coming = null;
  }

  be(state: LiveState, since: string | null) {
    if (state === 'revoked') {
      // What somebody may not see is not kept for them.
      this.coming = null;
      this.deleted = new Map();
    }
    const gone = state === 'revoked' && this.source.records.size > 0;
    if (!gone && this.source.state === state && this.source.since === since) return;
    this.publish({ state, since, ...(gone && { records: new Map() }) }, null);
  }

  private publish(next: Partial<LiveSource>, change: LiveChange | null) {
    this.source = { ...this.source, ...next, revision: this.source.revision + 1 };
    for (const listener of [...this.listeners]) listener(this.source, change);
  }
}
