import type { StreamEvent } from './eventStream.ts';
import { readLive } from './liveConnection.ts';
import { LiveRetry } from './liveRetry.ts';
import type { LiveChange, LiveListener, LiveSource } from './liveSource.ts';
import { LiveSources } from './liveSources.ts';
import { Nudges } from './nudges.ts';
import { isHidden, watchPresence } from './presence.ts';
import { Timers } from './timers.ts';

const seconds = 1000;
/** Nothing at all for so long means that nobody is there: a sign comes every ten seconds. */
const silence = 25 * seconds;
/** Nobody looks at a page that was hidden for so long. */
const hiddenFor = 30 * seconds;
/** The same where no source is shown: a browser that speaks HTTP/1.1 has six connections for all its tabs. */
const hiddenForNothing = 5 * seconds;
/** What nobody shows any more is followed on for so long: it often comes back, on another page or in another place. */
const lingers = 5 * seconds;
/** Changes of what is shown are told together. */
const together = 30;
/** So long a stream that is opened for another set of sources is taken for the one before it. */
const grace = 2 * seconds;
/** A page that shows no source hears of changes as soon as this. */
const calm = 1.5 * seconds;
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
  private readonly sources = new LiveSources();
  readonly nudges = new Nudges();
  private stream: Stream | null = null;
  /** Where the stream was, and the sources that it tells of although nothing is held of them. */
  private position: { id: string; lacking: Set<string> } | null = null;
  private readonly timers = new Timers();
  private readonly retry = new LiveRetry();
  private lastSign = 0;
  private lostAt: string | null = null;
  /** Nothing was heard for too long. */
  private silent = false;
  /** Until then a stream for another set of sources may take to open. */
  private excusedUntil = 0;
  private hidden = false;
  private ended = false;
  private leave: (() => void) | null = null;

  /** Hears of everything that changes of a source, until what is returned is called. */
  follow(id: string, listener: LiveListener): () => void {
    this.listen();
    this.sources.add(id, listener);
    this.timers.clear(`linger ${id}`);
    if (!this.stream?.ids.has(id)) this.soon();
    return () => {
      if (!this.sources.remove(id, listener)) return;
      this.timers.after(`linger ${id}`, lingers, () => {
        this.sources.forget(id);
        this.uncover(id);
        this.soon();
      });
    };
  }

  /** What is known of a source now. */
  read(id: string): LiveSource {
    return this.sources.read(id);
  }

  /** Hears what has changed on the server; after a break everything may have. */
  nudged(listener: (topic: string) => void): () => void {
    this.listen();
    this.nudges.add(listener);
    // Sources are mostly about to be followed too: one stream does for both.
    if (!this.stream && !this.timers.has('calm')) this.timers.after('calm', calm, () => this.renew());
    return () => {
      this.nudges.remove(listener);
      this.timers.after('linger', lingers, () => this.soon());
    };
  }

  /** Forgets everything, as after signing out. */
  close() {
    this.timers.clearAll();
    this.leave?.();
    this.leave = null;
    this.drop();
    this.retry.forget();
    this.sources.clear();
    this.nudges.clear();
    this.position = null;
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

  private get idle() {
    return this.sources.none && !this.nudges.wanted;
  }

  private soon() {
    if (!this.timers.has('soon')) this.timers.after('soon', together, () => this.renew());
  }

  /** Opens a stream for what is shown now, unless the one that is open is that. */
  private renew() {
    if (this.idle) return this.close();
    this.timers.clear('calm');
    if (this.ended || this.hidden || !navigator.onLine || this.timers.has('again')) return this.judge();
    const wanted = this.sources.first(atOnce);
    const { stream } = this;
    const more = [...wanted].some((id) => !stream?.ids.has(id));
    const fewer = [...(stream?.asked ?? [])].some((id) => !wanted.has(id));
    if (stream && !more && !fewer) return;
    if (!stream && this.retry.refused > 0) {
      this.timers.after('again', this.retry.refused, () => this.renew());
      return this.judge();
    }
    // What is on its way from the stream before is not lost: it comes again, from the position on.
    if (stream) this.excusedUntil = Date.now() + grace;
    this.drop();
    void this.begin(wanted);
  }

  private async begin(ids: Set<string>) {
    const stream: Stream = { abort: new AbortController(), asked: ids, ids: new Set(ids), told: new Set() };
    this.stream = stream;
    if (this.excusedUntil > Date.now()) this.timers.after('excuse', grace, () => this.judge());
    this.watch();
    this.judge();
    const { signal } = stream.abort;
    const signedIn = await readLive(
      { ids, after: this.after(ids) },
      {
        onOpen: () => this.opened(),
        onEvent: (event) => this.take(stream, event),
        onRetry: (milliseconds) => this.retry.wish(milliseconds),
        onSign: () => this.sign(),
        onRefused: (retryAfter) => this.retry.refuse(retryAfter),
      },
      signal,
    );
    if (signal.aborted) return;
    if (signedIn) this.lost();
    else this.signedOut();
  }

  /** From where on these are told; of a source of which nothing is held, everything is wanted, and not what came since. */
  private after(ids: Set<string>) {
    const { position } = this;
    return position && ![...ids].some((id) => position.lacking.has(id)) ? position.id : null;
  }

  private opened() {
    this.nudges.be(true);
    // What was asked for before anybody listened may have changed since, as after a break.
    this.nudges.tell('dashboard', 'notices');
  }

  private take(stream: Stream, { event, data, id }: StreamEvent) {
    switch (event) {
      case 'records': {
        const change: LiveChange = JSON.parse(data);
        this.sources.get(change.installation)?.take(change);
        break;
      }
      case 'status': {
        const { installation, state, since } = JSON.parse(data);
        const followed = this.sources.get(installation);
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
        this.sources.whole();
        break;
      case 'nudge':
        this.nudges.tell(JSON.parse(data).topic);
        break;
      case 'end':
        if (JSON.parse(data).reason === 'signed-out') this.signedOut();
        else this.lost();
        break;
    }
  }

  private lackingOf({ asked, ids }: Stream) {
    const held = (id: string) => ids.has(id) && this.sources.get(id)?.told?.state !== 'revoked';
    return new Set([...asked].filter((id) => !held(id)));
  }

  /** The server is there. */
  private sign() {
    this.lastSign = Date.now();
    this.retry.sign();
    this.lostAt = null;
    if (this.silent) {
      this.silent = false;
      this.judge();
    }
    this.watch();
  }

  private watch() {
    this.timers.after('silence', silence, () => {
      this.silent = true;
      if (this.stream) this.lost();
      else this.judge();
    });
  }

  /** The stream broke; another is opened after a while. */
  private lost() {
    this.drop();
    this.excusedUntil = 0;
    this.timers.after('again', this.retry.broke(), () => this.renew());
    this.judge();
  }

  private signedOut() {
    this.drop();
    this.ended = true;
    this.timers.clear('silence');
    this.nudges.tell('session');
    this.judge();
  }

  private drop() {
    const { stream } = this;
    this.stream = null;
    this.nudges.be(false);
    if (!stream) return;
    this.lostAt ??= new Date(this.lastSign || Date.now()).toISOString();
    this.sources.broken();
    stream.abort.abort();
  }

  private judge() {
    const excused = this.excusedUntil > Date.now();
    this.sources.judge({
      away: this.ended || this.silent || !navigator.onLine,
      counts: (id) => excused || this.stream?.told.has(id) === true,
      lostAt: this.lostAt,
    });
  }

  /** Whether somebody looks, and whether there is a network. */
  private listen() {
    if (this.leave) return;
    // A tab that was opened in the background waits for the first look.
    this.hidden = isHidden();
    this.leave = watchPresence({
      back: () => this.back(),
      away: () => this.pause(),
      patience: () => (this.sources.none ? hiddenForNothing : hiddenFor),
      offline: () => this.gone(),
    });
  }

  private back() {
    if (this.ended) return;
    this.hidden = false;
    this.timers.clear('again');
    // After a sleep of the machine the stream looks open and is not.
    if (this.stream && Date.now() - this.lastSign > silence && this.lastSign > 0) this.leaveAlone();
    this.renew();
  }

  private pause() {
    this.hidden = true;
    this.timers.clear('silence');
    this.gone();
  }

  private gone() {
    this.excusedUntil = 0;
    this.timers.clear('again');
    this.leaveAlone();
    this.judge();
  }

  /** No stream follows the one that was open. */
  private leaveAlone() {
    this.retry.over();
    this.drop();
  }
}
