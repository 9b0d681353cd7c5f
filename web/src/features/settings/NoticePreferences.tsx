import { Skeleton, Stack, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import { toast } from '@/components/toasts.tsx';
import { type NoticePreference, notices } from '@/lib/api/index.ts';
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
          {found.data.map((each) => (
            <Switch
              key={each.kind}
              label={each.title}
              description={
                each.locked ? t(each.mail ? 'preferences.locked' : 'preferences.bellOnly') : undefined
              }
              checked={each.mail}
              disabled={each.locked}
              onChange={(event) =>
                change.mutate(
                  { ...each, mail: event.currentTarget.checked },
                  { onError: () => toast(t('preferences.notSaved', { kind: each.title }), { failed: true }) },
                )
              }
            />
          ))}
        </Stack>
      )}
    </Section>
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
  return useMutation({
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
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
}
