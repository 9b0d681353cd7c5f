import { Badge, Button, Card, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AppIcon } from '@/components/AppIcon.tsx';
import { toast } from '@/components/toasts.tsx';
import type { Membership } from '@/lib/api/index.ts';
import { useFormat } from '@/lib/format.ts';
import { useVisitor } from '@/lib/session.ts';
import classes from './AppRequests.module.css';
import { requestColors } from './AppRequests.tsx';
import { requestsQuery, useWithdraw } from './requests.ts';

/** What this person has asked for, and what was answered. */
export function OwnRequests({ organization }: { organization: Membership }) {
  const { t } = useTranslation();
  const format = useFormat();
  const visitor = useVisitor();
  const withdraw = useWithdraw();
  const { data } = useInfiniteQuery(requestsQuery(organization.id));
  const mine = (data?.pages[0]?.requests ?? []).filter(
    ({ requestedBy, state }) =>
      requestedBy.id === visitor?.account.id && (state === 'open' || state === 'denied'),
  );
  if (mine.length === 0) return null;
  return (
    <section>
      <Title order={2} mt="xl" mb="sm">
        {t('requests.yours')}
      </Title>
      <Card p={0} component="ul" className={classes.list}>
        {mine.map(({ id, integration, state, requestedAt, answer, answeredBy }) => (
          <li key={id} className={classes.row}>
            <AppIcon app={integration} size={40} />
            <div className={classes.text}>
              <Text size="sm" fw={560}>
                <Link to="/listings/$name" params={{ name: integration.name }} className={classes.link}>
                  {integration.displayName}
                </Link>
              </Text>
              <Text size="xs" c="dimmed">
                {t('requests.youAsked', { at: format.date(requestedAt) })}
              </Text>
              {state === 'denied' && (
                <Text size="sm" mt={4}>
                  {t('requests.wasDenied', { name: answeredBy?.name ?? '', reason: answer ?? '' })}
                </Text>
              )}
            </div>
            {state === 'open' ? (
              <Button
                size="xs"
                variant="default"
                disabled={withdraw.isPending}
                onClick={() =>
                  withdraw.mutate(id, {
                    onSuccess: () => toast(t('requests.withdrawn')),
                    onError: () => toast(t('requests.notWithdrawn'), { failed: true }),
                  })
                }
              >
                {t('requests.withdraw')}
              </Button>
            ) : (
              <Badge color={requestColors[state]}>{t(`requests.state.${state}`)}</Badge>
            )}
          </li>
        ))}
      </Card>
    </section>
  );
}
