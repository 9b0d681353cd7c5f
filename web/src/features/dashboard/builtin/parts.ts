import type { LiveSource } from '@/lib/liveSource.ts';
import { type Field, keyWords, own, type Values } from '@/lib/values.ts';
import type { BuiltInConfig } from './config.ts';
import { labelIn } from './roles.ts';

/** What each widget that comes along is given. */
export interface Part<Config extends BuiltInConfig> {
  /** The placement's, by which what happened to it is known. */
  id: string;
  title: string;
  installation: string;
  config: Config;
  live: LiveSource;
  fields: Field[];
  /** The fields that identify a record. */
  sourceKey: readonly string[];
  /** A picture that nobody can do anything with, and that remembers nothing. */
  still: boolean;
}

export const fieldNamed = (fields: Field[], name: string): Field =>
  fields.find((field) => field.name === name) ?? {
    name,
    title: name,
    kind: 'text',
    unit: null,
    integer: false,
    isKey: false,
  };

/** What a record is called, by a field or else by its key. */
export function nameOf(key: string, value: Values | undefined, fields: Field[], label?: string): string {
  const field = label ?? labelIn(fields)?.name;
  const said = field && value ? own(value, field) : undefined;
  return typeof said === 'string' && said.trim()
    ? said
    : typeof said === 'number'
      ? String(said)
      : keyWords(key);
}

/** By key, as people of a language order it; `10` comes after `9`. */
export function orderOf(language: string) {
  const collator = new Intl.Collator(language, { numeric: true });
  return (one: string, other: string) => collator.compare(one, other);
}

/** The first ones in an order, without putting all the others into one. */
export function firstOf<Item>(
  items: Iterable<Item>,
  most: number,
  order: (one: Item, other: Item) => number,
): Item[] {
  const kept: Item[] = [];
  for (const item of items) {
    const last = kept.at(-1);
    if (kept.length >= most && last !== undefined && order(item, last) >= 0) continue;
    let [low, high] = [0, kept.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (order(kept[middle] as Item, item) <= 0) low = middle + 1;
      else high = middle;
    }
    kept.splice(low, 0, item);
    if (kept.length > most) kept.pop();
  }
  return kept;
}

/** “up” or “down”, said as well as shown. */
export const wayOf = (change: number) => (change > 0 ? 'up' : change < 0 ? 'down' : 'same');
