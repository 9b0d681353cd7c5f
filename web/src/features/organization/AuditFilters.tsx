import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Membership } from '@/lib/api/index.ts';
import { type AuditFilter, organizations } from '@/lib/api/organizations.ts';
import classes from './Audit.module.css';
import type { OrganizationSearch, PanelProps } from './OrganizationPage.tsx';
import { membersQuery } from './queries.ts';
import { auditActions } from './useAuditSentence.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** The first moment of a day, as this person's clock has it. */
function start(date: string | undefined, daysLater = 0) {
  if (!date || !day.test(date)) return undefined;
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, dayOfMonth + daysLater).toISOString();
}

/** What the address says, as the server wants it: both days included. */
export const filterOf = ({ actor, action, since, until }: OrganizationSearch): AuditFilter => ({
  actor,
  action,
  since: start(since),
  until: start(until, 1),
});

interface Props extends Pick<PanelProps, 'search' | 'onSearch'> {
  organization: Membership;
}

export function AuditFilters({ organization, search, onSearch }: Props) {
  const { t } = useTranslation();
  const { actor, action, since, until } = search;
  const set = (change: Partial<OrganizationSearch>) => onSearch({ actor, action, since, until, ...change });
  const filtered = Boolean(actor || action || since || until);
  return (
    <Group gap="sm" mb="md" align="flex-end" className={classes.filters}>
      <Actor organization={organization} actor={actor} onChoose={(next) => set({ actor: next })} />
      <Select
        label={t('audit.filter.action')}
        placeholder={t('audit.filter.all')}
        data={auditActions.map((each) => ({ value: each, label: t(`audit.kind.${underscored(each)}`) }))}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('audit.filter.clear') }}
        value={action ?? null}
        onChange={(next) => set({ action: next ?? undefined })}
      />
      <TextInput
        type="date"
        label={t('audit.filter.since')}
        max={until}
        value={since ?? ''}
        onChange={(event) => set({ since: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label={t('audit.filter.until')}
        min={since}
        value={until ?? ''}
        onChange={(event) => set({ until: event.currentTarget.value || undefined })}
      />
      <Group gap="xs" ml="auto">
        {filtered && (
          <Button variant="subtle" onClick={() => onSearch({})}>
            {t('audit.filter.reset')}
          </Button>
        )}
        <Button
          component="a"
          variant="default"
          href={organizations.auditFile(organization.id, filterOf(search))}
          download
          leftSection={<IconDownload size={17} stroke={1.75} />}
        >
          {t('audit.export')}
        </Button>
      </Group>
    </Group>
  );
}

type Underscored<Text extends string> = Text extends `${infer Head}.${infer Tail}` ? `${Head} ${Tail}` : Text;
export const underscored = <Text extends string>(text: Text) => text.replace('.', ' ') as Underscored<Text>;

interface ActorProps {
  organization: Membership;
  actor: string | undefined;
  onChoose: (actor: string | undefined) => void;
}

/** Somebody out of possibly thousands: the server searches. */
function Actor({ organization, actor, onChoose }: ActorProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 250);
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const { data } = useInfiniteQuery(membersQuery(organization.id, q === chosen?.label ? '' : q));
  const people = (data?.pages[0]?.members ?? []).map(({ accountId, name }) => ({
    value: accountId,
    label: name,
  }));
  const known = people.find(({ value }) => value === actor) ?? (chosen?.value === actor ? chosen : null);
  const more = actor && !people.some(({ value }) => value === actor);
  return (
    <Select
      label={t('audit.filter.person')}
      placeholder={t('audit.filter.everybody')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('audit.filter.clear') }}
      nothingFoundMessage={t('audit.filter.nobody')}
      data={more ? [...people, known ?? { value: actor, label: t('audit.somebody') }] : people}
      filter={({ options }) => options}
      value={actor ?? null}
      onSearchChange={setTyped}
      onChange={(next, option) => {
        setChosen(option && { value: option.value, label: option.label });
        onChoose(next ?? undefined);
      }}
    />
  );
}
