import type { DataRecord, DataUpdate, Stop } from './api.ts';
import type { DataState, HostNotifications } from './protocol.ts';

export type Listener<T> = (value: T) => void;

/** Tells a listener; what it throws is the page's to hear of, and stops nothing here. */
function tellOne<T>(listener: Listener<T>, value: T) {
  try {
    listener(value);
  } catch (failed) {
    queueMicrotask(() => {
      throw failed;
    });
  }
}

/** A set of listeners. */
export function listeners<T>() {
  const all = new Set<Listener<T>>();
  return {
    add(listener: Listener<T>): Stop {
      const own: Listener<T> = (value) => listener(value);
      all.add(own);
      return () => void all.delete(own);
    },
    tell(value: T) {
      for (const listener of [...all]) tellOne(listener, value);
    },
  };
}

/** Frozen through and through: what a widget reads is not what another part of it wrote there. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) frozen(member);
  }
  return value;
}

/** What a source says, put together of what comes of it. */
export class Subscribed {
  private readonly records = new Map<string, DataRecord>();
  private state: DataState = 'offline';
  private since: string | null = null;
  private readonly listener: Listener<DataUpdate>;

  constructor(listener: Listener<DataUpdate>) {
    this.listener = listener;
  }

  take({ source, items }: HostNotifications['patchbay/notifications/data']) {
    for (const item of items) {
      if ('deleted' in item) this.records.delete(item.key);
      else this.records.set(item.key, frozen(item));
    }
    this.tell(
      source,
      items.map(({ key }) => key),
    );
  }

  be({ source, state, since }: HostNotifications['patchbay/notifications/data-status']) {
    this.state = state;
    this.since = since;
    this.tell(source, []);
  }

  private tell(source: string, changed: string[]) {
    const { state, since } = this;
    tellOne(this.listener, Object.freeze({ source, records: new Map(this.records), changed, state, since }));
  }
}
