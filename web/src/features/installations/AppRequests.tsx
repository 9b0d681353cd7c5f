import { Badge, Button, Card, Group, type MantineColor, Skeleton, Text } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppIcon } from '@/components/AppIcon.tsx';
import { Empty } from '@/components/Empty.tsx';
import { More } from '@/components/More.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import type { AppRequest, Membership } from '@/lib/api/index.ts';
import { useFormat } from '@/lib/format.ts';
import { AnswerDialog } from './AnswerDialog.tsx';
import classes from './AppRequests.module.css';
import { requestsQuery } from './requests.ts';

export const requestColors: Record<AppRequest['state'], MantineColor> = {
  open: 'blue',
  approved: 'teal',
  denied: 'orange',
  withdrawn: 'gray',
};

/** What members ask for, for the admins to answer. */
export function AppRequests({ organization }: { organization: Membership }) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(requestsQuery(organization.id));
  const requests = found.data?.pages.flatMap((page) => page.requests) ?? [];
  if (found.isError && requests.length === 0) {
    return (
      <ProblemNotice title={t('requests.failed')} error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  if (found.isPending) return <Skeleton h={280} radius="lg" />;
  return (
    <>
      <Card p={0}>
        {requests.length === 0 ? (
          <Empty
            icon={<IconInbox size={36} stroke={1.5} className={classes.none} />}
            title={t('requests.none')}
            text={t('requests.noneText')}
          />
        ) : (
          <ul className={classes.list}>
            {requests.map((request) => (
              <Row key={request.id} request={request} organization={organization} />
            ))}
          </ul>
        )}
      </Card>
      <More list={found} failed={t('requests.moreFailed')} />
    </>
  );
}

function Row({ request, organization }: { request: AppRequest; organization: Membership }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [answering, setAnswering] = useState<'approve' | 'deny' | null>(null);
  const { integration, requestedBy, requestedAt, message, state, answer, answeredBy } = request;
  return (
    <li className={classes.row}>
      <AppIcon app={integration} size={40} />
      <div className={classes.text}>
        <Text size="sm" fw={560} style={{ overflowWrap: 'anywhere' }}>
          {t('requests.wants', { name: requestedBy.name })}{' '}
          <Link to="/listings/$name" params={{ name: integration.name }} className={classes.link}>
            {integration.displayName}
          </Link>
        </Text>
        <Text size="xs" c="dimmed">
          {format.dateTime(requestedAt)}
        </Text>
        {message && <p className={classes.message}>{message}</p>}
        {answeredBy && (
          <Text size="sm" c="dimmed" mt={4}>
            {t(state === 'denied' ? 'requests.deniedBy' : 'requests.approvedBy', { name: answeredBy.name })}
            {answer && ` “${answer}”`}
          </Text>
        )}
      </div>
      {state === 'open' ? (
        <Group gap="xs" className={classes.actions}>
          <Button size="xs" variant="default" onClick={() => setAnswering('deny')}>
            {t('requests.deny')}
          </Button>
          <Button size="xs" onClick={() => setAnswering('approve')}>
            {t('requests.approve')}
          </Button>
        </Group>
      ) : (
        <Badge color={requestColors[state]}>{t(`requests.state.${state}`)}</Badge>
      )}
      {(['approve', 'deny'] as const).map((each) => (
        <AnswerDialog
          key={each}
          answer={each}
          request={request}
          organization={organization}
          opened={answering === each}
          onClose={() => setAnswering(null)}
        />
      ))}
    </li>
  );
}
