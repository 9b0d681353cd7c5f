import { Button, Card, Container, Group, Skeleton, Title } from '@mantine/core';
import { IconBell, IconChecks } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { Moment } from '@/components/Moment.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { toast } from '@/components/toasts.tsx';
import { useGo } from '@/lib/go.ts';
import { useTitle } from '@/lib/hooks.ts';
import classes from './Bell.module.css';
import { allQuery, useLatest, useMarkRead } from './queries.ts';

/** Every notice, the latest first. */
export function NoticesPage() {
  const { t } = useTranslation();
  useTitle(t('bell.title'));
  const found = useInfiniteQuery(allQuery);
  const { data: latest } = useLatest();
  const go = useGo();
  const markRead = useMarkRead();
  const failed = { onError: () => toast(t('bell.notMarked'), { failed: true }) };
  const list = found.data?.pages.flatMap((page) => page.notices) ?? [];

  return (
    <Container size="46rem" px={{ base: 'md', sm: 'lg' }} pt={40}>
      <Group justify="space-between" mb="lg">
        <Title order={1}>{t('bell.title')}</Title>
        <Group gap="xs">
          {(latest?.unread ?? 0) > 0 && (
            <Button
              variant="default"
              size="xs"
              leftSection={<IconChecks size={16} stroke={1.75} />}
              onClick={() => markRead.mutate({ all: true }, failed)}
            >
              {t('bell.markAll')}
            </Button>
          )}
          <Button component={Link} to="/settings/notices" variant="default" size="xs">
            {t('bell.preferences')}
          </Button>
        </Group>
      </Group>
      {found.isError && !found.data ? (
        <ProblemNotice title={t('bell.failed')} error={found.error} onRetry={() => void found.refetch()} />
      ) : found.isPending ? (
        <Skeleton h={420} radius="lg" />
      ) : list.length === 0 ? (
        <Empty
          icon={<IconBell size={32} stroke={1.4} aria-hidden />}
          title={t('bell.nothing')}
          text={t('bell.nothingText')}
        />
      ) : (
        <Card py={0}>
          <ul className={classes.list}>
            {list.map(({ id, title, text, link, at, read }) => (
              <li key={id} className={classes.row}>
                <span className={classes.dot} data-read={read || undefined} aria-hidden />
                <div>
                  <div className={classes.title} data-read={read || undefined}>
                    {link ? (
                      <a
                        href={link}
                        className={classes.link}
                        onClick={(event) => {
                          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                          event.preventDefault();
                          if (!read) markRead.mutate({ ids: [id] }, failed);
                          go(link);
                        }}
                      >
                        {title}
                      </a>
                    ) : (
                      title
                    )}
                  </div>
                  <div className={classes.text}>
                    {text} <Moment at={at} exact />
                  </div>
                </div>
                {!read && (
                  <Button
                    className={classes.mark}
                    size="compact-xs"
                    variant="subtle"
                    color="gray"
                    aria-label={t('bell.markOne', { title })}
                    onClick={() => markRead.mutate({ ids: [id] }, failed)}
                  >
                    {t('bell.mark')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {found.isFetchNextPageError && (
        <ProblemNotice
          title={t('bell.moreFailed')}
          error={found.error}
          onRetry={() => void found.fetchNextPage()}
        />
      )}
      {found.hasNextPage && (
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
    </Container>
  );
}
