import { expect, it } from 'vitest';
import { buckets } from './buckets.ts';

const now = Date.parse('2026-11-23T14:20:00Z');

it('has a place for every hour of a day, also for those in which there was nothing', () => {
  const all = buckets([{ at: '2026-11-23T13:00:00Z', polls: 3 }], 1, now);
  expect(all).toHaveLength(25);
  expect(all[0]).toEqual({ at: '2026-11-22T14:00:00.000Z', hours: [] });
  expect(all.at(-2)).toEqual({
    at: '2026-11-23T13:00:00.000Z',
    hours: [{ at: '2026-11-23T13:00:00Z', polls: 3 }],
  });
  expect(all.at(-1)?.at).toBe('2026-11-23T14:00:00.000Z');
});

it('puts the hours of a day together where the span is long', () => {
  const hours = ['2026-11-20T10:00:00Z', '2026-11-20T12:00:00Z', '2026-11-21T12:00:00Z'].map((at) => ({
    at,
  }));
  const all = buckets(hours, 30, now);
  expect(all).toHaveLength(31);
  expect(all.map((each) => each.hours.length).filter(Boolean)).toEqual([2, 1]);
});

it('leaves out what was before', () => {
  const all = buckets([{ at: '2026-11-20T10:00:00Z' }], 1, now);
  expect(all.every(({ hours }) => hours.length === 0)).toBe(true);
});
