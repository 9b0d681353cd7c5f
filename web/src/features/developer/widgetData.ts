import type { Choice } from '@/lib/api/dashboard.ts';
import type { LiveSource } from '@/lib/liveSource.ts';

/** What a widget is shown with in the preview. */
export const previewData = ['live', 'example', 'empty', 'stale'] as const;
export type PreviewData = (typeof previewData)[number];

/** Since when what is stale in the preview is so. */
export const staleFor = 12 * 60_000;

export type Example = { records: Record<string, unknown>[] } | { wrong: 'json' | 'list' };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Records that somebody typed: a list of objects. */
export function exampleOf(text: string): Example {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every(isObject) ? { records: value } : { wrong: 'list' };
  } catch {
    return { wrong: 'json' };
  }
}

/** A record for each key as the source names them; without a key each of them is one. */
function keyed(records: Record<string, unknown>[], key: string[], at: string): LiveSource['records'] {
  return new Map(
    records.map((value, n) => {
      const parts = key.map((field) => value[field]);
      const known = key.length > 0 && parts.every((part) => part !== undefined);
      return [JSON.stringify(known ? parts : [n]), { value, at, version: 1 }];
    }),
  );
}

interface Given {
  data: PreviewData;
  /** What the source says at this moment, where this person has it. */
  live: LiveSource | null;
  choice: Choice | null;
  example: string;
  now: Date;
}

/** What the widget hears of its own source. */
export function sourceOf({ data, live, choice, example, now }: Given): Omit<LiveSource, 'revision'> {
  const at = now.toISOString();
  if (data === 'live') return live ?? { records: new Map(), state: 'offline', since: at };
  if (data === 'empty') return { records: new Map(), state: 'live', since: at };
  const typed = exampleOf(example);
  const records =
    'records' in typed ? keyed(typed.records, choice?.source?.key ?? [], at) : (live?.records ?? new Map());
  if (data === 'example') return { records, state: 'live', since: at };
  return {
    records: live && live.records.size > 0 ? live.records : records,
    state: 'stale',
    since: new Date(now.getTime() - staleFor).toISOString(),
  };
}

/** Values that fit a record's schema, for somebody to begin with where there are no records yet. */
export function exampleFrom(schema: Record<string, unknown> | undefined): Record<string, unknown> {
  const properties = isObject(schema?.properties) ? schema.properties : {};
  return Object.fromEntries(
    Object.entries(properties).map(([name, given]) => [name, fitting(isObject(given) ? given : {})]),
  );
}

function fitting(schema: Record<string, unknown>): unknown {
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'number' || type === 'integer') return typeof schema.minimum === 'number' ? schema.minimum : 1;
  if (type === 'boolean') return true;
  if (type === 'array') return [];
  if (type === 'object') return exampleFrom(schema);
  if (schema.format === 'date') return '2026-01-31';
  if (schema.format === 'date-time') return '2026-01-31T12:00:00Z';
  return 'A';
}

/** As JSON that somebody goes on with. */
export const written = (records: Record<string, unknown>[]) => JSON.stringify(records, null, 2);
