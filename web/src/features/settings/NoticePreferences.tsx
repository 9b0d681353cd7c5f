import { Skeleton, Stack, Switch, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import { toast } from '@/components/toasts.tsx';
import { type NoticePreference, notices } from '@/lib/api/index.ts';
import { useFormat } from '@/lib/format.ts';
import { preferencesQuery } from './queries.ts';

/** Which notices come by mail too. */
export function NoticePreferences() {
  const { t } = useTranslation();
  const found = useQuery(preferencesQuery);
  const change = useChangePreference();

  return (
    <Section title={t('preferences.title')} text={t('preferences.text')}>
      {found.isError ? (
        <ProblemNotice
          title={t('preferences.failed')}
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      ) : found.isPending ? (
        <Skeleton h={180} />
      ) : (
        <Stack gap="md">
          {found.data
            .filter(({ locked }) => !locked)
            .map((each) => (
              <Switch
                key={each.kind}
                label={each.title}
                checked={each.mail}
                onChange={(event) =>
                  change.mutate(
                    { ...each, mail: event.currentTarget.checked },
                    {
                      onError: () => toast(t('preferences.notSaved', { kind: each.title }), { failed: true }),
                    },
                  )
                }
              />
            ))}
          <Locked
            kinds={found.data.filter(({ locked, mail }) => locked && mail)}
            words="preferences.always"
          />
          <Locked
            kinds={found.data.filter(({ locked, mail }) => locked && !mail)}
            words="preferences.never"
          />
        </Stack>
      )}
    </Section>
  );
}

/** Kinds about which there is nothing to choose. */
function Locked({
  kinds,
  words,
}: {
  kinds: NoticePreference[];
  words: 'preferences.always' | 'preferences.never';
}) {
  const { t } = useTranslation();
  const format = useFormat();
  if (kinds.length === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {t(words, { kinds: format.list(kinds.map(({ title }) => title)) })}
    </Text>
  );
}

/** Shows the choice at once, and takes it back when it could not be kept. */
function useChangePreference() {
  const queries = useQueryClient();
  const { queryKey } = preferencesQuery;
  const show = (kind: string, mail: boolean) =>
    queries.setQueryData(queryKey, (known: NoticePreference[] | undefined) =>
      known?.map((each) => (each.kind === kind ? { ...each, mail } : each)),
    );
  const mutationKey = ['me', 'notice-preferences'];
  return useMutation({
    mutationKey,
    // One after the other: each is all of them, and the last choice is the one that stays.
    scope: { id: 'notice-preferences' },
    mutationFn: ({ kind, mail }: NoticePreference) => {
      const known = queries.getQueryData(queryKey) ?? [];
      return notices.setPreferences(
        known
          .filter(({ locked }) => !locked)
          .map((each) => ({ ...each, mail: each.kind === kind ? mail : each.mail })),
      );
    },
    onMutate: async ({ kind, mail }) => {
      await queries.cancelQueries({ queryKey });
      show(kind, mail);
    },
    onError: (_error, { kind, mail }) => show(kind, !mail),
    // While another choice waits the server knows less than what is shown.
    onSettled: () =>
      queries.isMutating({ mutationKey }) === 1 ? queries.invalidateQueries({ queryKey }) : undefined,
  });
}
