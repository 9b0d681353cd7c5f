import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import { type PlatformSettings, ProblemError } from '@/lib/api/index.ts';
import { settingsQuery } from './queries.ts';

interface Props {
  title: string;
  text: string;
  /** The form, once the settings are known; begun anew when others have changed them. */
  children: (settings: PlatformSettings) => ReactNode;
}

/** Some of the platform's settings, once they are there. */
export function SettingsSection({ title, text, children }: Props) {
  const { t } = useTranslation();
  const found = useQuery(settingsQuery);
  return (
    <Section title={title} text={text}>
      {found.data ? (
        <div key={found.data.version}>{children(found.data)}</div>
      ) : found.isError ? (
        <ProblemNotice title={t('console.failed')} error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Skeleton h={280} />
      )}
    </Section>
  );
}

interface FormProps {
  act: { isPending: boolean; error: Error | null; reset: () => void };
  onSave: () => void;
  children: ReactNode;
}

export function SettingsForm({ act, onSave, children }: FormProps) {
  const { t } = useTranslation();
  const { refetch } = useQuery(settingsQuery);
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
            <Button
              variant="default"
              onClick={() => {
                act.reset();
                void refetch();
              }}
            >
              {t('console.reload')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
