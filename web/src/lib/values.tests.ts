import { describe, expect, it } from 'vitest';
import { type Field, fieldsOf, keyOf, keyWords, sorted } from './values.ts';

const of = (definition: unknown, key: string[] = [], ...values: Record<string, unknown>[]) =>
  fieldsOf({ schema: { definition, key }, records: values.map((value) => ({ value })) });
const plain = (fields: Field[]) => fields.map(({ name, kind, unit }) => [name, kind, unit]);

const pulse = {
  type: 'object',
  properties: {
    measure: { enum: ['load-1m', 'load-5m'] },
    name: { type: 'string', maxLength: 40 },
    value: { type: 'number', minimum: 0 },
    unit: { enum: ['processes', '%', 'B', 'B/s'] },
    at: { description: 'When it was measured.', type: 'string', format: 'date-time' },
  },
};

const rates = {
  type: 'object',
  properties: {
    symbol: { type: 'string', pattern: '^[A-Z0-9]{2,10}$' },
    day: { description: 'The day of these rates.', type: 'string', format: 'date' },
    usd: { description: 'US dollars for one coin.', type: 'number', exclusiveMinimum: 0 },
    eur: { description: 'Euros for one coin.', type: 'number' },
    change_percent: {
      description: 'To the day before, in US dollars; null on the first.',
      type: ['number', 'null'],
    },
  },
};

describe('The fields of a source', () => {
  it('are what its schema says, those of the key first', () => {
    expect(plain(of(pulse, ['measure']))).toEqual([
      ['measure', 'text', null],
      ['name', 'text', null],
      ['value', 'number', null],
      ['unit', 'text', null],
      ['at', 'moment', null],
    ]);
    const fields = of(rates, ['symbol']);
    expect(plain(fields)).toEqual([
      ['symbol', 'text', null],
      ['day', 'day', null],
      ['usd', 'number', 'USD'],
      ['eur', 'number', 'EUR'],
      ['change_percent', 'number', '%'],
    ]);
    expect(fields.map(({ title }) => title)).toEqual(['Symbol', 'Day', 'USD', 'EUR', 'Change']);
    expect(fields.map(({ isKey }) => isKey)).toEqual([true, false, false, false, false]);
  });

  it('are those of the first records where no schema says them', () => {
    const records = [
      { value: { port: 'Pier 9', level: null, open: true, since: '2026-11-23T08:35:11Z' } },
      { value: { level: 3.25, day: '2026-11-23', more: { a: 1 } } },
    ];
    expect(plain(fieldsOf({ schema: null, records }))).toEqual([
      ['port', 'text', null],
      ['level', 'number', null],
      ['open', 'boolean', null],
      ['since', 'moment', null],
      ['day', 'day', null],
      ['more', 'parts', null],
    ]);
  });

  it('have units that the schema, the name, the title or the description says', () => {
    const number = (more: object) => ({ type: 'number', ...more });
    const fields = of({
      properties: {
        a: number({ unit: 'kWh' }),
        temperatureCelsius: number({}),
        level_cm: number({ title: 'Water level' }),
        power: number({ description: 'What it takes (kW).' }),
        humidity: number({ description: 'In %' }),
        share: number({ title: 'Anteil in Prozent' }),
        all: number({ description: 'All that came in winter.' }),
        note: { type: 'string', description: 'in kg' },
      },
    });
    expect(fields.map(({ title, unit }) => [title, unit])).toEqual([
      ['A', 'kWh'],
      ['Temperature', '°C'],
      ['Water level', 'cm'],
      ['Power', 'kW'],
      ['Humidity', '%'],
      ['Anteil in Prozent', '%'],
      ['All', null],
      ['Note', null],
    ]);
  });

  it('are found behind references and branches', () => {
    const definition = {
      $defs: {
        price: { type: 'number', title: 'Price' },
        row: { properties: { tax: { $ref: '#/$defs/price' } } },
      },
      allOf: [{ $ref: '#/$defs/row' }],
      properties: {
        price: { $ref: '#/$defs/price', title: 'Own price' },
        maybe: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
        either: { oneOf: [{ type: 'integer' }, { type: 'string' }] },
        nested: { type: 'object', properties: { inner: { type: 'number' } } },
      },
    };
    expect(of(definition).map(({ name, title, kind }) => [name, title, kind])).toEqual([
      ['price', 'Own price', 'number'],
      ['maybe', 'Maybe', 'number'],
      ['either', 'Either', 'text'],
      ['nested', 'Nested', 'parts'],
      ['tax', 'Price', 'number'],
    ]);
  });

  it('are taken from hostile schemas without harm', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`field${n}`, { type: 'number' }]));
    expect(of({ properties: many })).toHaveLength(8);
    expect(fieldsOf({ schema: { definition: { properties: many }, key: [] }, records: [] }, 60)).toHaveLength(
      60,
    );
    const round = { $ref: '#/properties/a', allOf: [{ $ref: '#' }] };
    expect(plain(of({ $ref: '#', properties: { a: round } }))).toEqual([['a', 'parts', null]]);
    const self = Array.from({ length: 20 }, () => ({ $ref: '#/$defs/all' }));
    const bomb = {
      $defs: { all: { allOf: self, anyOf: self, oneOf: self } },
      allOf: self,
      properties: { a: self[0] },
    };
    expect(of(bomb)).toHaveLength(1);
    const odd = JSON.parse(
      '{"properties":{"__proto__":{"type":"number"},"constructor":{"title":7,"type":[3,null]},"x":true,"y":{"$ref":"#/%zz"},"z":{"$ref":"https://example.com/z"}}}',
    );
    expect(of(odd).map(({ kind }) => kind)).toEqual(['number', 'text', 'text', 'text', 'text']);
    for (const definition of [null, 7, [], 'x', { properties: [] }, { properties: 'x' }, { allOf: 'x' }]) {
      expect(of(definition, ['id'])).toHaveLength(1);
    }
    const [long] = of({ properties: { a: { title: 'ü'.repeat(10_000) } } });
    expect(long?.title).toHaveLength(80);
  });

  it('do not take what every object has for a value', () => {
    const fields = of({}, [], { a: 1 });
    expect(fields.map(({ name }) => name)).toEqual(['a']);
    expect(keyOf({}, ['constructor'])).toBe('[null]');
  });
});

describe('The key of a record', () => {
  it.each([
    ['BTC', '["BTC"]'],
    ['ü "x"', '["ü \\"x\\""]'],
    [0, '[0]'],
    [7, '[7]'],
    [100, '[1E+2]'],
    [-1250, '[-1.25E+3]'],
    [2026, '[2026]'],
    [0.5, '[0.5]'],
    [-12.25, '[-12.25]'],
    [0.000001, '[0.000001]'],
    [0.0000001, '[1E-7]'],
    [1.5e21, '[1.5E+21]'],
    [true, '[true]'],
  ])('of %s is %s, as the server writes it', (value, key) => {
    expect(keyOf({ value }, ['value'])).toBe(key);
    expect(JSON.parse(key)).toEqual([value]);
  });

  it('can be read', () => {
    expect(keyWords('["BTC",2026]')).toBe('BTC · 2026');
    expect(keyWords('broken')).toBe('broken');
  });
});

it('Records are in the order of their keys, without what was deleted', () => {
  const record = (port: string, deleted = false) => ({ value: { port }, deleted, version: 1, at: '' });
  const part = {
    schema: { definition: {}, key: ['port'] },
    records: [record('Pier 10'), record('Pier 9'), record('Pier 1', true)],
    more: false,
  };
  expect(sorted(part, 'en').map(({ value }) => value.port)).toEqual(['Pier 9', 'Pier 10']);
});
