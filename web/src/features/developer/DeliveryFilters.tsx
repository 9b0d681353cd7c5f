import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { deliveryStates } from '@/lib/api/developer.ts';
import { eventTypes } from '@/lib/api/eventTypes.gen.ts';
import classes from './Deliveries.module.css';
import type { DeveloperSearch } from './IntegrationPage.tsx';

interface Props {
  search: DeveloperSearch;
  onSearch: (search: DeveloperSearch) => void;
  /** Who has installed it, as far as the log that is shown knows them. */
  targets: Map<string, string>;
}

/** Which events of the log are shown. */
export function DeliveryFilters({ search, onSearch, targets }: Props) {
  const { t } = useTranslation();
  const { state, type, installation, since, until } = search;
  const set = (change: Partial<DeveloperSearch>) =>
    onSearch({ state, type, installation, since, until, ...change });
  const all = { value: '', label: t('deliveries.filter.all') };
  const types = type && !eventTypes.includes(type) ? [...eventTypes, type] : eventTypes;
  const known = new Map(targets);
  if (installation && !known.has(installation)) known.set(installation, `${installation.slice(0, 13)}…`);
  return (
    <Group
      gap="sm"
      align="flex-end"
      className={classes.filters}
      role="search"
      aria-label={t('deliveries.filter.label')}
    >
      <NativeSelect
        label={t('deliveries.filter.state')}
        value={state ?? ''}
        onChange={(event) => set({ state: event.currentTarget.value || undefined })}
        data={[all, ...deliveryStates.map((each) => ({ value: each, label: t(`deliveries.state.${each}`) }))]}
      />
      <NativeSelect
        label={t('deliveries.filter.type')}
        value={type ?? ''}
        onChange={(event) => set({ type: event.currentTarget.value || undefined })}
        data={[all, ...types.map((each) => ({ value: each, label: each }))]}
      />
      <NativeSelect
        label={t('deliveries.filter.installation')}
        value={installation ?? ''}
        onChange={(event) => set({ installation: event.currentTarget.value || undefined })}
        data={[all, ...[...known].map(([value, label]) => ({ value, label }))]}
      />
      <TextInput
        type="datetime-local"
        label={t('deliveries.filter.since')}
        max={until}
        value={since ?? ''}
        onChange={(event) => set({ since: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="datetime-local"
        label={t('deliveries.filter.until')}
        min={since}
        value={until ?? ''}
        onChange={(event) => set({ until: event.currentTarget.value || undefined })}
      />
    </Group>
  );
}
