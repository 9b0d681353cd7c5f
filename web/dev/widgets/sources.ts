import type { Previewed } from '../../src/features/dashboard/builtin/Preview.tsx';
import type { LiveRecord, LiveSource, LiveState } from '../../src/lib/liveSource.ts';
import { keyOf, type Values } from '../../src/lib/values.ts';

export interface Source {
  choice: Previewed;
  live: LiveSource;
}

function sourceOf(
  id: string,
  displayName: string,
  properties: Record<string, unknown>,
  key: string[],
  values: Values[],
): Source {
  const at = '2026-11-23T09:30:00Z';
  const records = new Map(
    values.map((value, version): [string, LiveRecord] => [keyOf(value, key), { value, at, version }]),
  );
  return {
    choice: {
      installation: { id, displayName },
      source: { schema: { type: 'object', properties }, key },
      sample: values.slice(0, 5).map((value) => ({ value, at })),
      state: 'live',
      since: at,
    },
    live: { records, state: 'live', since: at, revision: 1 },
  };
}

export const inState = ({ choice, live }: Source, state: LiveState, records = live.records): Source => ({
  choice,
  live: { ...live, state, records },
});

const coins: [string, string, number, number | null][] = [
  ['ADA', 'Cardano', 0.80473921, -1.87],
  ['ALGO', 'Algorand', 0.21583, 0.12],
  ['ATOM', 'Cosmos', 4.0611, -0.4],
  ['AVAX', 'Avalanche', 29.341, 3.21],
  ['BCH', 'Bitcoin Cash', 548.23, 0],
  ['BNB', 'BNB', 968.4419, 1.07],
  ['BTC', 'Bitcoin', 112_354.81, 2.44],
  ['DOGE', 'Dogecoin', 0.2311842, -0.93],
  ['ETH', 'Ethereum', 4121.93, 2.71],
  ['LTC', 'Litecoin', 106.02, null],
  [
    'SHIB',
    'A coin with a name that is so long that nobody has ever been able to say all of it',
    0.00001184,
    -12.5,
  ],
  ['SOL', 'Solana', 209.17, 4.02],
  ['XRP', 'XRP', 2.8693, -0.31],
];

export const crypto = sourceOf(
  'crypto',
  'Crypto Ticker',
  {
    symbol: { type: 'string', pattern: '^[A-Z0-9]{2,10}$' },
    name: { type: 'string' },
    day: { description: 'The day of these rates.', type: 'string', format: 'date' },
    usd: { description: 'US dollars for one coin.', type: 'number' },
    eur: { description: 'Euros for one coin.', type: 'number' },
    change_percent: { description: 'To the day before, in US dollars.', type: ['number', 'null'] },
  },
  ['symbol'],
  coins.map(([symbol, name, usd, change_percent]) => ({
    symbol,
    name,
    day: '2026-09-29',
    usd,
    eur: usd * 0.85,
    change_percent,
  })),
);

export const machine = sourceOf(
  'machine',
  'Machine Pulse',
  {
    measure: { enum: ['load-1m', 'load-5m', 'load-15m'] },
    name: { type: 'string', maxLength: 40 },
    value: { type: 'number', minimum: 0 },
    unit: { enum: ['processes', '%', 'B', 'B/s'] },
    at: { description: 'When it was measured.', type: 'string', format: 'date-time' },
  },
  ['measure'],
  [
    ['load-1m', 'Load, 1 min', 1.42, 'processes'],
    ['load-5m', 'Load, 5 min', 1.18, 'processes'],
    ['load-15m', 'Load, 15 min', 0.93, 'processes'],
    ['processor-busy', 'Processor', 83.42, '%'],
    ['memory-used', 'Memory in use', 5_812_324_352, 'B'],
    ['disk-used', 'Disk in use', 48_231_841_792, 'B'],
    ['network-received', 'Network, received', 182_331.2, 'B/s'],
  ].map(([measure, name, value, unit]) => ({ measure, name, value, unit, at: '2026-11-23T09:31:12Z' })),
);

const wave = (n: number, of: number) => Math.sin(n / of) * 3 + Math.sin(n / 7) * 1.4;

/** Two harbours over the days of a year, some of which are missing. */
export const tides = sourceOf(
  'tides',
  'Tides',
  {
    harbour: { type: 'string' },
    day: { type: 'string', format: 'date' },
    level_cm: { type: ['number', 'null'], title: 'Water level' },
  },
  ['harbour', 'day'],
  ['Cuxhaven', 'Husum'].flatMap((harbour, h) =>
    Array.from({ length: 180 }, (_, n) => n)
      .filter((n) => n < 80 || n > 96)
      .map((n) => ({
        harbour,
        day: new Date(Date.UTC(2026, 4, 1 + n)).toISOString().slice(0, 10),
        level_cm: 320 + h * 60 + wave(n, 20 + h * 6) * 30,
      })),
  ),
);

/** Nothing that is usual. */
export const extreme = sourceOf(
  'extreme',
  'Extremes',
  {
    id: { type: 'integer' },
    name: { type: 'string' },
    value: { type: 'number' },
    active: { type: 'boolean' },
    parts: { type: 'object' },
    since: { type: 'string', format: 'date-time' },
  },
  ['id'],
  [1e12, 1e-9, -1_234_567.891, 0, 1e300, 42].map((value, id) => ({
    id: id + 1,
    name:
      id % 2
        ? 'A record whose name is eighty characters long, which is longer than anybody wants it'
        : `Record ${id}`,
    value,
    active: id % 2 === 0,
    parts: { of: [id, { it: 'is' }] },
    since: '2026-11-23T08:35:11Z',
  })),
);

export const huge = sourceOf(
  'huge',
  'Ten thousand',
  {
    sensor: { type: 'string' },
    room: { type: 'string' },
    temperature_celsius: { type: 'number' },
    humidity: { type: 'number', description: 'In %' },
    seen: { type: 'string', format: 'date-time' },
  },
  ['sensor'],
  Array.from({ length: 10_000 }, (_, n) => ({
    sensor: `sensor-${n}`,
    room: `Hall ${(n % 40) + 1}`,
    temperature_celsius: 18 + ((n * 7919) % 1000) / 100,
    humidity: 30 + ((n * 104_729) % 400) / 10,
    seen: new Date(Date.UTC(2026, 10, 23, 9, 0, n % 3600)).toISOString(),
  })),
);

export const none: Source = { ...crypto, live: { ...crypto.live, records: new Map() } };
