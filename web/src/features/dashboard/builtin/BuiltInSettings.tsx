import { Group, MultiSelect, NumberInput, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveSource } from '@/lib/liveSource.ts';
import { type Field, keyOf } from '@/lib/values.ts';
import classes from './BuiltIn.module.css';
import {
  type BuiltInConfigs,
  type BuiltInWidget,
  bounds,
  defaults,
  type FigureFormat,
  type LineConfig,
  type NumberConfig,
  type TableConfig,
  type TickerConfig,
} from './config.ts';
import { liveOf, Preview, type Previewed } from './Preview.tsx';
import { firstOf, nameOf, orderOf } from './parts.ts';
import { formatOf, isChange, isNumber } from './roles.ts';
import { configured, fieldsOfChoice, overIn } from './suggest.ts';

interface Props {
  widget: BuiltInWidget;
  choice: Previewed;
  /** The source's records, where they are at hand. */
  live?: LiveSource;
  config: unknown;
  onChange: (config: Record<string, unknown>) => void;
  /** What the server did not like: pointers within the config. */
  mistakes: readonly { pointer: string; message: string }[];
}

interface Option {
  value: string;
  label: string;
}

interface FormProps<Config> {
  config: Partial<Config>;
  fields: Field[];
  /** Records to choose from, by key. */
  records: Option[];
  /** All that are known. */
  known: LiveSource;
  /** Changes some members; undefined takes one away. */
  set: (members: Partial<Record<keyof Config, unknown>>) => void;
  wrong: (member: keyof Config & string) => string | null;
  choice: Previewed;
}

/** More records are found by typing. */
const listed = 100;
/** More are not offered to choose from. */
const mostRecords = 2000;

/** What a widget that comes along shows, and how it will look. */
export function BuiltInSettings({ widget, choice, live, config, onChange, mistakes }: Props) {
  const { t, i18n } = useTranslation();
  const fields = useMemo(() => fieldsOfChoice(choice), [choice]);
  const known = useMemo(() => (live && live.records.size > 0 ? live : liveOf(choice)), [live, choice]);
  const given = useMemo(
    () => configured(widget, config, choice) as Partial<BuiltInConfigs[BuiltInWidget]>,
    [widget, config, choice],
  );
  const chosen = JSON.stringify(given);
  const { records: all } = known;
  const records = useMemo(() => {
    const config: Partial<NumberConfig & LineConfig & TickerConfig> = JSON.parse(chosen);
    const named = [config.record, ...(config.series ?? []), ...(config.records ?? [])].filter(
      (key): key is string => typeof key === 'string',
    );
    const first = firstOf(all.keys(), mostRecords, orderOf(i18n.language));
    // What was chosen once can be seen and taken away, be it there or not.
    return [...new Set([...first, ...named])].map((value) => ({
      value,
      label: nameOf(value, all.get(value)?.value, fields),
    }));
  }, [all, chosen, fields, i18n.language]);

  const shared = {
    fields,
    records: told(records),
    known,
    choice,
    set: (members: Record<string, unknown>) => {
      const next = Object.entries({ ...given, ...members }).filter(([, value]) => value !== undefined);
      onChange(Object.fromEntries(next));
    },
    wrong: (member: string) =>
      mistakes
        .filter(({ pointer }) => pointer === `/${member}` || pointer.startsWith(`/${member}/`))
        .map(({ message }) => message)
        .join(' ') || null,
  };
  if (fields.length === 0) return <Text c="dimmed">{t('builtin.settings.noField')}</Text>;
  return (
    <Stack gap="md">
      <figure className={classes.framed} aria-label={t('builtin.settings.preview')}>
        <div className={classes.pictured} inert>
          <Preview choice={choice} widget={widget} config={given as never} live={known} />
        </div>
      </figure>
      {widget === 'number' && <NumberForm {...shared} config={given as Partial<NumberConfig>} />}
      {widget === 'table' && <TableForm {...shared} config={given as Partial<TableConfig>} />}
      {widget === 'line' && <LineForm {...shared} config={given as Partial<LineConfig>} />}
      {widget === 'ticker' && <TickerForm {...shared} config={given as Partial<TickerConfig>} />}
    </Stack>
  );
}

/** Records of the same name are told apart by their keys. */
function told(records: Option[]): Option[] {
  const names = new Map<string, number>();
  for (const { label } of records) names.set(label, (names.get(label) ?? 0) + 1);
  return records.map(({ value, label }) => ({
    value,
    label: (names.get(label) ?? 0) > 1 ? `${label} (${value})` : label,
  }));
}

const options = (fields: Field[], ...chosen: (string | undefined)[]): Option[] => {
  const known = fields.map(({ name, title }) => ({ value: name, label: title }));
  const lost = chosen.filter((name) => name && !fields.some((field) => field.name === name));
  return told([...known, ...[...new Set(lost)].map((name) => ({ value: name ?? '', label: name ?? '' }))]);
};

const numbers = (fields: Field[]) => fields.filter(isNumber);

/** The number that is shown. */
function ValueField<Config extends { field: string }>({ config, fields, set, wrong }: FormProps<Config>) {
  const { t } = useTranslation();
  const data = options(numbers(fields), config.field);
  return (
    <Select
      label={t('builtin.settings.field')}
      placeholder={t('builtin.settings.chooseField')}
      description={data.length === 0 ? t('builtin.settings.noNumber') : undefined}
      data={data}
      allowDeselect={false}
      value={config.field ?? null}
      error={wrong('field')}
      onChange={(field) => field && set({ field } as Partial<Record<keyof Config, unknown>>)}
    />
  );
}

/** How figures are written. */
function FigureFields<Config extends FigureFormat & { field: string }>({
  config,
  fields,
  known,
  set,
  wrong,
}: FormProps<Config>) {
  const { t } = useTranslation();
  const { record, series, records } = config as Partial<NumberConfig & LineConfig & TickerConfig>;
  const [first] = [record, ...(series ?? []), ...(records ?? []), ...known.records.keys()].filter(Boolean);
  const found = formatOf({}, fields, config.field ?? '', known.records.get(first ?? '')?.value).unit;
  return (
    <Group grow align="flex-start" gap="sm">
      <TextInput
        label={t('builtin.settings.unit')}
        placeholder={found}
        maxLength={bounds.unitLength}
        value={config.unit ?? ''}
        error={wrong('unit')}
        onChange={(event) =>
          set({ unit: event.currentTarget.value || undefined } as Partial<Record<keyof Config, unknown>>)
        }
      />
      <NumberInput
        label={t('builtin.settings.decimals')}
        placeholder={t('builtin.settings.automatic')}
        min={0}
        max={bounds.decimals}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="strict"
        value={config.decimals ?? ''}
        error={wrong('decimals')}
        onChange={(decimals) =>
          set({ decimals: typeof decimals === 'number' ? decimals : undefined } as Partial<
            Record<keyof Config, unknown>
          >)
        }
      />
    </Group>
  );
}

const newest = '';

function NumberForm(props: FormProps<NumberConfig>) {
  const { t } = useTranslation();
  const { config, records, set, wrong, choice } = props;
  const { above, below } = config.threshold ?? {};
  const outOfOrder = above !== undefined && below !== undefined && below >= above;
  const threshold = (changed: NumberConfig['threshold']) => {
    const next = Object.fromEntries(
      Object.entries({ above, below, ...changed }).filter(([, value]) => value !== undefined),
    );
    set({ threshold: Object.keys(next).length > 0 ? next : undefined });
  };
  const number = (value: number | string) => (typeof value === 'number' ? value : undefined);
  return (
    <>
      {choice.source !== null && choice.source.key.length > 0 && (
        <Select
          label={t('builtin.settings.record')}
          data={[{ value: newest, label: t('builtin.settings.anyRecord') }, ...records]}
          searchable
          limit={listed}
          allowDeselect={false}
          value={config.record ?? newest}
          error={wrong('record')}
          onChange={(record) => set({ record: record || null })}
        />
      )}
      <ValueField {...props} />
      <FigureFields {...props} />
      <Stack gap={4}>
        <Group grow align="flex-start" gap="sm">
          <NumberInput
            label={t('builtin.settings.above')}
            hideControls
            value={above ?? ''}
            error={wrong('threshold')}
            onChange={(value) => threshold({ above: number(value) })}
          />
          <NumberInput
            label={t('builtin.settings.below')}
            hideControls
            value={below ?? ''}
            error={outOfOrder ? t('builtin.settings.thresholdOrder') : null}
            onChange={(value) => threshold({ below: number(value) })}
          />
        </Group>
        <Text size="xs" c="dimmed">
          {t('builtin.settings.thresholdText')}
        </Text>
      </Stack>
    </>
  );
}

const byKey = '';

function TableForm({ config, fields, set, wrong }: FormProps<TableConfig>) {
  const { t } = useTranslation();
  const chosen = config.fields ?? [];
  const { sort } = config;
  return (
    <>
      <MultiSelect
        label={t('builtin.settings.fields')}
        description={t('builtin.settings.fieldsText', { count: bounds.tableFields })}
        data={options(fields, ...chosen)}
        maxValues={bounds.tableFields}
        searchable
        value={chosen}
        error={wrong('fields') ?? (chosen.length === 0 ? t('builtin.settings.fieldsNeeded') : null)}
        onChange={(next) => set({ fields: next })}
      />
      <Group grow align="flex-end" gap="sm">
        <Select
          label={t('builtin.settings.sort')}
          data={[{ value: byKey, label: t('builtin.settings.byKey') }, ...options(fields, sort?.field)]}
          allowDeselect={false}
          value={sort?.field ?? byKey}
          error={wrong('sort')}
          onChange={(field) =>
            set({ sort: field ? { field, descending: sort?.descending ?? true } : undefined })
          }
        />
        <Switch
          label={t('builtin.settings.descending')}
          mb={8}
          disabled={!sort}
          checked={sort?.descending ?? false}
          onChange={(event) => sort && set({ sort: { ...sort, descending: event.currentTarget.checked } })}
        />
      </Group>
      <NumberInput
        label={t('builtin.settings.limit')}
        placeholder={String(defaults.tableRows)}
        min={1}
        max={bounds.tableRows}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="blur"
        value={config.limit ?? ''}
        error={wrong('limit')}
        onChange={(limit) => set({ limit: typeof limit === 'number' ? limit : undefined })}
      />
    </>
  );
}

const spans = [5, 15, 30, 60, 180, 360, 720, 1440];
const overTime = '';

function LineForm(props: FormProps<LineConfig>) {
  const { t } = useTranslation();
  const { config, fields, records, known, set, wrong, choice } = props;
  const key = choice.source?.key ?? [];
  const ways = fields.filter(({ isKey }) => isKey);
  const { over } = config;
  const usual = overIn(fields, key)?.name;
  const minutes = config.minutes ?? defaults.minutes;
  const lines = over === undefined ? records : linesOver(choice.source?.key ?? [], known, over, fields);
  return (
    <>
      <ValueField {...props} />
      {ways.length > 0 && (
        <Select
          label={t('builtin.settings.over')}
          data={[
            { value: overTime, label: t('builtin.settings.overTime') },
            ...options(
              [...ways].sort((one) => (one.name === usual ? -1 : 1)),
              over,
            ),
          ]}
          allowDeselect={false}
          value={over ?? overTime}
          error={wrong('over')}
          onChange={(next) =>
            set({ over: next || undefined, series: [], ...(next && { minutes: undefined }) })
          }
        />
      )}
      {lines.length > 0 && (
        <MultiSelect
          label={t('builtin.settings.series')}
          description={t('builtin.settings.seriesText', { count: bounds.series })}
          data={lines}
          limit={listed}
          searchable
          clearable
          maxValues={bounds.series}
          value={config.series ?? []}
          error={wrong('series')}
          onChange={(series) => set({ series })}
        />
      )}
      {over === undefined && (
        <Select
          label={t('builtin.settings.minutes')}
          data={[...new Set([...spans, minutes])]
            .sort((one, other) => one - other)
            .map((each) => ({
              value: String(each),
              label:
                each % 60 === 0
                  ? t('builtin.settings.hour', { count: each / 60 })
                  : t('builtin.settings.minute', { count: each }),
            }))}
          allowDeselect={false}
          value={String(minutes)}
          error={wrong('minutes')}
          onChange={(next) => next && set({ minutes: Number(next) })}
        />
      )}
      <FigureFields {...props} />
    </>
  );
}

/** What there are lines of, when records are strung along a field. */
function linesOver(key: readonly string[], { records }: LiveSource, over: string, fields: Field[]): Option[] {
  const rest = key.filter((name) => name !== over);
  if (rest.length === 0) return [];
  const others = fields.filter(({ name }) => name !== over);
  const found = new Map([...records.values()].map(({ value }) => [keyOf(value, rest), value]));
  return told([...found].map(([value, record]) => ({ value, label: nameOf(value, record, others) })));
}

const ownChange = '';

function TickerForm(props: FormProps<TickerConfig>) {
  const { t } = useTranslation();
  const { config, fields, records, set, wrong } = props;
  const changes = [...numbers(fields)].sort((one, other) => Number(isChange(other)) - Number(isChange(one)));
  return (
    <>
      <MultiSelect
        label={t('builtin.settings.records')}
        description={t('builtin.settings.recordsText', { count: bounds.tickerRecords })}
        data={records}
        limit={listed}
        searchable
        clearable
        maxValues={bounds.tickerRecords}
        value={config.records ?? []}
        error={wrong('records')}
        onChange={(next) => set({ records: next })}
      />
      <Select
        label={t('builtin.settings.label')}
        data={options(
          fields.filter(({ kind }) => kind !== 'parts'),
          config.label,
        )}
        allowDeselect={false}
        value={config.label ?? null}
        error={wrong('label')}
        onChange={(label) => label && set({ label })}
      />
      <ValueField {...props} />
      <Select
        label={t('builtin.settings.change')}
        data={[
          { value: ownChange, label: t('builtin.settings.ownChange') },
          ...options(changes, config.change),
        ]}
        allowDeselect={false}
        value={config.change ?? ownChange}
        error={wrong('change')}
        onChange={(change) => set({ change: change || undefined })}
      />
      <FigureFields {...props} />
    </>
  );
}
