import { Button, Card, Container, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { toast } from '@/components/toasts.tsx';
import { ProblemError } from '@/lib/api/index.ts';
import { useTitle } from '@/lib/hooks.ts';
import { useCreateOrganization } from './queries.ts';
import { slugOf } from './slugOf.ts';

/** For people who belong to no organization yet: makes one that they own. */
export function CreateOrganization() {
  const { t } = useTranslation();
  const [displayName, setDisplayName] = useState('');
  const [written, setWritten] = useState<string | null>(null);
  const create = useCreateOrganization();
  useTitle(t('organization.none'));

  const name = written ?? slugOf(displayName);
  const fields = create.error instanceof ProblemError ? create.error.fields : [];
  const errorOf = (field: string) => fields.find(({ pointer }) => pointer === `/${field}`)?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(
      { name, displayName: displayName.trim() },
      {
        onSuccess: () => toast(t('organization.created', { organization: displayName.trim() })),
      },
    );
  };

  return (
    <Container size="30rem" px="md" pt={64}>
      <Title order={1}>{t('organization.none')}</Title>
      <Text c="dimmed" mt="xs" mb="xl">
        {t('organization.noneText')}
      </Text>
      <Card component="form" onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('organization.displayName')}
            required
            maxLength={80}
            value={displayName}
            error={errorOf('displayName')}
            onChange={(event) => setDisplayName(event.currentTarget.value)}
          />
          <TextInput
            label={t('organization.slug')}
            description={t('organization.slugHint')}
            required
            pattern="[a-z][a-z0-9-]{1,62}"
            value={name}
            error={errorOf('name')}
            onChange={(event) => setWritten(event.currentTarget.value)}
          />
          {create.error && (
            <ProblemNotice
              title={t('organization.notCreated')}
              error={create.error}
              consequence={{ decided: t('outcome.unchanged'), undecided: t('outcome.safeToRepeat') }}
            />
          )}
          <Button type="submit" loading={create.isPending}>
            {t('organization.create')}
          </Button>
        </Stack>
      </Card>
    </Container>
  );
}
