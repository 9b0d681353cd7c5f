import { titleOf, unitOf } from './fieldWords.ts';

/** A part of what a data source says. */
export interface ValuesPart {
  /** What its records are; null while the source has none. */
  schema: SourceSchema | null;
  records: { value: Values; deleted: boolean; version: number; at: string }[];
  more: boolean;
}

/** What the records of a source are. */
export interface SourceSchema {
  /** JSON Schema 2020-12, written by whoever made the source: it may say anything. */
  definition: unknown;
  /** The fields that identify a record. */
  key: readonly string[];
}

export type Values = Record<string, unknown>;

/** What a field's values are: `moment` is a day and time, `day` a day alone, `parts` what has parts of its own. */
export type FieldKind = 'number' | 'boolean' | 'moment' | 'day' | 'text' | 'parts';

/** A field of records: a column. */
export interface Field {
  name: string;
  title: string;
  kind: FieldKind;
  /** Of a number: `%`, `°C`, `EUR`; as the schema, the name or the description says it. */
  unit: string | null;
  integer: boolean;
  isKey: boolean;
}

/** More columns than these nobody reads. */
const most = 8;

/** Of the records without a schema so many are looked at. */
const looked = 20;

/** The fields of the schema, those of the key first; of records without a schema, those of the first ones. */
export function fieldsOf(
  { schema, records }: { schema: SourceSchema | null; records: readonly { value: Values }[] },
  atMost = most,
): Field[] {
  const root = isObject(schema?.definition) ? schema.definition : {};
  const described = propertiesOf(root);
  const key = schema?.key ?? [];
  const samples = records.slice(0, looked).map(({ value }) => value);
  const names = [
    ...key,
    ...described.keys(),
    ...(described.size === 0 ? samples.flatMap((value) => Object.keys(value)) : []),
  ];
  return [...new Set(names)].slice(0, atMost).map((name) => {
    const given = described.get(name);
    const property = given === undefined ? {} : plain(root, given);
    const kind = kindOf(property) ?? kindOfValues(samples.map((value) => own(value, name)));
    const numeric = kind === 'number';
    return {
      name,
      title: titleOf(name, property.title, numeric),
      kind,
      unit: numeric ? unitOf(name, property) : null,
      integer: numeric && [property.type].flat().every((type) => type === 'integer' || type === 'null'),
      isKey: key.includes(name),
    };
  });
}

/** By their keys, so that a row stays where it is when its values change. */
export function sorted({ schema, records }: ValuesPart, language: string) {
  const order = new Intl.Collator(language, { numeric: true });
  const key = ({ value }: ValuesPart['records'][number]) =>
    (schema?.key ?? []).map((field) => String(own(value, field) ?? '')).join(' ');
  return records.filter(({ deleted }) => !deleted).sort((a, b) => order.compare(key(a), key(b)));
}

/** A member of it, and nothing that every object has. */
export const own = (value: Values, name: string): unknown =>
  Object.hasOwn(value, name) ? value[name] : undefined;

/** The key of a record as streams say it: a JSON list of its key's fields. */
export const keyOf = (value: Values, key: readonly string[]) =>
  `[${key.map((name) => keyPart(own(value, name))).join(',')}]`;

const keyPart = (value: unknown) =>
  typeof value === 'number' ? plainDecimal(value) : (JSON.stringify(value) ?? 'null');

/** As a Java `BigDecimal` without trailing zeros is written: 1, 1.0 and 1e0 are one number, and 100 is `1E+2`. */
function plainDecimal(value: number) {
  const [mantissa = '0', exponent = '0'] = value.toExponential().split('e');
  if (value === 0) return '0';
  const sign = value < 0 ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '');
  const adjusted = Number(exponent);
  const scale = digits.length - 1 - adjusted;
  if (scale < 0 || adjusted < -6) {
    const point = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
    return `${sign}${point}E${adjusted < 0 ? '' : '+'}${adjusted}`;
  }
  if (scale === 0) return sign + digits;
  const padded = digits.padStart(scale + 1, '0');
  return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

/** The values of a key, of which there may be several. */
export function partsOfKey(key: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(key);
    return Array.isArray(parts) ? parts : [key];
  } catch {
    return [key];
  }
}

/** A key as it can be read: `BTC · 2026`. */
export const keyWords = (key: string) =>
  partsOfKey(key)
    .map((part) => (typeof part === 'string' ? part : JSON.stringify(part)))
    .join(' · ');

type Schema = Record<string, unknown>;

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** References and parts within parts are followed so far: a schema may lead round in circles. */
const deepest = 8;
/** And so many places in all: each may branch, and each branch again. */
const mostPlaces = 300;
/** More properties than these of one schema are not looked at. */
const mostProperties = 1000;

/** The properties that a schema names, also those of its parts. */
function propertiesOf(root: Schema) {
  const found = new Map<string, unknown>();
  let places = mostPlaces;
  const collect = (given: unknown, depth: number) => {
    if (!isObject(given) || depth > deepest || places-- <= 0) return;
    if (isObject(given.properties)) {
      for (const [name, property] of Object.entries(given.properties)) {
        if (found.size < mostProperties && !found.has(name)) found.set(name, property);
      }
    }
    if (typeof given.$ref === 'string') collect(referred(root, given.$ref), depth + 1);
    for (const part of branches(given)) collect(part, depth + 1);
  };
  collect(root, 0);
  return found;
}

/** More branches than these of one place are not looked at. */
const mostBranches = 20;

const branches = ({ allOf, anyOf, oneOf }: Schema) =>
  [allOf, anyOf, oneOf].flatMap((each) => (Array.isArray(each) ? each.slice(0, mostBranches) : []));

/** What `#/$defs/price` or `#price` is about; what lies elsewhere is not fetched. */
function referred(root: Schema, ref: string): unknown {
  if (ref === '#') return root;
  if (!ref.startsWith('#/')) {
    const anchor = ref.startsWith('#') ? ref.slice(1) : null;
    return (
      anchor !== null &&
      Object.values(isObject(root.$defs) ? root.$defs : {}).find(
        (each) => isObject(each) && each.$anchor === anchor,
      )
    );
  }
  let place: unknown = root;
  for (const step of ref.slice(2).split('/')) {
    const name = decoded(step).replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(place)) place = place[Number(name)];
    else place = isObject(place) ? own(place, name) : undefined;
  }
  return place;
}

function decoded(step: string) {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

/** A property with what its references, and the one branch of it that is not null, say of it; its own words count most. */
function plain(root: Schema, given: unknown, depth = 0, places = { left: mostPlaces }): Schema {
  if (!isObject(given) || depth > deepest || places.left-- <= 0) return {};
  const { $ref, ...rest } = given;
  const parts = typeof $ref === 'string' ? [referred(root, $ref)] : [];
  for (const [list, all] of [
    [given.allOf, true],
    [given.anyOf, false],
    [given.oneOf, false],
  ] as const) {
    if (!Array.isArray(list)) continue;
    const said = list.slice(0, mostBranches).filter((each) => !(isObject(each) && each.type === 'null'));
    // Of several that it may be none can be told.
    if (all || said.length === 1) parts.push(...said);
  }
  return Object.assign({}, ...parts.map((part) => plain(root, part, depth + 1, places)), rest);
}

const formats: Record<string, FieldKind> = { 'date-time': 'moment', date: 'day' };

function kindOf({ type, format, enum: options, const: only, properties, items }: Schema): FieldKind | null {
  const types = [type].flat().filter((each) => typeof each === 'string' && each !== 'null');
  const is = (...wanted: string[]) =>
    types.length > 0 && types.every((each) => wanted.includes(String(each)));
  if (is('number', 'integer')) return 'number';
  if (is('boolean')) return 'boolean';
  if (is('string')) return (typeof format === 'string' && formats[format]) || 'text';
  if (is('object', 'array') || properties !== undefined || items !== undefined) return 'parts';
  if (types.length > 0) return 'text';
  const values = Array.isArray(options) ? options : only === undefined ? [] : [only];
  return values.length > 0 ? kindOfValues(values) : null;
}

/** What values of which nothing is said are. */
function kindOfValues(values: unknown[]): FieldKind {
  const there = values.filter((each) => each !== null && each !== undefined);
  const all = (is: (value: unknown) => boolean) => there.length > 0 && there.every(is);
  if (all((each) => typeof each === 'number')) return 'number';
  if (all((each) => typeof each === 'boolean')) return 'boolean';
  if (all((each) => typeof each === 'object')) return 'parts';
  if (all((each) => typeof each === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(each))) return 'moment';
  if (all((each) => typeof each === 'string' && /^\d{4}-\d\d-\d\d$/.test(each))) return 'day';
  return 'text';
}
