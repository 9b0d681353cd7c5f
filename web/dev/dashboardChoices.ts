import type { Choice, InstallationRef } from '../src/lib/api/dashboard.ts';

/** What everything on dashboards is called by. */
export const id = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

const app = (
  n: number,
  name: string,
  displayName: string,
  more: Partial<InstallationRef> = {},
): InstallationRef => ({
  id: id(70_000 + n),
  name,
  displayName,
  publisher: 'Northwind Labs',
  icon: null,
  tier: 'verified',
  organization: { id: id(101), name: 'Acme' },
  ...more,
});

const coins = [
  ['BTC', 'Bitcoin', 63_412.18, 1.24],
  ['ETH', 'Ether', 2_611.4, -0.83],
  ['SOL', 'Solana', 151.07, 3.1],
  ['ADA', 'Cardano', 0.3521, 0.02],
  ['DOT', 'Polkadot', 4.19, -2.4],
] as const;

export const crypto: Choice = {
  installation: app(1, 'crypto-ticker', 'Crypto Ticker'),
  frame: {
    url: 'http://127.0.0.1:9/w/0/frame',
    sha256: '0'.repeat(64),
    version: '1.2.0',
    minSize: { w: 3, h: 3 },
    maxSize: { w: 8, h: 12 },
    defaultSize: { w: 4, h: 6 },
    configSchema: {
      type: 'object',
      properties: {
        coins: {
          type: 'array',
          title: 'Coins',
          items: { enum: ['BTC', 'ETH', 'SOL'] },
          default: ['BTC', 'ETH'],
        },
        currency: { type: 'string', title: 'Currency', enum: ['usd', 'eur'], default: 'eur' },
        days: { type: 'integer', title: 'Days', minimum: 1, maximum: 30, default: 7 },
      },
      required: ['currency'],
    },
    connectDomains: [],
    scopes: [],
  },
  source: {
    schema: {
      type: 'object',
      properties: {
        symbol: { type: 'string', title: 'Symbol' },
        name: { type: 'string', title: 'Name' },
        usd: { type: 'number', title: 'Price' },
        change_percent: { type: 'number', title: 'Change', unit: '%' },
      },
    },
    key: ['symbol'],
    number: 2,
  },
  state: 'live',
  since: ago(300),
  sample: coins.map(([symbol, name, usd, change_percent]) => ({
    value: { symbol, name, usd, change_percent },
    at: ago(4),
  })),
};

export const pulse: Choice = {
  installation: app(2, 'machine-pulse', 'Machine Pulse', { tier: 'unverified', publisher: 'Olivia Osei' }),
  frame: null,
  source: {
    schema: {
      type: 'object',
      properties: {
        machine: { type: 'string', title: 'Machine' },
        temperature: { type: 'number', title: 'Temperature', unit: '°C' },
        load: { type: 'number', title: 'Load', unit: '%' },
      },
    },
    key: ['machine'],
    number: 1,
  },
  state: 'stale',
  since: ago(7_200),
  sample: [1, 2, 3].map((n) => ({
    value: { machine: `Press ${n}`, temperature: 40 + n * 3.2, load: 30 + n * 11 },
    at: ago(n * 11),
  })),
};

export const tides: Choice = {
  installation: app(
    3,
    'tide-tables',
    'Tide tables of all harbours between the river mouths of the northern counties',
    { organization: null, tier: 'featured' },
  ),
  frame: null,
  source: {
    schema: {
      type: 'object',
      properties: {
        harbour: { type: 'string', title: 'Harbour' },
        level: { type: 'number', title: 'Water level', unit: 'm' },
        rising: { type: 'boolean', title: 'Rising' },
      },
    },
    key: ['harbour'],
    number: 1,
  },
  state: 'live',
  since: ago(60),
  sample: ['Ebbport', 'Flodham', 'Kaysand'].map((harbour, n) => ({
    value: { harbour, level: 1.2 + n * 0.7, rising: n % 2 === 0 },
    at: ago(30),
  })),
};
