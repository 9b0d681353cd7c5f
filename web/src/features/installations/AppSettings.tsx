import { Button, Card, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfigForm, showFirstMistake, useMistakes } from '@/components/ConfigForm.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { toast } from '@/components/toasts.tsx';
import { type Configuration, type Installation, ProblemError } from '@/lib/api/index.ts';
import { defaultsOf, fieldsOf, type Mistake, mistakesOf } from '@/lib/configSchema.ts';
import { configurationQuery, useConfigure } from './queries.ts';

/** The settings that an app lets its organizations choose. */
export function AppSettings({ installation }: { installation: Installation }) {
  const { t } = useTranslation();
  const found = useQuery(configurationQuery(installation.id));
  if (found.isError) {
    return (
      <ProblemNotice title={t('config.failed')} error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  if (found.isPending) return <Skeleton h={320} radius="lg" maw="40rem" />;
  return <Form key={found.data.version} configuration={found.data} installation={installation} />;
}

interface FormProps {
  configuration: Configuration;
  installation: Installation;
}

function Form({ configuration, installation }: FormProps) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const fields = fieldsOf(configuration.schema);
  const [config, setConfig] = useState(() => ({ ...defaultsOf(fields), ...configuration.config }));
  const [found, setFound] = useState<Mistake[]>([]);
  const mistakes = useMistakes();
  const configure = useConfigure(installation.id);
  const app = installation.integration.displayName;
  const problem = configure.error instanceof ProblemError ? configure.error : null;
  const refused = mistakesOf(problem?.fields ?? []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = mistakes(fields, config);
    setFound(wrong);
    if (wrong.length > 0) {
      showFirstMistake(form.current);
      return;
    }
    configure.mutate(
      { config, version: configuration.version },
      {
        onSuccess: () => toast(t('config.saved', { app })),
        onError: () => showFirstMistake(form.current),
      },
    );
  };
  return (
    <Card component="form" ref={form} onSubmit={submit} noValidate maw="40rem">
      <Stack gap="lg">
        <Text size="sm" c="dimmed">
          {t(installation.target === 'user' ? 'config.leadOwn' : 'config.lead', { app })}
        </Text>
        <ConfigForm fields={fields} config={config} onChange={setConfig} mistakes={[...found, ...refused]} />
        {configure.error && (
          <ProblemNotice
            title={t('config.notSaved')}
            error={configure.error}
            why={refused.length > 0 ? t('config.mend') : undefined}
            consequence={{ decided: t('outcome.unchanged'), undecided: t('outcome.unknown') }}
          />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={configure.isPending}>
            {t('action.save')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
