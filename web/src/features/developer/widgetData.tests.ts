import { describe, expect, it } from 'vitest';
import type { Choice } from '@/lib/api/dashboard.ts';
import { exampleFrom, exampleOf, sourceOf, staleFor } from './widgetData.ts';

const now = new Date('2026-11-23T12:00:00Z');
const choice = { source: { schema: {}, key: ['symbol'], number: 1 } } as unknown as Choice;
const live = {
  records: new Map([
    ['["BTC"]', { value: { symbol: 'BTC', usd: 1 }, at: '2026-11-23T11:59:00Z', version: 7 }],
  ]),
  state: 'live' as const,
  since: null,
  revision: 3,
};
const given = { live, choice, example: '[{"symbol":"TEA"}]', now };

describe('What a widget is shown with', () => {
  it('is what its source says at this moment', () => {
    expect(sourceOf({ ...given, data: 'live' })).toBe(live);
    expect(sourceOf({ ...given, data: 'live', live: null }).state).toBe('offline');
  });

  it('is what was typed, by the key of its source', () => {
    const { records, state } = sourceOf({ ...given, data: 'example' });
    expect([...records.keys()]).toEqual(['["TEA"]']);
    expect(state).toBe('live');
    const without = sourceOf({ ...given, data: 'example', choice: null, example: '[{"a":1},{"a":1}]' });
    expect(without.records.size).toBe(2);
  });

  it('stays what it was while what is typed is no list', () => {
    expect(sourceOf({ ...given, data: 'example', example: '[{' }).records).toBe(live.records);
  });

  it('is nothing, or old', () => {
    expect(sourceOf({ ...given, data: 'empty' }).records.size).toBe(0);
    const old = sourceOf({ ...given, data: 'stale' });
    expect(old).toMatchObject({ state: 'stale', records: live.records });
    expect(now.getTime() - Date.parse(old.since ?? '')).toBe(staleFor);
  });
});

describe('Example records', () => {
  it('are a list of objects, or it is said what they are not', () => {
    expect(exampleOf('[{"a":1}]')).toEqual({ records: [{ a: 1 }] });
    expect(exampleOf('[1]')).toEqual({ wrong: 'list' });
    expect(exampleOf('{"a":1}')).toEqual({ wrong: 'list' });
    expect(exampleOf('[{')).toEqual({ wrong: 'json' });
  });

  it('begin as the schema has them', () => {
    const schema = {
      properties: {
        symbol: { enum: ['BTC', 'ETH'] },
        usd: { type: 'number', minimum: 3 },
        change: { type: ['number', 'null'] },
        at: { type: 'string', format: 'date-time' },
        history: { type: 'array' },
        of: { type: 'object', properties: { name: { type: 'string' } } },
      },
    };
    expect(exampleFrom(schema)).toEqual({
      symbol: 'BTC',
      usd: 3,
      change: 1,
      at: '2026-01-31T12:00:00Z',
      history: [],
      of: { name: 'A' },
    });
    expect(exampleFrom(undefined)).toEqual({});
  });
});
