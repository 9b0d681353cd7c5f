import { keyOf, own, type Values } from '@/lib/values.ts';
import { numberOf, timeOf } from './roles.ts';
import type { SeenPoint } from './seen.ts';

/** A line through records. */
export interface Strung {
  key: string;
  /** One of its records, for its name and its unit. */
  value: Values;
  points: SeenPoint[];
}

export interface Stringing {
  lines: Strung[];
  /** What the places along the bottom are called, where they only have an order. */
  order: string[] | null;
}

/** More points of one line are not drawn. */
const mostPoints = 2000;
/** A step this many times wider than most leaves a gap. */
const wide = 2.5;

/**
 * Records strung along a field of their key: those that differ in it alone are one line. Where a record has no value, or some are missing
 * in a regular row, there is a gap.
 */
export function strung(
  values: Iterable<Values>,
  { key, over, field, kind }: { key: readonly string[]; over: string; field: string; kind: string },
  compare: (one: string, other: string) => number,
): Stringing {
  const rest = key.filter((name) => name !== over);
  const all = [...values];
  const isTime = kind === 'day' || kind === 'moment';
  const order =
    isTime || kind === 'number'
      ? null
      : [...new Set(all.map((value) => String(own(value, over) ?? '')))].sort(compare);
  const places = order && new Map(order.map((text, n) => [text, n]));
  const placeOf = (value: Values): number | null => {
    const at = own(value, over);
    if (places) return places.get(String(at ?? '')) ?? null;
    return isTime ? timeOf(at) : numberOf(value, over);
  };

  const groups = new Map<string, { value: Values; records: { at: number; number: number | null }[] }>();
  for (const value of all) {
    const at = placeOf(value);
    if (at === null) continue;
    const name = keyOf(value, rest);
    const group = groups.get(name) ?? { value, records: [] };
    group.records.push({ at, number: numberOf(value, field) });
    groups.set(name, group);
  }
  const lines = [...groups]
    .sort(([one], [other]) => compare(one, other))
    .map(([name, { value, records }]) => ({
      key: name,
      value,
      points: pointsOf(records.sort((one, other) => one.at - other.at).slice(-mostPoints), isTime),
    }));
  return { lines, order };
}

function pointsOf(records: { at: number; number: number | null }[], isTime: boolean): SeenPoint[] {
  const steps = records.slice(1).map(({ at }, n) => at - (records[n]?.at ?? at));
  const usual = [...steps].sort((one, other) => one - other)[steps.length >> 1] ?? 0;
  let broken = true;
  return records.flatMap(({ at, number }, n) => {
    if (isTime && n > 0 && (steps[n - 1] ?? 0) > usual * wide) broken = true;
    if (number === null) {
      broken = true;
      return [];
    }
    const start = broken;
    broken = false;
    return [{ time: at, value: number, low: number, high: number, start }];
  });
}
