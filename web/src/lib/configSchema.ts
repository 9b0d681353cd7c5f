/** A setting of an app, as its `config_schema` (JSON Schema 2020-12) describes it. */
export interface Field {
  name: string;
  kind: 'text' | 'number' | 'boolean' | 'choice' | 'lines' | 'choices' | 'json';
  title: string;
  description: string | null;
  required: boolean;
  fallback: unknown;
  secret: boolean;
  integer: boolean;
  options: string[];
  /** Bounds of a number, of the length of a text, or of how many lines there may be. */
  min: number | null;
  max: number | null;
  pattern: string | null;
  format: string | null;
}

export type Config = Record<string, unknown>;

/** What somebody wrote where JSON was wanted, and is none. */
export class Unreadable {}

export interface Mistake {
  /** RFC 6901, within the settings: `/domains/1`. */
  pointer: string;
  message: string;
}

type Schema = Record<string, unknown>;

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
const number = (value: unknown) => (typeof value === 'number' ? value : null);
const words = (value: unknown) =>
  Array.isArray(value) && value.every((each) => typeof each === 'string') ? (value as string[]) : null;

/** The settings that a schema asks for, in its order. */
export function fieldsOf(schema: Schema | null | undefined): Field[] {
  if (!isObject(schema?.properties)) return [];
  const required = words(schema.required) ?? [];
  return Object.entries(schema.properties).map(([name, given]) =>
    fieldOf(name, isObject(given) ? given : {}, required.includes(name)),
  );
}

function fieldOf(name: string, schema: Schema, required: boolean): Field {
  const items = isObject(schema.items) ? schema.items : {};
  const kind = kindOf(schema, items);
  const bounds =
    kind === 'number' ? ['minimum', 'maximum'] : kind === 'lines' ? ['minItems', 'maxItems'] : null;
  const [low, high] = bounds ?? ['minLength', 'maxLength'];
  return {
    name,
    kind,
    title: text(schema.title) ?? name,
    description: text(schema.description),
    required,
    fallback: schema.default,
    secret: schema.writeOnly === true || schema.format === 'password',
    integer: schema.type === 'integer',
    options: words(schema.enum) ?? words(items.enum) ?? [],
    min: number(schema[low ?? '']),
    max: number(schema[high ?? '']),
    pattern: text(kind === 'lines' ? items.pattern : schema.pattern),
    format: text(kind === 'lines' ? items.format : schema.format),
  };
}

function kindOf(schema: Schema, items: Schema): Field['kind'] {
  if (words(schema.enum)) return 'choice';
  switch (schema.type) {
    case 'string':
      return 'text';
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array':
      if (words(items.enum)) return 'choices';
      return items.type === 'string' ? 'lines' : 'json';
    default:
      return 'json';
  }
}

/** The settings of an app that nobody has set yet. */
export const defaultsOf = (fields: Field[]): Config =>
  Object.fromEntries(
    fields
      .map(({ name, kind, required, fallback }) => [
        name,
        fallback ?? (kind === 'boolean' && required ? false : undefined),
      ])
      .filter(([, value]) => value !== undefined),
  );

export type Fault =
  | { pointer: string; fault: 'required' | 'integer' | 'number' | 'json' | 'form' }
  | { pointer: string; fault: 'min' | 'max' | 'shorter' | 'longer' | 'fewer' | 'more'; bound: number };

const isEmpty = (value: unknown) =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** What is wrong with settings, as far as this side can tell; the server has the last word. */
export function faultsIn(fields: Field[], config: Config): Fault[] {
  return fields.flatMap((field) => {
    const value = config[field.name];
    const pointer = `/${escaped(field.name)}`;
    if (isEmpty(value)) return field.required ? [{ pointer, fault: 'required' as const }] : [];
    return faultsOf(field, value, pointer);
  });
}

function faultsOf(field: Field, value: unknown, pointer: string): Fault[] {
  const { kind, min, max } = field;
  switch (kind) {
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return [{ pointer, fault: 'number' }];
      if (field.integer && !Number.isInteger(value)) return [{ pointer, fault: 'integer' }];
      if (min !== null && value < min) return [{ pointer, fault: 'min', bound: min }];
      return max !== null && value > max ? [{ pointer, fault: 'max', bound: max }] : [];
    case 'text': {
      const length = [...String(value)].length;
      if (min !== null && length < min) return [{ pointer, fault: 'shorter', bound: min }];
      if (max !== null && length > max) return [{ pointer, fault: 'longer', bound: max }];
      return fits(field, String(value)) ? [] : [{ pointer, fault: 'form' }];
    }
    case 'lines': {
      const lines = value as string[];
      if (min !== null && lines.length < min) return [{ pointer, fault: 'fewer', bound: min }];
      if (max !== null && lines.length > max) return [{ pointer, fault: 'more', bound: max }];
      return lines.flatMap((line, n) =>
        fits(field, line) ? [] : [{ pointer: `${pointer}/${n}`, fault: 'form' as const }],
      );
    }
    case 'json':
      return value instanceof Unreadable ? [{ pointer, fault: 'json' }] : [];
    default:
      return [];
  }
}

function fits({ pattern, format }: Field, value: string) {
  if (format === 'uri' && !URL.canParse(value)) return false;
  if (format === 'email' && !/^[^@\s]+@[^@\s]+$/.test(value)) return false;
  if (!pattern) return true;
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    // Written for another kind of expression: the server judges it.
    return true;
  }
}

const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** The setting that a pointer is about, and the line of it. */
export function placeOf(pointer: string): { name: string; line: number | null } {
  const [, first = '', second] = pointer.split('/');
  const line = second !== undefined && /^\d+$/.test(second) ? Number(second) + 1 : null;
  return { name: first.replaceAll('~1', '/').replaceAll('~0', '~'), line };
}

/** Mistakes that a server names in a request whose settings are under `config`. */
export const mistakesOf = (fields: { pointer: string; message: string }[]): Mistake[] =>
  fields
    .filter(({ pointer }) => pointer.startsWith('/config/'))
    .map(({ pointer, message }) => ({ pointer: pointer.slice('/config'.length), message }));
