import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mistakeIn } from '@/components/Failure.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { toast } from '@/components/toasts.tsx';
import { type Membership, ProblemError } from '@/lib/api/index.ts';
import { organizations } from '@/lib/api/organizations.ts';
import { useIdempotent } from '@/lib/idempotency.ts';
import { sessionQuery } from '@/lib/session.ts';
import { slugOf } from './slugOf.ts';

/** Makes an organization that this person owns. */
export function CreateOrganization({ onCreated }: { onCreated: (made: Membership) => void }) {
  const { t } = useTranslation();
  const [displayName, setDisplayName] = useState('');
  const [written, setWritten] = useState<string | null>(null);
  const queries = useQueryClient();
  const create = useMutation({
    mutationFn: useIdempotent(organizations.create),
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });

  const name = written ?? slugOf(displayName);
  const taken = create.error instanceof ProblemError && create.error.slug === 'organization-name-taken';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(
      { name, displayName: displayName.trim() },
      {
        onSuccess: (made) => {
          toast(t('organization.created', { organization: made.displayName }));
          onCreated(made);
        },
      },
    );
  };

  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('organization.displayName')}
          required
          withAsterisk={false}
          maxLength={80}
          value={displayName}
          error={mistakeIn(create.error, '/displayName')}
          onChange={(event) => setDisplayName(event.currentTarget.value)}
        />
        <TextInput
          label={t('organization.slug')}
          description={t('organization.slugHint')}
          required
          withAsterisk={false}
          pattern="[a-z][a-z0-9\-]{1,62}"
          spellCheck={false}
          value={name}
          error={taken ? t('start.taken') : mistakeIn(create.error, '/name')}
          onChange={(event) => setWritten(event.currentTarget.value)}
        />
        {create.error && !taken && (
          <ProblemNotice
            title={t('organization.notCreated')}
            error={create.error}
            consequence={{ decided: t('outcome.unchanged'), undecided: t('outcome.safeToRepeat') }}
          />
        )}
        <Button type="submit" loading={create.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('organization.create')}
        </Button>
      </Stack>
    </form>
  );
}
