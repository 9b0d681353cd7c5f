import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type CSSProperties, memo, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Value } from '@/components/Value.tsx';
import type { LiveRecord, LiveSource } from '@/lib/liveSource.ts';
import { type Field, own } from '@/lib/values.ts';
import { defaults, type TableConfig } from './config.ts';
import { useFigures } from './figures.ts';
import { fieldNamed, firstOf, orderOf, type Part } from './parts.ts';
import { formatOf } from './roles.ts';
import scroll from './Scroll.module.css';
import { Scroll } from './Scroll.tsx';
import classes from './Table.module.css';

type Sort = TableConfig['sort'];
type Row = [key: string, record: LiveRecord];

export function TableWidget({ title, config, live, fields, still }: Part<TableConfig>) {
  const { t, i18n } = useTranslation();
  const wanted = JSON.stringify(config);
  const [chosen, setChosen] = useState<{ of: string; sort: Sort } | null>(null);
  // Another setting counts more than what was chosen on the page before.
  const sort = chosen?.of === wanted ? chosen.sort : config.sort;
  const limit = config.limit ?? defaults.tableRows;
  const columns = config.fields.map((name) => fieldNamed(fields, name));
  const rows = useRows(live, sort, limit, i18n.language);
  const total = live.records.size;
  const choose = (field: string) =>
    setChosen({ of: wanted, sort: { field, descending: sort?.field === field && !sort.descending } });
  return (
    <div className={classes.table} style={{ '--columns': columns.length } as CSSProperties}>
      <Scroll label={t('builtin.table.of', { title })} still={still}>
        <table className={classes.records}>
          <thead>
            <tr>
              {columns.map((field) => (
                <Head key={field.name} field={field} sort={sort} still={still} onChoose={choose} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([key, record]) => (
              <Line key={key} record={record} fields={fields} names={config.fields} />
            ))}
          </tbody>
        </table>
      </Scroll>
      {total > rows.length && (
        <div className={scroll.rest}>{t('builtin.table.rest', { shown: rows.length, count: total })}</div>
      )}
    </div>
  );
}

interface HeadProps {
  field: Field;
  sort: Sort;
  still: boolean;
  onChoose: (field: string) => void;
}

function Head({ field, sort, still, onChoose }: HeadProps) {
  const sorted = sort?.field === field.name;
  const Arrow = sorted && sort.descending ? IconArrowDown : IconArrowUp;
  const text = (
    <>
      <span>{field.title}</span>
      {field.unit && field.unit !== field.title && <small>{field.unit}</small>}
      <Arrow size={13} stroke={2} aria-hidden data-sorted={sorted || undefined} />
    </>
  );
  return (
    <th
      scope="col"
      data-number={field.kind === 'number' || undefined}
      aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
    >
      {still ? (
        <span className={classes.sort}>{text}</span>
      ) : (
        <button type="button" className={classes.sort} onClick={() => onChoose(field.name)}>
          {text}
        </button>
      )}
    </th>
  );
}

/** The first rows in their order; what has no value comes last, whichever way. */
function useRows({ records }: LiveSource, sort: Sort, limit: number, language: string): Row[] {
  return useMemo(() => {
    const words = orderOf(language);
    const byKey = ([one]: Row, [other]: Row) => words(one, other);
    if (!sort) return firstOf(records, limit, byKey);
    const { field, descending } = sort;
    const way = descending ? -1 : 1;
    const compared = (one: unknown, other: unknown) => {
      if (typeof one === 'number' && typeof other === 'number') return one - other;
      return words(String(one), String(other));
    };
    return firstOf(records, limit, (one: Row, other: Row) => {
      const [a, b] = [own(one[1].value, field) ?? null, own(other[1].value, field) ?? null];
      if (a === null || b === null) return Number(a === null) - Number(b === null) || byKey(one, other);
      return compared(a, b) * way || byKey(one, other);
    });
  }, [records, sort, limit, language]);
}

interface LineProps {
  record: LiveRecord;
  fields: Field[];
  names: readonly string[];
}

/** So long a cell that changes again and again does not flash. */
const calm = 1000;

/** What changed in a record since it was drawn last. */
function useChanged(record: LiveRecord): ReadonlySet<string> {
  const [known, setKnown] = useState({ record, changed: new Set<string>(), at: 0 });
  if (known.record === record) return known.changed;
  const at = Date.parse(record.at) || 0;
  const changed =
    at - known.at < calm
      ? new Set<string>()
      : new Set(
          Object.keys(record.value).filter(
            (name) => JSON.stringify(own(known.record.value, name)) !== JSON.stringify(record.value[name]),
          ),
        );
  setKnown({ record, changed, at });
  return changed;
}

const Line = memo(
  function Line({ record, fields, names }: LineProps) {
    const changed = useChanged(record);
    return (
      <tr>
        {names.map((name, at) => {
          const field = fieldNamed(fields, name);
          const Cell = at === 0 ? 'th' : 'td';
          return (
            <Cell
              key={name}
              scope={at === 0 ? 'row' : undefined}
              data-number={field.kind === 'number' || undefined}
            >
              {changed.has(name) && <span key={record.version} className={classes.flash} aria-hidden />}
              <span className={classes.cell} title={titleOf(own(record.value, name))}>
                <Cellular field={field} fields={fields} record={record} />
              </span>
            </Cell>
          );
        })}
      </tr>
    );
  },
  (one, other) =>
    one.record === other.record &&
    one.fields === other.fields &&
    JSON.stringify(one.names) === JSON.stringify(other.names),
);

const titleOf = (value: unknown) => (typeof value === 'string' && value.length > 24 ? value : undefined);

/** A number whose zeros nobody counts. */
const isFar = (value: number) => Math.abs(value) >= 1e15 || Math.abs(value) < 1e-6;

/** A value; a unit that the head of its column does not say stands beside it. */
function Cellular({ field, fields, record }: { field: Field; fields: Field[]; record: LiveRecord }) {
  const figures = useFigures();
  const value = own(record.value, field.name);
  const format = formatOf({}, fields, field.name, record.value);
  if (typeof value === 'number' && field.kind === 'number' && !field.isKey && !field.unit && format.unit) {
    return figures.figure(value, format);
  }
  if (typeof value === 'number' && value !== 0 && isFar(value)) return figures.figure(value, {});
  return <Value of={value} kind={field.kind} plain={field.isKey} />;
}
