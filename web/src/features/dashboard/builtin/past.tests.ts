import { describe, expect, it } from 'vitest';
import { gapsOf, stretches, valueAt } from './geometry.ts';
import { type Past, withPast } from './past.ts';
import type { SeenPoint } from './seen.ts';

const minute = 60_000;
const start = Date.UTC(2026, 10, 23, 9);
const at = (minutes: number) => start + minutes * minute;

const past = (...numbers: (number | null)[]): Past => ({ from: start, numbers });
/** What a page saw, each second from one minute to another. */
function looked(from: number, to: number, value: number): SeenPoint[] {
  const points: SeenPoint[] = [];
  for (let time = at(from); time <= at(to); time += 1000) {
    points.push({ time, value, low: value, high: value, start: points.length === 0 });
  }
  return points;
}
const times = (points: readonly SeenPoint[]) => points.map(({ time }) => (time - start) / minute);

describe('A line with its past', () => {
  it('begins with what was kept, a minute apart, and goes on with what is seen', () => {
    const line = withPast(past(1, 2, 3), looked(2.5, 2.6, 4));
    expect(times(line).slice(0, 4)).toEqual([0, 1, 2, 2.5]);
    expect(stretches(line)).toHaveLength(1);
    expect(valueAt(line, at(1.5))).toBe(2);
    expect(valueAt(line, at(2.55))).toBe(4);
  });

  it('has no point twice: what the page saw itself counts', () => {
    const seen = looked(1, 3, 7);
    const line = withPast(past(1, 2, 3, 4, 5), seen);
    expect(times(line).filter((time) => time >= 1 && time <= 3)).toHaveLength(seen.length);
    expect(new Set(times(line)).size).toBe(line.length);
    expect(times(line)[0]).toBe(0);
    expect(times(line).at(-1)).toBe(4);
    expect([...times(line)].sort((one, other) => one - other)).toEqual(times(line));
    expect(valueAt(line, at(2))).toBe(7);
    expect(stretches(line)).toHaveLength(1);
  });

  it('has a gap where nothing was known, on either side of what was seen', () => {
    const line = withPast(past(1, null, null, 4, 5, null, null, null, 9), looked(6.9, 7, 6));
    expect(gapsOf([line], at(9)).map((gap) => gap.map((time) => (time - start) / minute))).toEqual([
      [0, 3],
      [4, 6.9],
      [8, 9],
    ]);
    expect(valueAt(line, at(2))).toBeNull();
  });

  it('keeps a gap that the page saw, however short it was, and fills one in which something was kept', () => {
    const seen = [...looked(1.1, 1.2, 1), ...looked(1.3, 1.4, 2), ...looked(4.5, 4.6, 3)];
    const line = withPast(past(0, 1, 2, 3, 4), seen);
    expect(gapsOf([line], at(4.6))).toEqual([[at(1.2), at(1.3)]]);
    expect(line.find(({ time }) => time === at(1.3))?.start).toBe(true);
    expect(seen.find(({ time }) => time === at(4.5))?.start).toBe(true);
  });

  it('is what was seen where nothing was kept, and what was kept where nothing was seen', () => {
    const seen = looked(0, 1, 1);
    expect(withPast(undefined, seen)).toBe(seen);
    expect(withPast(past(null, null), seen)).toBe(seen);
    expect(times(withPast(past(null, 5, 6), []))).toEqual([1, 2]);
  });
});
