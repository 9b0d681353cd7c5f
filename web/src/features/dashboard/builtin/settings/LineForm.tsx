import { MultiSelect, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LiveSource } from '@/lib/liveSource.ts';
import { type Field, keyOf } from '@/lib/values.ts';
import { bounds, defaults, type LineConfig } from '../config.ts';
import { nameOf } from '../parts.ts';
import { overIn } from '../suggest.ts';
import { FigureFields, type FormProps, listed, type Option, options, told, ValueField } from './fields.tsx';

const spans = [5, 15, 30, 60, 180, 360, 720, 1440];
const overTime = '';

export function LineForm(props: FormProps<LineConfig>) {
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
