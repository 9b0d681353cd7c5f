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

type Size = Shown['size'];

const small: Size = [170, 92];
const medium: Size = [270, 196];
const wide: Size = [560, 352];
const list: Size = [370, 404];
const half: Size = [370, 248];
const whole: Size = [752, 352];

export const key = (...parts: unknown[]) => JSON.stringify(parts);
const loads = ['load-1m', 'load-5m', 'load-15m'].map((each) => key(each));
export const ticker = { label: 'name', field: 'usd', change: 'change_percent', records: [] };
const bitcoin = { record: key('BTC'), field: 'usd' };
const busy = { record: key('processor-busy'), field: 'value', threshold: { above: 80 } };
const load = { field: 'value', series: loads };

const of = (
  widget: BuiltInWidget,
  ...looks: [title: string, size: Size, source: Source, config: unknown][]
): Shown[] => looks.map(([title, size, source, config]) => ({ title, size, source, widget, config }));

/** Every widget that comes along, in every state and size that matters. */
export const shown: Shown[] = [
  ...of(
    'number',
    ['A number', medium, crypto, bitcoin],
    ['Beyond its threshold', medium, machine, busy],
    ['Bytes', [270, 144], machine, { record: key('memory-used'), field: 'value' }],
    ['Large', wide, machine, { record: key('load-1m'), field: 'value', threshold: { below: 2 } }],
    ['A trillion', [270, 144], extreme, { record: '[1]', field: 'value', unit: 'EUR' }],
    ['A billionth', [270, 144], extreme, { record: '[2]', field: 'value', unit: 'kg' }],
    ['Tiny', small, crypto, bitcoin],
    ['Tiny', small, extreme, { record: '[1]', field: 'value' }],
    ['Tiny', small, machine, busy],
    ['Stale', medium, inState(crypto, 'stale'), bitcoin],
    ['Gone', medium, crypto, { record: key('NOPE'), field: 'usd' }],
    ['Coming', medium, inState(none, 'connecting'), { record: null, field: 'usd' }],
  ),
  ...of(
    'line',
    ['Loads', wide, machine, load],
    ['One line', wide, crypto, { field: 'usd', series: [key('BTC')] }],
    [
      'Eight lines',
      wide,
      crypto,
      {
        field: 'usd',
        series: ['ADA', 'ALGO', 'DOGE', 'XRP', 'ATOM', 'AVAX', 'SHIB', 'SOL'].map((each) => key(each)),
      },
    ],
    ['Over days', wide, tides, { field: 'level_cm', series: [], over: 'day' }],
    ['Stale', [560, 300], inState(machine, 'stale'), load],
    ['Bytes', half, machine, { field: 'value', series: [key('memory-used')] }],
    ['Tiny', small, machine, load],
    ['Low', [560, 144], machine, load],
    ['Coming', half, inState(none, 'connecting'), { field: 'value', series: [] }],
    ['Nothing', half, none, { field: 'value', series: [] }],
  ),
  ...of(
    'ticker',
    ['Coins', list, crypto, ticker],
    ['Measures', list, machine, { label: 'name', field: 'value', records: [] }],
    ['Stale', list, inState(crypto, 'offline'), ticker],
    ['Low and wide', [752, 120], crypto, ticker],
    ['Tiny', small, crypto, ticker],
    ['Narrow', [200, 300], crypto, ticker],
  ),
  ...of(
    'table',
    [
      'Coins',
      [752, 404],
      crypto,
      {
        fields: ['symbol', 'name', 'usd', 'eur', 'change_percent', 'day'],
        sort: { field: 'usd', descending: true },
      },
    ],
    ['Ten thousand', whole, huge, { fields: ['sensor', 'room', 'temperature_celsius', 'humidity', 'seen'] }],
    ['Extremes', whole, extreme, { fields: ['id', 'name', 'value', 'active', 'parts', 'since'] }],
    ['Measures', [370, 300], inState(machine, 'stale'), { fields: ['name', 'value'] }],
    ['Tiny', small, crypto, { fields: ['symbol', 'usd'] }],
    ['Other settings', [370, 200], crypto, { fields: [] }],
  ),
];
