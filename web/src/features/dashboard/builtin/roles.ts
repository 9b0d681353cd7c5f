import { type Field, own, type Values } from '@/lib/values.ts';
import type { FigureFormat } from './config.ts';

const is = (words: string) => new RegExp(`(?:^|[\\s_.-])(?:${words})(?:$|[\\s_.-])`, 'i');
/** A name as words: `changePercent` is `change_percent`. */
const spaced = ({ name }: Field) => name.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2');

const names = is('name|title|label|display_?name|bezeichnung|titel');
const identifies = is('id|uuid|guid|key|code|index|version|revision|number|no|nr|zip|plz|year|jahr|port|pid');
const places = is('lat|lng|lon|latitude|longitude|x|y|z');
const changes = is('change|delta|diff|difference|veränderung|änderung|trend');
const units = is('unit|units|uom|einheit|currency|währung');
const worth = is(
  'value|price|amount|total|sum|count|level|temperature|temp|rate|score|last|close|usage|load|wert|preis|anzahl|stand',
);

export const isNumber = ({ kind }: Field) => kind === 'number';
export const isChange = (field: Field) => isNumber(field) && changes.test(spaced(field));

/** Numbers that say how much, those first that say it by their name; not what counts records or places them. */
export const numbersIn = (fields: Field[]) =>
  fields
    .filter(
      (field) =>
        isNumber(field) &&
        !field.isKey &&
        !isChange(field) &&
        !identifies.test(spaced(field)) &&
        !places.test(spaced(field)),
    )
    .sort((one, other) => weight(other) - weight(one));

const weight = (field: Field) => (worth.test(spaced(field)) ? 2 : 0) + (field.unit ? 1 : 0);

/** How much a number changed, best in percent. */
export const changeIn = (fields: Field[]) =>
  fields.filter(isChange).sort((one, other) => Number(other.unit === '%') - Number(one.unit === '%'))[0];

/** What a record is called: a name, else what identifies it. */
export const labelIn = (fields: Field[]) =>
  fields.find((field) => field.kind === 'text' && names.test(spaced(field)) && !units.test(spaced(field))) ??
  fields.find(({ isKey }) => isKey) ??
  fields.find(({ kind }) => kind === 'text');

/** The field in which each record says its own unit. */
export const unitIn = (fields: Field[]) =>
  fields.find((field) => field.kind === 'text' && units.test(spaced(field)));

const longestUnit = 20;

/** How figures of a field are written: as the person chose, as the schema says, as the record says. */
export function formatOf(
  chosen: FigureFormat,
  fields: Field[],
  field: string,
  value: Values | undefined,
): FigureFormat {
  const known = fields.find(({ name }) => name === field);
  const place = unitIn(fields);
  const said = place && value ? own(value, place.name) : undefined;
  const unit =
    chosen.unit ??
    known?.unit ??
    (typeof said === 'string' && said.length <= longestUnit && said !== '' ? said : undefined);
  const decimals = chosen.decimals ?? (known?.integer ? 0 : undefined);
  return { ...(unit !== undefined && { unit }), ...(decimals !== undefined && { decimals }) };
}

/** A finite number of a record, null where there is none. */
export function numberOf(value: Values | undefined, field: string): number | null {
  const number = value ? own(value, field) : undefined;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** A day or a moment as a time, null where it is none. */
export function timeOf(value: unknown): number | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}
