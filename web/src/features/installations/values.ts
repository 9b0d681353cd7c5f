/** A part of what a data source says. */
export interface ValuesPart {
  /** What its records are; null while the source has none. */
  schema: { definition: Definition; key: string[] } | null;
  records: { value: Record<string, unknown>; deleted: boolean; version: number; at: string }[];
  more: boolean;
}

interface Definition {
  properties?: Record<string, { title?: string; type?: string | string[]; format?: string }>;
}

/** A column. */
export interface Field {
  name: string;
  title: string;
  number: boolean;
  /** Whether its texts are moments. */
  moment: boolean;
}

/** More columns than these nobody reads. */
const most = 8;

/** The fields of the schema, those of the key first; of records without a schema, those of the first one. */
export function fieldsOf({ schema, records }: ValuesPart): Field[] {
  const described = schema?.definition.properties ?? {};
  const names = [
    ...(schema?.key ?? []),
    ...Object.keys(described),
    ...(Object.keys(described).length === 0 ? Object.keys(records[0]?.value ?? {}) : []),
  ];
  return [...new Set(names)].slice(0, most).map((name) => {
    const { title, type, format } = described[name] ?? {};
    return {
      name,
      title: title ?? name,
      number: [type].flat().some((each) => each === 'number' || each === 'integer'),
      moment: format === 'date-time',
    };
  });
}

/** By their keys, so that a row stays where it is when its values change. */
export function sorted({ schema, records }: ValuesPart, language: string) {
  const order = new Intl.Collator(language, { numeric: true });
  const key = ({ value }: ValuesPart['records'][number]) =>
    (schema?.key ?? []).map((field) => String(value[field] ?? '')).join(' ');
  return records.filter(({ deleted }) => !deleted).sort((a, b) => order.compare(key(a), key(b)));
}
