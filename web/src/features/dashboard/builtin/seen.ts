import { type TabMemory, tabMemory } from '@/lib/tabMemory.ts';

/**
 * What was seen of a number since a moment: first and last of it, and how far it went. Where `start` is set, nobody knows what
 * was before it.
 */
export interface SeenPoint {
  time: number;
  value: number;
  low: number;
  high: number;
  start: boolean;
}

interface Series {
  /** Points are so far apart at least, in milliseconds. */
  slot: number;
  points: SeenPoint[];
  /** Whether the last point was still true when it was noted last. */
  whole: boolean;
  /** When something was noted last. */
  at: number;
  watched: number;
}

/** What is looked at: a number of a record, so far back. */
export interface Look {
  installation: string;
  key: string;
  field: string;
  minutes: number;
  /** Points at most. */
  points: number;
}

/** More numbers than these are not remembered on one page. */
const mostSeries = 1500;
/** In a browser's memory of a tab, in characters. */
const mostKept = 1_000_000;
const firstSlot = 1000;
const minute = 60_000;
/** After a longer time without a note the page was asleep, and nobody knows what was meanwhile. */
const asleep = 25_000;
/** A stream that is opened anew brings all that is newest: so long it does not matter that nothing was heard. */
const hiccup = 5_000;
/** What has not changed for longer than this did not drift to the next value, but stayed until then. */
const steady = 15_000;
const storageKey = 'patchbay.seen';

const nameOf = ({ installation, key, field, minutes, points }: Look) =>
  JSON.stringify([installation, key, field, minutes, points]);

/**
 * Remembers what was seen of numbers while a page lives and over a reload of it, within bounds. What was not seen is not filled in:
 * after a time in which a source was not live, a line begins anew.
 */
export class Seen {
  private series = new Map<string, Series>();
  private person: string | null = null;
  private readonly memory: TabMemory;

  constructor(memory: TabMemory) {
    this.memory = memory;
  }

  /** What somebody else saw in this tab is forgotten; what the same person saw before a reload comes back. */
  belongTo(person: string) {
    if (this.person === person) return;
    if (this.person !== null) this.series.clear();
    this.person = person;
    const kept = this.stored();
    if (kept?.person !== person) return this.memory.forget(storageKey);
    for (const [name, series] of kept.series) if (!this.series.has(name)) this.series.set(name, series);
  }

  /** Somebody looks from now on, until what is returned is called. */
  watch(look: Look): () => void {
    const series = this.seriesOf(look);
    if (!series) return () => {};
    series.watched += 1;
    return () => {
      series.watched -= 1;
      // Nobody looks any more: what it was in between is not known.
      if (series.watched === 0) series.whole = false;
    };
  }

  /** Notes what a number is at a time; null where it is not known to be anything, undefined where nobody knows for a moment. */
  note(look: Look, time: number, value: number | null | undefined) {
    const series = this.seriesOf(look);
    if (!series) return;
    const last = series.points.at(-1);
    if (last && time < last.time - minute) {
      // The clock was set back: what comes now is not before what was.
      series.points = [];
      series.whole = false;
    }
    const since = series.at;
    if (value === undefined && time - since <= hiccup) return;
    if (time - since > asleep) series.whole = false;
    if (value === null || value === undefined) {
      // It was that when it was noted last, and not until now.
      if (series.whole && last && since - last.time > series.slot)
        series.points.push(pointAt(since, last.value));
      series.whole = false;
    } else {
      series.at = time;
      if (series.whole && last) this.goOn(series, last, Math.max(time, last.time), value);
      else series.points.push({ ...pointAt(time, value), start: true });
      series.whole = true;
    }
    this.bound(series, look, time);
  }

  private goOn({ slot, points }: Series, last: SeenPoint, time: number, value: number) {
    const apart = Math.floor(time / slot) - Math.floor(last.time / slot);
    if (apart === 0) {
      last.value = value;
      last.low = Math.min(last.low, value);
      last.high = Math.max(last.high, value);
    } else if (value === last.value) {
      this.prolong(points, last, time);
    } else {
      if (time - last.time > steady) points.push(pointAt(time - slot, last.value));
      points.push(pointAt(time, value));
    }
  }

  /** Until when a number was the same: of three equal points the one in the middle says nothing. */
  private prolong(points: SeenPoint[], last: SeenPoint, time: number) {
    const before = points.at(-2);
    const even = ({ value, low, high }: SeenPoint) => value === last.value && low === value && high === value;
    if (before && even(before) && even(last) && !last.start) last.time = time;
    else if (time - last.time > steady) points.push(pointAt(time, last.value));
  }

  /** What was seen of it, the oldest first. */
  points(look: Look): readonly SeenPoint[] {
    return this.series.get(nameOf(look))?.points ?? none;
  }

  /** The same up to now, with what is known to be so now. */
  upTo(look: Look, now: number, value: number | null): readonly SeenPoint[] {
    const points = this.points(look);
    const last = points.at(-1);
    const series = this.series.get(nameOf(look));
    if (value === null) {
      return last && series?.whole && series.at > last.time
        ? [...points, pointAt(series.at, last.value)]
        : points;
    }
    if (!last || !series?.whole) return [...points, { ...pointAt(now, value), start: true }];
    const time = Math.max(now, last.time);
    const held = value !== last.value && time - last.time > steady;
    return [...points, ...(held ? [pointAt(time - series.slot, last.value)] : []), pointAt(time, value)];
  }

  /** What is not to be seen any more is forgotten. */
  forget(installation: string) {
    for (const name of this.series.keys()) {
      if (JSON.parse(name)[0] === installation) this.series.delete(name);
    }
    this.keep();
  }

  /** For the next life of this page, as much as there is room for, what was looked at last first. */
  keep() {
    if (this.person === null) return;
    const kept: string[] = [];
    let size = 0;
    for (const [name, { slot, points }] of [...this.series].reverse()) {
      const text = JSON.stringify([name, slot, points.map(packed)]);
      if (size + text.length > mostKept) break;
      size += text.length;
      kept.push(text);
    }
    this.memory.write(
      storageKey,
      `{"person":${JSON.stringify(this.person)},"series":[${kept.reverse().join(',')}]}`,
    );
  }

  private seriesOf(look: Look) {
    const name = nameOf(look);
    const known = this.series.get(name);
    if (known) return known;
    if (this.series.size >= mostSeries) {
      const unwatched = [...this.series].find(([, { watched }]) => watched === 0);
      if (!unwatched) return null;
      this.series.delete(unwatched[0]);
    }
    const series: Series = { slot: firstSlot, points: [], whole: false, at: 0, watched: 0 };
    this.series.set(name, series);
    return series;
  }

  private bound(series: Series, { minutes, points: most }: Look, time: number) {
    const from = time - minutes * minute;
    // One point from before, so that the line comes from outside.
    const first = series.points.findIndex((point) => point.time >= from);
    const before = first === -1 ? series.points.length - 1 : first - 1;
    if (before > 0) series.points = series.points.slice(before);
    while (series.points.length > most) {
      series.slot *= 2;
      const thinner = thinned(series.points, series.slot);
      series.points = thinner.length < series.points.length ? thinner : thinner.slice(-most);
    }
  }

  private stored(): { person: string; series: [string, Series][] } | null {
    try {
      const { person, series } = JSON.parse(this.memory.read(storageKey) ?? 'null');
      return {
        person: String(person),
        series: (series as [string, number, number[][]][]).map(([name, slot, points]) => [
          String(name),
          {
            slot: Math.max(firstSlot, Number(slot)),
            points: points.map(unpacked),
            whole: false,
            at: 0,
            watched: 0,
          },
        ]),
      };
    } catch {
      return null;
    }
  }
}

const none: readonly SeenPoint[] = [];

const pointAt = (time: number, value: number): SeenPoint => ({
  time,
  value,
  low: value,
  high: value,
  start: false,
});

/** Points of the same longer slot become one, but not over a gap. */
function thinned(points: readonly SeenPoint[], slot: number): SeenPoint[] {
  const kept: SeenPoint[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (!last || point.start || Math.floor(point.time / slot) !== Math.floor(last.time / slot)) {
      kept.push({ ...point });
    } else {
      last.value = point.value;
      last.low = Math.min(last.low, point.low);
      last.high = Math.max(last.high, point.high);
    }
  }
  return kept;
}

const packed = ({ time, value, low, high, start }: SeenPoint) => [time, value, low, high, start ? 1 : 0];

function unpacked([time, value, low, high, start]: number[]): SeenPoint {
  const numbers = [time, value, low, high].map(Number);
  if (!numbers.every(Number.isFinite)) throw new Error('no point');
  const [at = 0, of = 0, least = 0, most = 0] = numbers;
  return { time: at, value: of, low: least, high: most, start: start === 1 };
}

/** What this page has seen. */
export const seen = new Seen(tabMemory);

window.addEventListener('pagehide', () => seen.keep());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') seen.keep();
});
