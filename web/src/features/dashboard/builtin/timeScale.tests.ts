import { afterEach, describe, expect, it, vi } from 'vitest';
import { everywhere, here } from './calendar.ts';
import { timeScale } from './timeScale.ts';
import { timesIn } from './times.ts';

const hour = 3_600_000;
const ticksOf = (from: Date, hours: number, count: number) => {
  const scale = timeScale(from.getTime(), from.getTime() + hours * hour, [0, 600], count, here);
  return { ...scale, labels: scale.ticks.map((tick) => timesIn('en-GB').tick('moment', tick, scale.step)) };
};
const clock = (time: number) => {
  const at = new Date(time);
  return [at.getHours(), at.getMinutes(), at.getSeconds()];
};

/** Sets the place where the reader is. */
const inZone = (zone: string) => vi.stubEnv('TZ', zone);
afterEach(() => vi.unstubAllEnvs());

describe('Ticks of time', () => {
  it.each([
    ['forward', 'Europe/Berlin', new Date(Date.UTC(2026, 2, 26, 10))],
    ['back', 'Europe/Berlin', new Date(Date.UTC(2026, 9, 22, 10))],
    ['forward', 'America/New_York', new Date(Date.UTC(2026, 2, 5, 15))],
    ['back', 'Australia/Lord_Howe', new Date(Date.UTC(2026, 3, 2, 10))],
  ])('of days stand at midnights also where the clock is put %s in %s', (_, zone, from) => {
    inZone(zone);
    const { ticks, labels } = ticksOf(from, 7 * 24, 8);
    expect(ticks).toHaveLength(7);
    expect(ticks.map(clock)).toEqual(Array(7).fill([0, 0, 0]));
    expect(new Set(labels).size).toBe(7);
  });

  it('of hours are those of the clock before and after it is put forward', () => {
    inZone('Europe/Berlin');
    const { ticks } = ticksOf(new Date(Date.UTC(2026, 2, 28, 21)), 24, 5);
    expect(ticks.map((tick) => clock(tick)[0])).toEqual([0, 6, 12, 18]);
  });

  it('are there also in the hour that there is twice', () => {
    inZone('Europe/Berlin');
    const second = new Date(Date.UTC(2026, 9, 25, 1, 5));
    expect(clock(second.getTime())).toEqual([2, 5, 0]);
    const { labels } = ticksOf(second, 0.25, 4);
    expect(labels).toEqual(['02:05', '02:10', '02:15', '02:20']);
  });

  it('of months stand at the first midnight of each', () => {
    inZone('Europe/Berlin');
    const { ticks } = ticksOf(new Date(2026, 0, 15), 300 * 24, 8);
    expect(ticks.length).toBeGreaterThan(3);
    for (const tick of ticks) expect([new Date(tick).getDate(), ...clock(tick)]).toEqual([1, 0, 0, 0]);
  });

  it('of days that are the same everywhere know no clock', () => {
    inZone('America/New_York');
    const from = Date.UTC(2026, 2, 5);
    const { ticks } = timeScale(from, from + 6 * 24 * hour, [0, 600], 8, everywhere);
    expect(ticks).toEqual(Array.from({ length: 7 }, (_, n) => from + n * 24 * hour));
  });

  it('end where there is no time', () => {
    expect(timeScale(Number.NaN, Number.NaN, [0, 1], 3, here).ticks).toEqual([]);
  });
});
