import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import { type PlatformSettings, ProblemError } from '@/lib/api/index.ts';
import { settingsQuery } from './queries.ts';

interface Props {
  title: string;
  text: string;
  /** The form, once the settings are known, and how to begin it anew with what others have changed. */
  children: (settings: PlatformSettings, reload: () => void) => ReactNode;
}

/** Some of the platform's settings, once they are there. */
export function SettingsSection({ title, text, children }: Props) {
  const { t } = useTranslation();
  const found = useQuery(settingsQuery);
  const [round, setRound] = useState(0);
  const reload = async () => {
    await found.refetch();
    setRound(round + 1);
  };
  return (
    <Section title={title} text={text}>
      {found.data ? (
        <div key={round}>{children(found.data, () => void reload())}</div>
      ) : found.isError ? (
        <ProblemNotice title={t('console.failed')} error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Skeleton h={280} />
      )}
    </Section>
  );
}

interface FormProps {
  act: { isPending: boolean; error: Error | null };
  onSave: () => void;
  onReload: () => void;
  children: ReactNode;
}

export function SettingsForm({ act, onSave, onReload, children }: FormProps) {
  const { t } = useTranslation();
  const changedByOthers = act.error instanceof ProblemError && act.error.slug === 'settings-changed';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {children}
        <Failure title={t('console.notSaved')} error={act.error} />
        <Group gap="xs">
          <Button type="submit" loading={act.isPending}>
            {t('console.save')}
          </Button>
          {changedByOthers && (
            <Button variant="default" onClick={onReload}>
              {t('console.reload')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
