import { Group, NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LiveSource } from '@/lib/liveSource.ts';
import type { Field } from '@/lib/values.ts';
import {
  bounds,
  type FigureFormat,
  type LineConfig,
  type NumberConfig,
  type TickerConfig,
} from '../config.ts';
import type { Previewed } from '../Preview.tsx';
import { formatOf, isNumber } from '../roles.ts';

export interface Option {
  value: string;
  label: string;
}

export interface FormProps<Config> {
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
export const listed = 100;

/** Records of the same name are told apart by their keys. */
export function told(records: Option[]): Option[] {
  const names = new Map<string, number>();
  for (const { label } of records) names.set(label, (names.get(label) ?? 0) + 1);
  return records.map(({ value, label }) => ({
    value,
    label: (names.get(label) ?? 0) > 1 ? `${label} (${value})` : label,
  }));
}

export const options = (fields: Field[], ...chosen: (string | undefined)[]): Option[] => {
  const known = fields.map(({ name, title }) => ({ value: name, label: title }));
  const lost = chosen.filter((name) => name && !fields.some((field) => field.name === name));
  return told([...known, ...[...new Set(lost)].map((name) => ({ value: name ?? '', label: name ?? '' }))]);
};

export const numbers = (fields: Field[]) => fields.filter(isNumber);

/** The number that is shown. */
export function ValueField<Config extends { field: string }>({
  config,
  fields,
  set,
  wrong,
}: FormProps<Config>) {
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
export function FigureFields<Config extends FigureFormat & { field: string }>({
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
