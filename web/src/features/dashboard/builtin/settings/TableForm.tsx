import { Group, MultiSelect, NumberInput, Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { bounds, defaults, type TableConfig } from '../config.ts';
import { type FormProps, options } from './fields.tsx';

const byKey = '';

export function TableForm({ config, fields, set, wrong }: FormProps<TableConfig>) {
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
