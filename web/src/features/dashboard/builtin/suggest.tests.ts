import { describe, expect, it } from 'vitest';
import { keyOf } from '@/lib/values.ts';
import { mistakesIn } from './config.ts';
import { liveOf } from './Preview.tsx';
import { suggest } from './suggest.ts';

const at = '2026-11-23T09:31:12Z';
const choiceOf = (schema: unknown, key: string[], ...values: Record<string, unknown>[]) => ({
  source: { schema, key },
  sample: values.map((value) => ({ value, at })),
});
const text = { type: 'string' };
const number = { type: 'number' };

const crypto = choiceOf(
  {
    properties: {
      symbol: text,
      name: text,
      day: { type: 'string', format: 'date' },
      usd: number,
      eur: number,
      change_percent: { type: ['number', 'null'] },
    },
  },
  ['symbol'],
  { symbol: 'BTC', name: 'Bitcoin', day: '2026-09-29', usd: 112_354, eur: 95_501, change_percent: 2 },
  { symbol: 'ADA', name: 'Cardano', day: '2026-09-29', usd: 0.8, eur: 0.7, change_percent: -1 },
  { symbol: 'XRP', name: 'XRP', day: '2026-09-29', usd: 2.8, eur: 2.4, change_percent: null },
);

const measured = ([measure, name, value, unit]: [string, string, number, string]) => ({
  measure,
  name,
  value,
  unit,
  at,
});
const pulse = choiceOf(
  {
    properties: {
      measure: { enum: ['load-1m', 'load-5m', 'processor-busy', 'memory-used'] },
      name: text,
      value: number,
      unit: { enum: ['processes', '%', 'B'] },
      at: { type: 'string', format: 'date-time' },
    },
  },
  ['measure'],
  measured(['load-5m', 'Load, 5 min', 1.1, 'processes']),
  measured(['load-1m', 'Load, 1 min', 1.4, 'processes']),
  measured(['processor-busy', 'Processor', 83, '%']),
  measured(['memory-used', 'Memory in use', 5_800_000_000, 'B']),
);

describe('What is suggested', () => {
  it('for prices that change is a ticker first, and lines of the same size', () => {
    const [first, second, third, fourth] = suggest(crypto);
    expect(first).toMatchObject({
      widget: 'ticker',
      config: { label: 'name', field: 'usd', change: 'change_percent', records: [] },
    });
    expect(second).toMatchObject({
      widget: 'line',
      config: { field: 'usd', series: ['["ADA"]', '["XRP"]'] },
    });
    expect(third).toMatchObject({ widget: 'number', config: { record: '["BTC"]', field: 'usd' } });
    expect(fourth?.widget).toBe('table');
    expect(fourth?.config).toEqual({ fields: ['symbol', 'name', 'usd', 'eur', 'day', 'change_percent'] });
  });

  it('for measures is a line of those in one unit first, and the share as a number', () => {
    const [first, second] = suggest(pulse);
    expect(first).toMatchObject({
      widget: 'line',
      config: { field: 'value', series: ['["load-1m"]', '["load-5m"]'] },
    });
    expect(second).toMatchObject({
      widget: 'number',
      config: { record: '["processor-busy"]', field: 'value' },
    });
    expect(suggest(pulse).at(-1)?.config).toEqual({ fields: ['measure', 'name', 'value', 'at'] });
  });

  it('along the days of a key is a line over days, and no ticker of every day', () => {
    const tides = choiceOf(
      { properties: { harbour: text, day: { type: 'string', format: 'date' }, level: number } },
      ['harbour', 'day'],
      { harbour: 'Husum', day: '2026-11-23', level: 3 },
    );
    const kinds = suggest(tides);
    expect(kinds[0]).toMatchObject({ widget: 'line', config: { field: 'level', series: [], over: 'day' } });
    expect(kinds.map(({ widget }) => widget)).toEqual(['line', 'number', 'table']);
  });

  it('without a number is a table, and without anything nothing', () => {
    expect(suggest(choiceOf({ properties: { id: { type: 'integer' }, title: text } }, ['id']))).toEqual([
      { widget: 'table', config: { fields: ['id', 'title'] }, w: 4, h: 8 },
    ]);
    expect(suggest(choiceOf({}, []))).toEqual([]);
    expect(suggest({ source: null, sample: [] })).toEqual([]);
  });

  it('is never what the server would refuse, whatever a schema says', () => {
    const long = 'x'.repeat(300);
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`value${n}`, number]));
    const hostile = [
      choiceOf({ properties: many }, ['value0'], { value0: 1 }),
      choiceOf({ properties: { [long]: number, '': number, value: number } }, [long], {
        [long]: 1,
        value: 2,
      }),
      choiceOf({ properties: { id: text, value: number } }, ['id'], { id: 'y'.repeat(600), value: 1 }),
      choiceOf({ properties: { value: { $ref: '#/properties/value' } } }, []),
      choiceOf(null, ['a', 'b'], { a: 1, b: { c: 2 }, value: Number.MAX_VALUE }),
      crypto,
      pulse,
    ];
    for (const choice of hostile) {
      for (const { widget, config, w, h } of suggest(choice)) {
        expect(mistakesIn(widget, config)).toEqual([]);
        expect(w >= 1 && w <= 12 && h >= 1 && h <= 24).toBe(true);
      }
    }
  });
});

it('A sample stands under the keys that the stream would give it, and is no truer than it is', () => {
  const { records, state, since } = liveOf({ ...crypto, state: 'stale', since: '2026-11-23T09:00:00Z' });
  expect([...records.keys()].sort()).toEqual(['["ADA"]', '["BTC"]', '["XRP"]']);
  expect(keyOf({ symbol: 'BTC' }, ['symbol'])).toBe('["BTC"]');
  expect([state, since]).toEqual(['stale', '2026-11-23T09:00:00Z']);
});
