import type { BuiltInWidget } from '../../src/features/dashboard/builtin/config.ts';
import { crypto, extreme, huge, inState, machine, none, type Source, tides } from './sources.ts';

export interface Shown {
  title: string;
  /** Of the card, in pixels. */
  size: [number, number];
  source: Source;
  widget: BuiltInWidget;
  config: unknown;
}

const small: [number, number] = [170, 92];
export const key = (...parts: unknown[]) => JSON.stringify(parts);
const loads = ['load-1m', 'load-5m', 'load-15m'].map((each) => key(each));
export const ticker = { label: 'name', field: 'usd', change: 'change_percent', records: [] };
/** Every widget that comes along, in every state and size that matters. */
export const shown: Shown[] = [
  {
    title: 'A number',
    size: [270, 196],
    source: crypto,
    widget: 'number',
    config: { record: key('BTC'), field: 'usd' },
  },
  {
    title: 'Beyond its threshold',
    size: [270, 196],
    source: machine,
    widget: 'number',
    config: { record: key('processor-busy'), field: 'value', threshold: { above: 80 } },
  },
  {
    title: 'Bytes',
    size: [270, 144],
    source: machine,
    widget: 'number',
    config: { record: key('memory-used'), field: 'value' },
  },
  {
    title: 'Large',
    size: [560, 352],
    source: machine,
    widget: 'number',
    config: { record: key('load-1m'), field: 'value', threshold: { below: 2 } },
  },
  {
    title: 'A trillion',
    size: [270, 144],
    source: extreme,
    widget: 'number',
    config: { record: '[1]', field: 'value', unit: 'EUR' },
  },
  {
    title: 'A billionth',
    size: [270, 144],
    source: extreme,
    widget: 'number',
    config: { record: '[2]', field: 'value', unit: 'kg' },
  },
  {
    title: 'Tiny',
    size: small,
    source: crypto,
    widget: 'number',
    config: { record: key('BTC'), field: 'usd' },
  },
  {
    title: 'Tiny',
    size: small,
    source: extreme,
    widget: 'number',
    config: { record: '[1]', field: 'value' },
  },
  {
    title: 'Tiny',
    size: small,
    source: machine,
    widget: 'number',
    config: { record: key('processor-busy'), field: 'value', threshold: { above: 80 } },
  },
  {
    title: 'Stale',
    size: [270, 196],
    source: inState(crypto, 'stale'),
    widget: 'number',
    config: { record: key('BTC'), field: 'usd' },
  },
  {
    title: 'Gone',
    size: [270, 196],
    source: crypto,
    widget: 'number',
    config: { record: key('NOPE'), field: 'usd' },
  },
  {
    title: 'Coming',
    size: [270, 196],
    source: inState(none, 'connecting'),
    widget: 'number',
    config: { record: null, field: 'usd' },
  },

  {
    title: 'Loads',
    size: [560, 352],
    source: machine,
    widget: 'line',
    config: { field: 'value', series: loads },
  },
  {
    title: 'One line',
    size: [560, 352],
    source: crypto,
    widget: 'line',
    config: { field: 'usd', series: [key('BTC')] },
  },
  {
    title: 'Eight lines',
    size: [560, 352],
    source: crypto,
    widget: 'line',
    config: {
      field: 'usd',
      series: ['ADA', 'ALGO', 'DOGE', 'XRP', 'ATOM', 'AVAX', 'SHIB', 'SOL'].map((each) => key(each)),
    },
  },
  {
    title: 'Over days',
    size: [560, 352],
    source: tides,
    widget: 'line',
    config: { field: 'level_cm', series: [], over: 'day' },
  },
  {
    title: 'Stale',
    size: [560, 300],
    source: inState(machine, 'stale'),
    widget: 'line',
    config: { field: 'value', series: loads },
  },
  {
    title: 'Bytes',
    size: [370, 248],
    source: machine,
    widget: 'line',
    config: { field: 'value', series: [key('memory-used')] },
  },
  { title: 'Tiny', size: small, source: machine, widget: 'line', config: { field: 'value', series: loads } },
  {
    title: 'Low',
    size: [560, 144],
    source: machine,
    widget: 'line',
    config: { field: 'value', series: loads },
  },
  {
    title: 'Coming',
    size: [370, 248],
    source: inState(none, 'connecting'),
    widget: 'line',
    config: { field: 'value', series: [] },
  },
  {
    title: 'Nothing',
    size: [370, 248],
    source: none,
    widget: 'line',
    config: { field: 'value', series: [] },
  },

  { title: 'Coins', size: [370, 404], source: crypto, widget: 'ticker', config: ticker },
  {
    title: 'Measures',
    size: [370, 404],
    source: machine,
    widget: 'ticker',
    config: { label: 'name', field: 'value', records: [] },
  },
  { title: 'Stale', size: [370, 404], source: inState(crypto, 'offline'), widget: 'ticker', config: ticker },
  { title: 'Low and wide', size: [752, 120], source: crypto, widget: 'ticker', config: ticker },
  { title: 'Tiny', size: small, source: crypto, widget: 'ticker', config: ticker },
  { title: 'Narrow', size: [200, 300], source: crypto, widget: 'ticker', config: ticker },

  {
    title: 'Coins',
    size: [752, 404],
    source: crypto,
    widget: 'table',
    config: {
      fields: ['symbol', 'name', 'usd', 'eur', 'change_percent', 'day'],
      sort: { field: 'usd', descending: true },
    },
  },
  {
    title: 'Ten thousand',
    size: [752, 352],
    source: huge,
    widget: 'table',
    config: { fields: ['sensor', 'room', 'temperature_celsius', 'humidity', 'seen'] },
  },
  {
    title: 'Extremes',
    size: [752, 352],
    source: extreme,
    widget: 'table',
    config: { fields: ['id', 'name', 'value', 'active', 'parts', 'since'] },
  },
  {
    title: 'Measures',
    size: [370, 300],
    source: inState(machine, 'stale'),
    widget: 'table',
    config: { fields: ['name', 'value'] },
  },
  { title: 'Tiny', size: small, source: crypto, widget: 'table', config: { fields: ['symbol', 'usd'] } },
  { title: 'Other settings', size: [370, 200], source: crypto, widget: 'table', config: { fields: [] } },
];
