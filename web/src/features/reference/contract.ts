import { quoted } from '@/lib/curl.ts';

/** As much of JSON Schema as the contracts speak. */
export interface Schema {
  $ref?: string;
  title?: string;
  description?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
}

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  schema?: Schema;
}

export type Content = Record<string, { schema?: Schema }>;

interface Described {
  operationId: string;
  summary: string;
  tags: string[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { description: string; content?: Content }>;
  /** Each alternative names the schemes that it takes together. */
  security?: Record<string, string[]>[];
}

export interface Contract {
  api: {
    info: { description: string };
    tags: { name: string; description: string }[];
    paths: Record<string, Record<string, Described>>;
    components: { schemas: Record<string, Schema> };
  };
  events: Schema[];
}

export interface Operation extends Described {
  method: string;
  path: string;
}

/** Operations that belong together. */
export interface Group {
  tag: string;
  description: string;
  operations: Operation[];
}

/** Whether it takes the session of a person who is signed in. */
const takesSession = ({ security }: Described) => security?.some((each) => 'session' in each) ?? false;

/**
 * What integrations call, with a token of their own or with none, and apart from it what the pages of the marketplace do, for
 * which a program has to sign in as a person.
 */
export function groupsOf({ api }: Contract): { programs: Group[]; pages: Group[] } {
  const all = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      ...described,
      method: method.toUpperCase(),
      path,
    })),
  );
  const isOfPages = (each: Operation) => each.path.startsWith('/api/') || takesSession(each);
  const grouped = (operations: Operation[]) =>
    api.tags
      .map(({ name, description }) => ({
        tag: name,
        description,
        operations: operations.filter(({ tags }) => tags[0] === name),
      }))
      .filter((group) => group.operations.length > 0);
  return {
    programs: grouped(all.filter((each) => !isOfPages(each))),
    pages: grouped(all.filter(isOfPages)),
  };
}

/** Those that have every word of a search. */
export function matching(groups: Group[], q: string): Group[] {
  const words = wordsOf(q);
  return groups
    .map((group) => ({
      ...group,
      operations: group.operations.filter(({ method, path, operationId, summary }) =>
        has(words, `${method} ${path} ${operationId} ${summary} ${group.tag}`),
      ),
    }))
    .filter(({ operations }) => operations.length > 0);
}

export const matchingEvents = (events: Schema[], q: string) =>
  events.filter(({ title, description }) => has(wordsOf(q), `${title} ${description} event webhook`));

const wordsOf = (q: string) => q.toLowerCase().split(/\s+/).filter(Boolean);
const has = (words: string[], text: string) => words.every((word) => text.toLowerCase().includes(word));

/** Finds what a schema refers to; its name is told so that nothing is followed in circles. */
export type Resolve = (schema: Schema) => { schema: Schema; name: string | null };

export const resolver =
  ({ api }: Contract): Resolve =>
  (schema) => {
    const name = schema.$ref?.split('/').at(-1) ?? null;
    return name === null ? { schema, name } : { schema: api.components.schemas[name] ?? {}, name };
  };

/** What can stand there, as programmers write it: `string (uuid) | null`, `object[]`. */
export function typeOf(given: Schema, resolve: Resolve): string {
  const { schema } = resolve(given);
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return [...new Set(either.map((each) => typeOf(each, resolve)))].join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const types = [schema.type ?? (schema.properties ? 'object' : [])].flat();
  const named = types.map((type) => {
    if (type === 'array') {
      const items = schema.items ? typeOf(schema.items, resolve) : 'any';
      return items.includes(' ') ? `(${items})[]` : `${items}[]`;
    }
    return type === 'null' || !schema.format ? type : `${type} (${schema.format})`;
  });
  return named.join(' | ') || 'any';
}

/** The words that may stand there; empty where there is no such list. */
export function wordsFor(given: Schema, resolve: Resolve): string[] {
  const { schema } = resolve(given);
  if (schema.items) return wordsFor(schema.items, resolve);
  return (schema.enum ?? []).filter((each) => each !== null).map(String);
}

export interface Field {
  name: string;
  schema: Schema;
  required: boolean;
}

/** The fields of an object, of each of a list, or of whichever alternative has some. */
export function fieldsOf(given: Schema, resolve: Resolve): Field[] {
  const { schema } = resolve(given);
  if (schema.items) return fieldsOf(schema.items, resolve);
  for (const each of schema.anyOf ?? schema.oneOf ?? []) {
    const fields = fieldsOf(each, resolve);
    if (fields.length > 0) return fields;
  }
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    schema: property,
    required: schema.required?.includes(name) ?? false,
  }));
}

const deepest = 6;

/** A value that fits, with what is required and nothing else. */
export function exampleOf(given: Schema, resolve: Resolve, depth = 0): unknown {
  const { schema } = resolve(given);
  const [first] = schema.anyOf ?? schema.oneOf ?? [];
  if (first) return exampleOf(first, resolve, depth);
  if (schema.const !== undefined) return schema.const;
  const [word] = schema.enum ?? [];
  if (word !== undefined) return word;
  const [type] = [schema.type ?? 'object'].flat();
  switch (type) {
    case 'string':
      return texts[schema.format ?? ''] ?? '…';
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'array':
      return schema.items && depth < deepest ? [exampleOf(schema.items, resolve, depth + 1)] : [];
    default:
      return depth < deepest ? exampleObject(schema, resolve, depth) : {};
  }
}

const texts: Record<string, string> = {
  uuid: '019805a3-7c1e-7b52-9f0a-3d2c61b8e4f7',
  'date-time': '2026-11-22T10:00:00Z',
  date: '2026-11-22',
  uri: 'https://app.example.com/',
};

const exampleObject = (schema: Schema, resolve: Resolve, depth: number) =>
  Object.fromEntries(
    Object.entries(schema.properties ?? {})
      .filter(([name]) => schema.required?.includes(name))
      .map(([name, property]) => [name, exampleOf(property, resolve, depth + 1)]),
  );

/** How the operation is called from a shell. What has to be filled in are variables: `$TOKEN`, `${id}`. */
export function curlFor(operation: Operation, base: string, resolve: Resolve): string {
  const { method, path, parameters = [], requestBody, security = [] } = operation;
  const query = parameters.filter((each) => each.in === 'query' && each.required);
  const url = `${base}${path.replaceAll('{', () => `\${`)}${query
    .map(({ name }, at) => `${at === 0 ? '?' : '&'}${name}=\${${name}}`)
    .join('')}`;
  const [type, body] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  const isJson = type === 'application/json';
  const bearer = security.some((each) => 'bearer' in each);
  return [
    `curl${method === 'GET' ? '' : ` -X ${method}`} "${url}"`,
    ...(bearer ? ['-H "Authorization: Bearer $TOKEN"'] : []),
    ...(takesSession(operation) ? ['-b cookies.txt'] : []),
    ...(path.startsWith('/api/') && method !== 'GET' ? [`-H ${quoted(`Origin: ${base}`)}`] : []),
    ...(type ? [`-H ${quoted(`Content-Type: ${isJson ? type : type.replace('*', 'png')}`)}`] : []),
    ...(type && isJson
      ? [`--data-raw ${quoted(JSON.stringify(exampleOf(body?.schema ?? {}, resolve)))}`]
      : []),
    ...(type && !isJson ? ['--data-binary @file'] : []),
  ].join(' \\\n  ');
}
