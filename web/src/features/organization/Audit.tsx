import { Button, Card, Group, Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import type { Membership } from '@/lib/api/index.ts';
import { useFormat } from '@/lib/format.ts';
import { canAdminister } from '@/lib/session.ts';
import classes from './Audit.module.css';
import { auditQuery } from './queries.ts';
import { useAuditSentence } from './useAuditSentence.ts';

/** Who did what, newest first. */
export function Audit({ organization }: { organization: Membership }) {
  const { t } = useTranslation();
  if (!canAdminister(organization)) {
    return (
      <Card>
        <Empty title={t('audit.onlyAdmins')} text={t('audit.onlyAdminsText')} />
      </Card>
    );
  }
  return <Entries organization={organization} />;
}

function Entries({ organization }: { organization: Membership }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sentence = useAuditSentence(organization.id);
  const found = useInfiniteQuery(auditQuery(organization.id));
  const entries = found.data?.pages.flatMap((page) => page.entries) ?? [];

  if (found.isError && entries.length === 0) {
    return (
      <ProblemNotice title={t('audit.failed')} error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  if (found.isPending) return <Skeleton h={360} radius="lg" />;
  if (entries.length === 0) {
    return (
      <Card>
        <Empty title={t('audit.none')} text={t('audit.noneText')} />
      </Card>
    );
  }
  return (
    <>
      <Card p={0} component="ol" className={classes.list}>
        {entries.map((entry) => (
          <li key={entry.id} className={classes.entry}>
            <Text size="sm">{sentence(entry)}</Text>
            <time dateTime={entry.at} className={classes.time}>
              {format.dateTime(entry.at)}
            </time>
          </li>
        ))}
      </Card>
      {found.isFetchNextPageError && (
        <ProblemNotice
          title={t('audit.moreFailed')}
          error={found.error}
          onRetry={() => void found.fetchNextPage()}
        />
      )}
      {found.hasNextPage && !found.isFetchNextPageError && (
        <Group justify="center" mt="lg">
          <Button
            variant="default"
            loading={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {t('action.more')}
          </Button>
        </Group>
      )}
    </>
  );
}
