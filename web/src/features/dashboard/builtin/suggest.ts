import { type Field, fieldsOf, keyOf, own, type Values } from '@/lib/values.ts';
import { type BuiltInConfigs, type BuiltInWidget, bounds, isField } from './config.ts';
import { changeIn, labelIn, numberOf, numbersIn, unitIn } from './roles.ts';

/** Something that can be placed, as far as the widgets that come along need to know it. */
export interface Choice {
  /** What its records are; null where it has none. */
  source: { schema: unknown; key: readonly string[] } | null;
  /** Some of its newest records. */
  sample: readonly { value: Values; at: string }[];
}

export type Suggestion = {
  [Widget in BuiltInWidget]: { widget: Widget; config: BuiltInConfigs[Widget]; w: number; h: number };
}[BuiltInWidget];

/** The fields of a source, of which only so many are worth a column or a line. */
export const fieldsOfChoice = (
  { source, sample }: Pick<Choice, 'source' | 'sample'>,
  atMost: number = mostFields,
) =>
  fieldsOf(
    { schema: source && { definition: source.schema, key: source.key }, records: sample },
    atMost,
  ).filter(({ name }) => isField(name));

/** More are not offered to choose from. */
const mostFields = 60;
/** A table that nobody has set up yet shows these. */
const tableFields = 6;
/** Lines that nobody has chosen yet. */
const lines = 4;
/** Of lines beside one another, none is so many times higher than another. */
const likeness = 20;

/** What a source is good for, the best first, at most one of each kind. */
export function suggest(choice: Choice): Suggestion[] {
  const { source } = choice;
  const fields = fieldsOfChoice(choice);
  if (!source || fields.length === 0) return [];
  const [field] = numbersIn(fields);
  const shown = tableOf(fields);
  const table: Suggestion[] = shown.length
    ? [{ widget: 'table', config: { fields: shown }, w: Math.min(12, Math.max(4, shown.length * 2)), h: 8 }]
    : [];
  if (!field) return table;

  const change = changeIn(fields);
  const label = labelIn(fields);
  const manifold = source.key.length > 0;
  const over = overIn(fields, source.key);
  const ticker: Suggestion[] =
    manifold && label && !over
      ? [
          {
            widget: 'ticker',
            config: {
              label: label.name,
              field: field.name,
              ...(change && { change: change.name }),
              records: [],
            },
            w: 4,
            h: 8,
          },
        ]
      : [];
  const line: Suggestion = {
    widget: 'line',
    config: {
      field: field.name,
      series: over ? [] : alike(choice, fields, field.name),
      ...(over && { over: over.name }),
    },
    w: 6,
    h: 7,
  };
  const figure: Suggestion = {
    widget: 'number',
    config: { record: telling(choice, fields, field.name), field: field.name },
    w: 3,
    h: 4,
  };
  // What tells of changes is watched; what measures is drawn.
  return change ? [...ticker, line, figure, ...table] : [line, figure, ...ticker, ...table];
}

/** The config of a widget; of one that nobody has set up yet, what is suggested. */
export const configured = (widget: string, config: unknown, choice: Choice): unknown =>
  typeof config === 'object' && config !== null && Object.keys(config).length === 0
    ? (suggest(choice).find((each) => each.widget === widget)?.config ?? config)
    : config;

/** A field of the key along which records are strung. */
export const overIn = (fields: Field[], key: readonly string[]) =>
  fields.find(({ name, kind }) => key.includes(name) && (kind === 'day' || kind === 'moment'));

/** First what names a record, then numbers, then the rest; nothing that has parts, while there is something else. */
function tableOf(fields: Field[]) {
  // Units stand beside their figures.
  const unit = unitIn(fields);
  const plain = fields.filter((field) => field.kind !== 'parts' && field !== unit);
  const label = labelIn(plain);
  const ordered = [
    ...plain.filter(({ isKey }) => isKey),
    ...(label ? [label] : []),
    ...numbersIn(plain),
    ...plain,
    ...(plain.length === 0 ? fields : []),
  ];
  return [...new Set(ordered.map(({ name }) => name))].slice(0, tableFields);
}

const keyed = ({ source, sample }: Choice) =>
  sample
    .map(({ value }) => ({ key: keyOf(value, source?.key ?? []), value }))
    .filter(({ key }) => key.length <= bounds.keyLength);

/** Records whose values may stand on one axis: measured in the same, and of the same size. */
function alike(choice: Choice, fields: Field[], field: string): string[] {
  const unit = unitIn(fields);
  const groups = new Map<string, { key: string; size: number }[]>();
  for (const { key, value } of keyed(choice)) {
    const number = numberOf(value, field);
    if (number === null) continue;
    const measured = unit ? String(own(value, unit.name)) : '';
    groups.set(measured, [...(groups.get(measured) ?? []), { key, size: Math.abs(number) }]);
  }
  const best = [...groups.values()]
    .flatMap((group) =>
      group.map(({ size }) =>
        group.filter((each) => each.size <= size * likeness && each.size * likeness >= size),
      ),
    )
    .sort((one, other) => other.length - one.length)[0];
  return [...new Set(best?.map(({ key }) => key))].slice(0, lines).sort();
}

/** A share tells most by itself; else the first record does, and of one alone it need not be said which. */
function telling(choice: Choice, fields: Field[], field: string): string | null {
  if (choice.source?.key.length === 0) return null;
  const there = keyed(choice).filter(({ value }) => numberOf(value, field) !== null);
  const unit = unitIn(fields);
  const share = unit && there.find(({ value }) => own(value, unit.name) === '%');
  return (share ?? there[0])?.key ?? null;
}
