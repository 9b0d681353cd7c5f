import { describe, expect, it } from 'vitest';
import { bounds, configOf, mistakesIn } from './config.ts';

const keys = (count: number) => Array.from({ length: count }, (_, n) => JSON.stringify([n]));

describe('A config', () => {
  it.each([
    ['number', { record: null, field: 'usd' }],
    [
      'number',
      { record: '["BTC"]', field: 'usd', unit: 'USD', decimals: 2, threshold: { below: 1, above: 2 } },
    ],
    ['table', { fields: ['a'], sort: { field: 'a', descending: true }, limit: 500 }],
    ['line', { field: 'value', series: keys(8), minutes: 1440 }],
    ['line', { field: 'value', series: [], over: 'day' }],
    ['ticker', { label: 'name', field: 'usd', change: 'change_percent', records: keys(30) }],
  ] as const)('of a %s is taken: %j', (widget, config) => {
    expect(mistakesIn(widget, config)).toEqual([]);
    expect(configOf(widget, config)).toBe(config);
  });

  it.each([
    ['number', { field: 'usd' }, ['record']],
    ['number', { record: 'BTC', field: 'usd' }, ['record']],
    ['number', { record: null, field: '' }, ['field']],
    ['number', { record: null, field: 'a', unit: 'x'.repeat(21) }, ['unit']],
    ['number', { record: null, field: 'a', unit: ' ' }, ['unit']],
    ['number', { record: null, field: 'a\nb' }, ['field']],
    ['number', { record: null, field: 'a', decimals: 11 }, ['decimals']],
    ['number', { record: null, field: 'a', decimals: 1.5 }, ['decimals']],
    ['number', { record: null, field: 'a', threshold: {} }, ['threshold']],
    ['number', { record: null, field: 'a', threshold: { above: 1, below: 1 } }, ['threshold']],
    ['number', { record: null, field: 'a', threshold: { above: Number.POSITIVE_INFINITY } }, ['threshold']],
    ['number', { record: null, field: 'a', constructor: 1 }, ['constructor']],
    ['table', { fields: [] }, ['fields']],
    ['table', { fields: ['a', 'a'] }, ['fields']],
    ['table', { fields: ['a'], limit: 501 }, ['limit']],
    ['table', { fields: ['a'], sort: { field: 'a', descending: true, by: 1 } }, ['sort']],
    ['line', { field: 'a', series: keys(9) }, ['series']],
    ['line', { field: 'a', series: [], minutes: 0 }, ['minutes']],
    ['line', { field: 'a', series: [], minutes: 5, over: 'day' }, ['minutes']],
    ['ticker', { label: 'a', field: 'b', records: keys(31) }, ['records']],
    ['ticker', null, ['']],
    ['ticker', [], ['']],
  ] as const)('of a %s is refused: %j', (widget, config, mistakes) => {
    expect(mistakesIn(widget, config)).toEqual(mistakes);
    expect(configOf(widget, config)).toBeNull();
  });

  it('is refused as a whole when it is too large', () => {
    const records = keys(30).map((key) => JSON.stringify([`${key}${'ü'.repeat(200)}`]));
    expect(mistakesIn('ticker', { label: 'a', field: 'b', records })).toEqual(['']);
    expect(JSON.stringify(records).length).toBeLessThan(bounds.bytes);
  });
});
