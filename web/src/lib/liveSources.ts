import { Followed, type LiveListener, type LiveSource, unknownSource } from './liveSource.ts';

/** What there is to know beside what the server said last. */
interface Standing {
  /** Nobody can follow anything. */
  away: boolean;
  /** Whether what the server said last still counts. */
  counts: (id: string) => boolean;
  lostAt: string | null;
}

/** All sources that a page follows. */
export class LiveSources {
  private readonly followed = new Map<string, Followed>();

  get none() {
    return this.followed.size === 0;
  }

  /** Those that were followed first, at most so many. */
  first(most: number) {
    return new Set([...this.followed.keys()].slice(0, most));
  }

  get(id: string) {
    return this.followed.get(id);
  }

  read(id: string): LiveSource {
    return this.followed.get(id)?.source ?? unknownSource;
  }

  add(id: string, listener: LiveListener) {
    const followed = this.followed.get(id) ?? new Followed();
    this.followed.set(id, followed);
    followed.listeners.add(listener);
  }

  /** Whether nobody hears of it any more. */
  remove(id: string, listener: LiveListener) {
    const followed = this.followed.get(id);
    return followed?.listeners.delete(listener) === true && followed.listeners.size === 0;
  }

  forget(id: string) {
    this.followed.delete(id);
  }

  clear() {
    this.followed.clear();
  }

  /** All of what began anew has come. */
  whole() {
    for (const followed of this.followed.values()) followed.whole();
  }

  /** What was begun will not be ended. */
  broken() {
    for (const followed of this.followed.values()) followed.broken();
  }

  /** Says of each what can be said of it honestly. */
  judge({ away, counts, lostAt }: Standing) {
    for (const [id, followed] of this.followed) {
      const { told } = followed;
      if (told?.state === 'revoked') followed.be('revoked', told.since);
      else if (away) followed.be('offline', lostAt ?? followed.source.since);
      else if (told && counts(id)) followed.be(told.state, told.since);
      else followed.be('connecting', lostAt);
    }
  }
}
