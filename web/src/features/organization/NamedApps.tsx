import { CloseButton, Group, Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppIcon } from '@/components/AppIcon.tsx';
import { Section } from '@/components/Section.tsx';
import type { AppPolicy } from '@/lib/api/index.ts';
import classes from './AllowedApps.module.css';
import { appsByNameQuery } from './queries.ts';

type App = AppPolicy['apps'][number];

const most = 200;
const exactly = /^[a-z][a-z0-9-]{1,62}$/;

interface Props {
  list: 'allow' | 'deny';
  names: string[];
  /** What the saved lists name. */
  known: App[];
  /** What stands in one of the lists already. */
  taken: string[];
  /** Those of the names that the server does not know. */
  unknown: string[];
  /** Absent for people who may only read. */
  onChange?: (names: string[]) => void;
}

/** Apps that the rule does not count for. */
export function NamedApps({ list, names, known, taken, unknown, onChange }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<App[]>([]);
  const app = (name: string): App =>
    [...known, ...chosen].find((each) => each.name === name) ?? { name, displayName: name, icon: null };
  return (
    <Section title={t(`appPolicy.${list}`)} text={<Text size="sm">{t(`appPolicy.${list}Text`)}</Text>}>
      {names.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('appPolicy.nobodyNamed')}
        </Text>
      )}
      <ul className={classes.list} aria-label={t(`appPolicy.${list}`)}>
        {names.map(app).map((each) => (
          <li key={each.name} className={classes.row}>
            <AppIcon app={each} size={28} />
            <div className={classes.text}>
              <Text size="sm" fw={560}>
                {each.displayName}
              </Text>
              {unknown.includes(each.name) && (
                <Text size="sm" className={classes.wrong}>
                  {t('appPolicy.unknown')}
                </Text>
              )}
            </div>
            {onChange && (
              <CloseButton
                aria-label={t('appPolicy.remove', { app: each.displayName })}
                onClick={() => onChange(names.filter((name) => name !== each.name))}
              />
            )}
          </li>
        ))}
      </ul>
      {onChange && names.length < most && (
        <Search
          label={t(`appPolicy.add.${list}`)}
          taken={taken}
          onChoose={(next) => {
            setChosen([...chosen, next]);
            onChange([...names, next.name]);
          }}
        />
      )}
    </Section>
  );
}

interface SearchProps {
  label: string;
  taken: string[];
  onChoose: (app: App) => void;
}

/** One out of possibly many: the server searches. What it does not list can be named exactly. */
function Search({ label, taken, onChoose }: SearchProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const { data } = useQuery(appsByNameQuery(q));
  const found: App[] = (data?.listings ?? []).filter(({ name }) => !taken.includes(name));
  const exact = typed.trim();
  const named =
    exactly.test(exact) && !taken.includes(exact) && !data?.listings.some(({ name }) => name === exact)
      ? [{ value: exact, label: t('appPolicy.byName', { name: exact }) }]
      : [];
  return (
    <Group mt="sm">
      <Select
        label={label}
        placeholder={t('appPolicy.search')}
        searchable
        maw="24rem"
        flex={1}
        nothingFoundMessage={t('appPolicy.nothing')}
        data={[...found.map(({ name, displayName }) => ({ value: name, label: displayName })), ...named]}
        filter={({ options }) => options}
        value={null}
        searchValue={typed}
        onSearchChange={setTyped}
        onChange={(name) => {
          if (!name) return;
          onChoose(found.find((each) => each.name === name) ?? { name, displayName: name, icon: null });
          setTyped('');
        }}
      />
    </Group>
  );
}
