import { MultiSelect, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { bounds, type TickerConfig } from '../config.ts';
import { isChange } from '../roles.ts';
import { FigureFields, type FormProps, listed, numbers, options, ValueField } from './fields.tsx';

const ownChange = '';

export function TickerForm(props: FormProps<TickerConfig>) {
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
