/** The widgets that come along. Each shows what one source says, found from its schema. */
export const builtInWidgets = ['number', 'table', 'line', 'ticker'] as const;
export type BuiltInWidget = (typeof builtInWidgets)[number];

/** A record's key as the stream says it: a JSON list of the values of the schema's key fields, `["BTC"]`. */
export type RecordKey = string;

/** How figures are written. Without it, what the schema and the records say of the field decides. */
export interface FigureFormat {
  /** What stands behind a figure: `°C`, `kWh`, `%`, or a currency's code: `EUR`. */
  unit?: string;
  /** Digits after the decimal point. */
  decimals?: number;
}

/** One value, large. */
export interface NumberConfig extends FigureFormat {
  /** Null: of the record that changed last. */
  record: RecordKey | null;
  field: string;
  /** At least one of them, `below` less than `above`. */
  threshold?: { above?: number; below?: number };
}

/** The newest values of all records. */
export interface TableConfig {
  fields: string[];
  /** Without it, by key. */
  sort?: { field: string; descending: boolean };
  /** Rows at most. */
  limit?: number;
}

/** Values over time as they come, or over a field of the key. */
export interface LineConfig extends FigureFormat {
  field: string;
  /** None: the first ones there are, by key. With `over`, keys without the value of that field: `["BTC"]` of `["BTC","2026-09-28"]`. */
  series: RecordKey[];
  /** How far it reaches back. Not with `over`. */
  minutes?: number;
  /** A field of the key that is a day, a moment, a number or has an order: then records themselves are the points. */
  over?: string;
}

/** A row for each record: its value, how it changed, and what was seen of it. */
export interface TickerConfig extends FigureFormat {
  /** The field that names a record. */
  label: string;
  field: string;
  /** A field that tells the change; without it, the change since it is shown, in percent. */
  change?: string;
  /** None: the first ones there are, by key. */
  records: RecordKey[];
}

export interface BuiltInConfigs {
  number: NumberConfig;
  table: TableConfig;
  line: LineConfig;
  ticker: TickerConfig;
}
export type BuiltInConfig = BuiltInConfigs[BuiltInWidget];

/**
 * What the server holds configs to, too (`BuiltInConfig`). Members that are not named above are refused. Lengths are in UTF-16 units,
 * without control characters; numbers are finite; no list says anything twice. Nothing at all (`{}`) is what is suggested.
 */
export const bounds = {
  /** Of a config as JSON, in bytes of UTF-8. */
  bytes: 8192,
  /** Of the name of a field: at least 1, at most. */
  fieldLength: 200,
  keyLength: 512,
  /** At least 1. */
  unitLength: 20,
  /** From 0. */
  decimals: 10,
  tableFields: 12,
  tableRows: 500,
  series: 8,
  /** From 1: a day. */
  minutes: 1440,
  tickerRecords: 30,
} as const;

/** What is meant where a config does not say it. */
export const defaults = { tableRows: 100, minutes: 15 } as const;

type Parts = Record<string, unknown>;
type Check = (value: unknown) => boolean;

const isObject = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isText =
  (most: number): Check =>
  (value) =>
    typeof value === 'string' && value.length > 0 && value.length <= most && !/\p{Cc}/u.test(value);
const isWhole =
  (least: number, most: number): Check =>
  (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
const isList =
  (least: number, most: number, each: Check): Check =>
  (value) =>
    Array.isArray(value) &&
    value.length >= least &&
    value.length <= most &&
    new Set(value).size === value.length &&
    value.every(each);

export const isField = isText(bounds.fieldLength);
const isUnit: Check = (value) => isText(bounds.unitLength)(value) && String(value).trim() !== '';

const isKey: Check = (value) => {
  if (typeof value !== 'string' || value.length > bounds.keyLength) return false;
  try {
    return Array.isArray(JSON.parse(value));
  } catch {
    return false;
  }
};

const isThreshold: Check = (value) => {
  if (!isObject(value)) return false;
  const { above, below, ...others } = value;
  const said = [above, below].filter((each) => each !== undefined);
  const inOrder = said.length < 2 || (below as number) < (above as number);
  return Object.keys(others).length === 0 && said.length > 0 && said.every(isNumber) && inOrder;
};

const isSort: Check = (value) =>
  isObject(value) &&
  Object.keys(value).length === 2 &&
  isField(value.field) &&
  typeof value.descending === 'boolean';

const figure = { unit: isUnit, decimals: isWhole(0, bounds.decimals) };

/** For each member whether it may be left out, and what it has to be. */
const shapes: Record<BuiltInWidget, { needed: Record<string, Check>; may: Record<string, Check> }> = {
  number: {
    needed: { record: (value) => value === null || isKey(value), field: isField },
    may: { ...figure, threshold: isThreshold },
  },
  table: {
    needed: { fields: isList(1, bounds.tableFields, isField) },
    may: { sort: isSort, limit: isWhole(1, bounds.tableRows) },
  },
  line: {
    needed: { field: isField, series: isList(0, bounds.series, isKey) },
    may: { ...figure, minutes: isWhole(1, bounds.minutes), over: isField },
  },
  ticker: {
    needed: { label: isField, field: isField, records: isList(0, bounds.tickerRecords, isKey) },
    may: { ...figure, change: isField },
  },
};

/** The members of a config that are missing, wrong or unknown; none of one that is right. */
export function mistakesIn(widget: BuiltInWidget, config: unknown): string[] {
  if (!isObject(config)) return [''];
  const { needed, may } = shapes[widget];
  const all = { ...needed, ...may };
  const wrong = [
    ...Object.keys(needed).filter((name) => !Object.hasOwn(config, name)),
    ...Object.keys(config).filter((name) => !(Object.hasOwn(all, name) && all[name]?.(config[name]))),
  ];
  if (widget === 'line' && config.over !== undefined && config.minutes !== undefined) wrong.push('minutes');
  const large = new TextEncoder().encode(JSON.stringify(config)).length > bounds.bytes;
  return large && wrong.length === 0 ? [''] : wrong;
}

/** A placement's config as what it should be; null where it is not. */
export const configOf = <Widget extends BuiltInWidget>(
  widget: Widget,
  config: unknown,
): BuiltInConfigs[Widget] | null =>
  mistakesIn(widget, config).length === 0 ? (config as BuiltInConfigs[Widget]) : null;
