import { describe, expect, it } from 'vitest';
import { everywhere } from './calendar.ts';
import { linePath, stretches, valueAt, valueScale } from './geometry.ts';
import { type Look, Seen } from './seen.ts';
import { timeScale } from './timeScale.ts';

const look: Look = { installation: 'i', key: '["a"]', field: 'value', minutes: 15, points: 100 };
const start = Date.UTC(2026, 10, 23, 9);
const second = 1000;

function memory() {
  const kept = new Map<string, string>();
  return {
    kept,
    read: (name: string) => kept.get(name) ?? null,
    write: (name: string, text: string) => void kept.set(name, text),
    forget: (name: string) => void kept.delete(name),
  };
}

/** Notes something each second. */
function every(seen: Seen, from: number, to: number, value: (n: number) => number | null, of = look) {
  for (let n = from; n < to; n++) seen.note(of, start + n * second, value(n));
}
const values = (seen: Seen) => seen.points(look).map(({ value }) => value);

describe('What was seen of a number', () => {
  it('is its values as they came', () => {
    const seen = new Seen(memory());
    every(seen, 0, 5, (n) => n);
    expect(values(seen)).toEqual([0, 1, 2, 3, 4]);
    expect(seen.points(look).map((point) => point.start)).toEqual([true, false, false, false, false]);
  });

  it('stays what it was until it changes, and does not drift there', () => {
    const seen = new Seen(memory());
    every(seen, 0, 120, () => 7);
    seen.note(look, start + 120 * second, 9);
    const points = seen.points(look);
    expect(points).toHaveLength(3);
    expect(valueAt(points, start + 100 * second)).toBe(7);
    expect(points[1]).toMatchObject({ time: start + 119 * second, value: 7 });
  });

  it('has a gap where the source was not live, however short it was', () => {
    const seen = new Seen(memory());
    every(seen, 0, 5, (n) => n);
    every(seen, 5, 8, () => null);
    every(seen, 8, 10, (n) => n);
    const points = seen.points(look);
    expect(stretches(points)).toHaveLength(2);
    expect(valueAt(points, start + 7 * second)).toBeNull();
    const x = timeScale(start, start + 10 * second, [0, 100], 3, everywhere);
    expect(linePath(points, x, valueScale(0, 9, [50, 0], 3)).match(/M/g)).toHaveLength(2);
  });

  it('has no gap where a stream was opened anew, and one where that took long', () => {
    const seen = new Seen(memory());
    every(seen, 0, 5, () => 1);
    for (let n = 5; n < 9; n++) seen.note(look, start + n * second, undefined);
    every(seen, 9, 12, () => 2);
    expect(stretches(seen.points(look))).toHaveLength(1);
    for (let n = 12; n < 20; n++) seen.note(look, start + n * second, undefined);
    expect(seen.upTo(look, start + 20 * second, null).at(-1)?.time).toBe(start + 11 * second);
    every(seen, 20, 22, () => 2);
    expect(stretches(seen.points(look))).toHaveLength(2);
    expect(valueAt(seen.points(look), start + 15 * second)).toBeNull();
  });

  it('has a gap where the page was asleep, although nothing said so', () => {
    const seen = new Seen(memory());
    every(seen, 0, 5, () => 1);
    seen.note(look, start + 3600 * second, null);
    expect(seen.points(look).at(-1)?.time).toBeLessThan(start + 5 * second);
    seen.note(look, start + 3601 * second, 2);
    expect(seen.points(look).at(-1)?.start).toBe(true);
  });

  it('has a gap while nobody looked', () => {
    const seen = new Seen(memory());
    const leave = seen.watch(look);
    every(seen, 0, 3, (n) => n);
    leave();
    every(seen, 20, 23, (n) => n);
    expect(stretches(seen.points(look))).toHaveLength(2);
  });

  it('is bounded, and keeps how far values went', () => {
    const seen = new Seen(memory());
    every(seen, 0, 850, (n) => (n === 420 ? 1000 : n % 5));
    const points = seen.points(look);
    expect(points.length).toBeLessThanOrEqual(100);
    expect(Math.max(...points.map(({ high }) => high))).toBe(1000);
    expect(points[0]?.start).toBe(true);
    expect(stretches(points)).toHaveLength(1);
  });

  it('is bounded when every value stands alone', () => {
    const seen = new Seen(memory());
    every(seen, 0, 800, (n) => (n % 2 ? null : n));
    expect(seen.points(look).length).toBeLessThanOrEqual(100);
    expect(seen.points(look).every((point) => point.start)).toBe(true);
  });

  it('reaches no further back than it is asked to, but for the point before', () => {
    const seen = new Seen(memory());
    every(seen, 0, 1200, (n) => n);
    const points = seen.points(look);
    const from = start + 1199 * second - 15 * 60 * second;
    expect(points.filter(({ time }) => time < from)).toHaveLength(1);
  });

  it('is of so many numbers at most', () => {
    const seen = new Seen(memory());
    for (let n = 0; n < 2000; n++) seen.note({ ...look, key: String(n) }, start, 1);
    expect(seen.points({ ...look, key: '0' })).toHaveLength(0);
    expect(seen.points({ ...look, key: '1999' })).toHaveLength(1);
  });

  it('goes up to now while it is live', () => {
    const seen = new Seen(memory());
    every(seen, 0, 3, (n) => n);
    expect(seen.upTo(look, start + 9 * second, 5).at(-1)).toMatchObject({ value: 5, start: false });
    expect(seen.upTo(look, start + 9 * second, null)).toHaveLength(3);
    seen.note(look, start + 10 * second, null);
    expect(seen.upTo(look, start + 11 * second, 6).at(-1)).toMatchObject({ value: 6, start: true });
  });
});

describe('A tab', () => {
  it('remembers it over a reload, for the same person, with a gap', () => {
    const tab = memory();
    const before = new Seen(tab);
    before.belongTo('ada');
    every(before, 0, 5, (n) => n);
    before.keep();
    const after = new Seen(tab);
    after.belongTo('ada');
    expect(values(after)).toEqual([0, 1, 2, 3, 4]);
    every(after, 8, 10, (n) => n);
    expect(stretches(after.points(look))).toHaveLength(2);
  });

  it('shows nobody what somebody else saw', () => {
    const tab = memory();
    const before = new Seen(tab);
    before.belongTo('ada');
    every(before, 0, 5, (n) => n);
    before.keep();
    const after = new Seen(tab);
    after.belongTo('max');
    expect(values(after)).toEqual([]);
    expect(tab.kept.size).toBe(0);
    before.belongTo('max');
    expect(values(before)).toEqual([]);
  });

  it('keeps no more than there is room for, the newest', () => {
    const tab = memory();
    const seen = new Seen(tab);
    seen.belongTo('ada');
    for (let k = 0; k < 400; k++) every(seen, 0, 100, (n) => n / 3, { ...look, key: String(k) });
    seen.keep();
    const [kept = ''] = tab.kept.values();
    expect(kept.length).toBeLessThan(1_100_000);
    expect(kept).toContain('399');
  });

  it('forgets what may not be seen any more', () => {
    const tab = memory();
    const seen = new Seen(tab);
    seen.belongTo('ada');
    every(seen, 0, 5, (n) => n);
    seen.forget('i');
    expect(values(seen)).toEqual([]);
    expect([...tab.kept.values()].join()).not.toContain('value');
  });

  it.each([
    '',
    'null',
    '{}',
    '{"person":"ada","series":[["x",1,[[1]]]]}',
    '{"person":"ada","series":7}',
    '[',
  ])('begins anew when it holds %j', (text) => {
    const tab = memory();
    tab.write('patchbay.seen', text);
    const seen = new Seen(tab);
    seen.belongTo('ada');
    expect(values(seen)).toEqual([]);
  });
});
