import { Button, Card, List, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { publishing } from '@/lib/api/publishing.ts';
import { sessionQuery } from '@/lib/session.ts';
import { roleQuery } from './publishing.ts';
import { useDeveloperAct } from './queries.ts';

/** The way into the developers' rooms, for people who are none yet. */
export function BecomeDeveloper() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const role = useQuery(roleQuery);
  const ask = useDeveloperAct(async () => {
    const answer = await publishing.becomeDeveloper();
    queries.setQueryData(roleQuery.queryKey, answer);
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
  });
  if (role.isError && !role.data) {
    return (
      <ProblemNotice title={t('become.failed')} error={role.error} onRetry={() => void role.refetch()} />
    );
  }
  if (role.isPending) return <Skeleton h={220} radius="lg" />;
  return (
    <Card p="xl" maw="44rem">
      <Stack gap="md" align="flex-start">
        <Title order={2}>{t(role.data.state === 'asked' ? 'become.askedTitle' : 'become.title')}</Title>
        {role.data.state === 'asked' ? (
          <Text role="status">{t('become.asked')}</Text>
        ) : (
          <>
            <Text>{t('become.text')}</Text>
            <List spacing={6} size="sm">
              {(['first', 'second', 'third'] as const).map((each) => (
                <List.Item key={each}>{t(`become.${each}`)}</List.Item>
              ))}
            </List>
            <Failure title={t('become.notDone')} error={ask.error} />
            <Button loading={ask.isPending} onClick={() => ask.mutate(undefined)}>
              {t('become.confirm')}
            </Button>
          </>
        )}
      </Stack>
    </Card>
  );
}
