import { readEvents, type StreamEvent } from './eventStream.ts';
import {
  Followed,
  type LiveChange,
  type LiveListener,
  type LiveSource,
  unknownSource,
} from './liveSource.ts';

const seconds = 1000;
/** Nothing at all for so long means that nobody is there: a sign comes every ten seconds. */
const silence = 25 * seconds;
/** Nobody looks at a page that was hidden for so long. */
const hiddenFor = 30 * seconds;
/** What nobody shows any more is followed on for so long: it often comes back, on another page or in another place. */
const lingers = 5 * seconds;
/** Changes of what is shown are told together. */
const together = 30;
/** So long a stream that is opened for another set of sources is taken for the one before it. */
const grace = 2 * seconds;
/** A page that shows no source hears of changes as soon as this. */
const calm = 1.5 * seconds;
const longestWait = 30 * seconds;
/** A server that keeps a stream open for so long is well; one that accepts it and is gone at once is not. */
const well = 15 * seconds;
/** However long the server asks to wait. */
const longestRefusal = 300 * seconds;
/** More are not told in one stream. */
const atOnce = 50;

interface Stream {
  abort: AbortController;
  asked: ReadonlySet<string>;
  /** Those of them of which everything that came is held. */
  ids: Set<string>;
  /** Sources of which this very stream has said how they are. */
  told: Set<string>;
}

/**
 * One stream of events for everything that a page shows. It comes back by itself from where it was, says of each source
 * whether what is known of it is true at this moment, and never takes an older value for a newer one.
 */
export class LiveStream {
  private readonly followed = new Map<string, Followed>();
  private readonly topics = new Set<(topic: string) => void>();
  private stream: Stream | null = null;
  /** Where the stream was, and the sources that it tells of although nothing is held of them. */
  private position: { id: string; lacking: Set<string> } | null = null;
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private failures = 0;
  /** Since when streams are open without a break between them. */
  private openSince: number | null = null;
  private retry = 2 * seconds;
  private openedBefore = false;
  private lastSign = 0;
  private lostAt: string | null = null;
  /** Nothing was heard for too long. */
  private silent = false;
  /** Until then a stream for another set of sources may take to open. */
  private excusedUntil = 0;
  private hidden = false;
  private ended = false;
  private listening: AbortController | null = null;

  /** Hears of everything that changes of a source, until what is returned is called. */
  follow(id: string, listener: LiveListener): () => void {
    this.listen();
    const known = this.followed.get(id);
    const followed = known ?? new Followed();
    this.followed.set(id, followed);
    followed.listeners.add(listener);
    this.clear(`linger ${id}`);
    if (!this.stream?.ids.has(id)) this.soon();
    return () => {
      followed.listeners.delete(listener);
      if (followed.listeners.size > 0 || this.followed.get(id) !== followed) return;
      this.after(`linger ${id}`, lingers, () => {
        this.followed.delete(id);
        this.uncover(id);
        this.soon();
      });
    };
  }

  /** What is known of a source now. */
  read(id: string): LiveSource {
    return this.followed.get(id)?.source ?? unknownSource;
  }

  /** Hears what has changed on the server; after a break everything may have. */
  nudged(listener: (topic: string) => void): () => void {
    this.listen();
    this.topics.add(listener);
    // Sources are mostly about to be followed too: one stream does for both.
    if (!this.stream && !this.timers.has('calm')) this.after('calm', calm, () => this.renew());
    return () => {
      this.topics.delete(listener);
      this.after('linger', lingers, () => this.soon());
    };
  }

  /** Forgets everything, as after signing out. */
  close() {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.listening?.abort();
    this.listening = null;
    this.drop();
    this.followed.clear();
    this.topics.clear();
    this.position = null;
    this.failures = 0;
    this.openedBefore = false;
    this.lastSign = 0;
    this.lostAt = null;
    this.silent = false;
    this.hidden = false;
    this.ended = false;
    this.excusedUntil = 0;
  }

  /** All of a source must come again when it is wanted again: nothing is held of it. */
  private uncover(id: string) {
    this.stream?.ids.delete(id);
    this.position?.lacking.add(id);
  }

  private wanted() {
    return new Set([...this.followed.keys()].slice(0, atOnce));
  }

  private get idle() {
    return this.followed.size === 0 && this.topics.size === 0;
  }

  private soon() {
    if (!this.timers.has('soon')) this.after('soon', together, () => this.renew());
  }

  /** Opens a stream for what is shown now, unless the one that is open is that. */
  private renew() {
    if (this.idle) return this.close();
    this.clear('calm');
    if (this.ended || this.hidden || !navigator.onLine || this.timers.has('again')) return this.judge();
    const wanted = this.wanted();
    const { stream } = this;
    const more = [...wanted].some((id) => !stream?.ids.has(id));
    const fewer = [...(stream?.asked ?? [])].some((id) => !wanted.has(id));
    if (stream && !more && !fewer) return;
    // What is on its way from the stream before is not lost: it comes again, from the position on.
    if (stream) this.excusedUntil = Date.now() + grace;
    const { openSince } = this;
    this.drop();
    this.openSince = openSince;
    void this.open(wanted);
  }

  private async open(ids: Set<string>) {
    const stream: Stream = { abort: new AbortController(), asked: ids, ids: new Set(ids), told: new Set() };
    this.stream = stream;
    const current = () => this.stream === stream;
    if (this.excusedUntil > Date.now()) this.after('excuse', grace, () => this.judge());
    this.watch();
    this.judge();
    let wait: number | null = null;
    try {
      const response = await fetch(this.request(stream));
      if (!current()) return;
      if (response.status === 401) return this.signedOut();
      if (!response.ok || !response.body) {
        const after = Number(response.headers.get('retry-after') ?? 0);
        wait = after > 0 ? Math.min(after * seconds, longestRefusal) : null;
        throw new Error(`the stream was refused: ${response.status}`);
      }
      this.sign();
      if (this.openedBefore) for (const topic of ['dashboard', 'notices']) this.tell(topic);
      this.openedBefore = true;
      await readEvents(
        response.body,
        {
          onEvent: (event) => current() && this.hear(stream, event),
          onRetry: (milliseconds) => {
            this.retry = Math.min(Math.max(milliseconds, 500), longestWait);
          },
          onSign: () => current() && this.sign(),
        },
        stream.abort.signal,
      );
    } catch {
      // Whatever the reason was: it is tried again.
    }
    if (current()) this.lost(wait);
  }

  private request({ ids, abort: { signal } }: Stream) {
    const url = new URL('/api/live', window.location.origin);
    for (const id of ids) url.searchParams.append('installation', id);
    const { position } = this;
    // Of a source of which nothing is held, everything is wanted, and not what came since.
    if (position && ![...ids].some((id) => position.lacking.has(id))) {
      url.searchParams.set('after', position.id);
    }
    return new Request(url, { headers: { accept: 'text/event-stream' }, cache: 'no-store', signal });
  }

  private hear(stream: Stream, { event, data, id }: StreamEvent) {
    switch (event) {
      case 'records': {
        const change: LiveChange = JSON.parse(data);
        this.followed.get(change.installation)?.take(change);
        break;
      }
      case 'status': {
        const { installation, state, since } = JSON.parse(data);
        const followed = this.followed.get(installation);
        if (!followed) break;
        followed.told = { state, since: since ?? null };
        stream.told.add(installation);
        if (state === 'revoked') this.position?.lacking.add(installation);
        else if (state === 'live') followed.whole();
        this.judge();
        break;
      }
      case 'position':
        if (id !== null) this.position = { id, lacking: this.lackingOf(stream) };
        for (const followed of this.followed.values()) followed.whole();
        break;
      case 'nudge':
        this.tell(JSON.parse(data).topic);
        break;
      case 'end':
        if (JSON.parse(data).reason === 'signed-out') this.signedOut();
        else this.lost(null);
        break;
    }
  }

  private lackingOf({ asked, ids }: Stream) {
    const held = (id: string) => ids.has(id) && this.followed.get(id)?.told?.state !== 'revoked';
    return new Set([...asked].filter((id) => !held(id)));
  }

  private tell(topic: string) {
    for (const listener of [...this.topics]) listener(topic);
  }

  /** The server is there. */
  private sign() {
    this.lastSign = Date.now();
    this.openSince ??= this.lastSign;
    if (this.lastSign - this.openSince >= well) this.failures = 0;
    this.lostAt = null;
    if (this.silent) {
      this.silent = false;
      this.judge();
    }
    this.watch();
  }

  private watch() {
    this.after('silence', silence, () => {
      this.silent = true;
      if (this.stream) this.lost(null);
      else this.judge();
    });
  }

  /** The stream broke; another is opened after a while, which is longer each time. */
  private lost(wait: number | null) {
    this.drop();
    this.excusedUntil = 0;
    this.failures += 1;
    const backoff = Math.min(this.retry * 2 ** Math.min(this.failures - 1, 6), longestWait);
    // Not all at the same moment, when a server comes back.
    const delay = Math.max(wait ?? 0, backoff * (0.5 + Math.random() / 2));
    this.after('again', delay, () => this.renew());
    this.judge();
  }

  private signedOut() {
    this.drop();
    this.ended = true;
    this.clear('silence');
    this.tell('session');
    this.judge();
  }

  private drop() {
    const { stream } = this;
    this.stream = null;
    this.openSince = null;
    if (!stream) return;
    this.lostAt ??= new Date(this.lastSign || Date.now()).toISOString();
    for (const followed of this.followed.values()) followed.broken();
    stream.abort.abort();
  }

  /** Says of each source what can be said of it honestly. */
  private judge() {
    const excused = this.excusedUntil > Date.now();
    const away = this.ended || this.silent || !navigator.onLine;
    for (const [id, followed] of this.followed) {
      const { told } = followed;
      if (told?.state === 'revoked') followed.be('revoked', told.since);
      else if (away) followed.be('offline', this.lostAt ?? followed.source.since);
      else if (told && (this.stream?.told.has(id) || excused)) followed.be(told.state, told.since);
      else followed.be('connecting', this.lostAt);
    }
  }

  private after(name: string, milliseconds: number, act: () => void) {
    this.clear(name);
    const timer = setTimeout(() => {
      this.timers.delete(name);
      act();
    }, milliseconds);
    this.timers.set(name, timer);
  }

  private clear(name: string) {
    clearTimeout(this.timers.get(name));
    this.timers.delete(name);
  }

  /** Whether somebody looks, and whether there is a network. */
  private listen() {
    if (this.listening) return;
    this.listening = new AbortController();
    const { signal } = this.listening;
    const now = () => {
      if (document.visibilityState === 'hidden' || this.ended) return;
      this.hidden = false;
      this.clear('hidden');
      this.clear('again');
      // After a sleep of the machine the stream looks open and is not.
      if (this.stream && Date.now() - this.lastSign > silence && this.lastSign > 0) this.drop();
      this.renew();
    };
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.visibilityState === 'visible') return now();
        this.after('hidden', hiddenFor, () => this.pause());
      },
      { signal },
    );
    window.addEventListener('online', now, { signal });
    window.addEventListener('pageshow', now, { signal });
    window.addEventListener('offline', () => this.gone(), { signal });
    window.addEventListener('pagehide', () => this.pause(), { signal });
  }

  private pause() {
    this.hidden = true;
    this.excusedUntil = 0;
    this.clear('again');
    this.clear('silence');
    this.drop();
    this.judge();
  }

  private gone() {
    this.excusedUntil = 0;
    this.clear('again');
    this.drop();
    this.judge();
  }
}
