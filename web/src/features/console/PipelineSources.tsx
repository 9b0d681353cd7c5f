import { Box, Card, Group, Skeleton, Table, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { AppIcon } from '@/components/AppIcon.tsx';
import { Empty } from '@/components/Empty.tsx';
import { More } from '@/components/More.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { SearchField } from '@/components/SearchField.tsx';
import type { PipelineOverview } from '@/lib/api/pipeline.ts';
import { useFormat } from '@/lib/format.ts';
import classes from './Pipeline.module.css';
import type { PipelineSearch } from './PipelineRoom.tsx';
import { sourcesQuery } from './pipeline.ts';
import { SourceState } from './SourceState.tsx';

interface Props {
  overview: PipelineOverview;
  q: string;
  onSearch: (search: PipelineSearch) => void;
}

/** All data sources, those in trouble first; each opens. */
export function PipelineSources({ overview, q, onSearch }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const found = useInfiniteQuery(sourcesQuery(q));
  const sources = found.data?.pages.flatMap((page) => page.sources) ?? [];
  const search = useCallback((next: string) => onSearch(next ? { q: next } : {}), [onSearch]);
  return (
    <section aria-labelledby="pipeline-sources">
      <Title order={2} id="pipeline-sources" mb={4} mt="xl">
        {t('pipeline.sources')}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {t('pipeline.sourcesText', { count: overview.sources })}{' '}
        {overview.troubled > 0 && t('pipeline.troubled', { count: overview.troubled })}
      </Text>
      {(overview.sources > 0 || q) && (
        <Group mb="md">
          <SearchField label={t('pipeline.search')} q={q} onSearch={search} />
        </Group>
      )}
      {found.isError && !found.data ? (
        <ProblemNotice
          title={t('pipeline.sourcesFailed')}
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      ) : found.isPending ? (
        <Skeleton h={240} radius="lg" />
      ) : sources.length === 0 ? (
        <Card>
          {q ? (
            <Empty order={3} title={t('pipeline.noneOf', { q })} text={t('pipeline.noneOfText')} />
          ) : (
            <Empty order={3} title={t('pipeline.none')} text={t('pipeline.noneText')} />
          )}
        </Card>
      ) : (
        <Card p={0}>
          <Table verticalSpacing="sm" horizontalSpacing="sm" aria-label={t('pipeline.sources')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('pipeline.source')}</Table.Th>
                <Table.Th visibleFrom="sm">{t('pipeline.how')}</Table.Th>
                <Table.Th visibleFrom="md" className={classes.number}>
                  {t('pipeline.latency')}
                </Table.Th>
                <Table.Th visibleFrom="sm" className={classes.number}>
                  {t('pipeline.taken')}
                </Table.Th>
                <Table.Th visibleFrom="md" className={classes.number}>
                  {t('pipeline.refused')}
                </Table.Th>
                <Table.Th visibleFrom="sm" className={classes.number}>
                  {t('pipeline.bytes')}
                </Table.Th>
                <Table.Th visibleFrom="md" className={classes.number}>
                  {t('pipeline.behindDead')}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {sources.map((source) => (
                <Table.Tr key={source.name} className={classes.row}>
                  <Table.Td>
                    <Group gap="sm" wrap="nowrap">
                      <AppIcon app={source} size={28} />
                      <div className={classes.name}>
                        <Link
                          to="/console/{-$room}"
                          params={{ room: 'pipeline' }}
                          search={{ ...(q && { q }), source: source.name }}
                          className={classes.source}
                        >
                          {source.displayName}
                        </Link>
                        <Text size="xs" c="dimmed">
                          {t(`pipeline.delivery.${source.deliveryMode}`)}
                        </Text>
                        <Box hiddenFrom="sm" mt={4}>
                          <SourceState state={source.state} />
                        </Box>
                      </div>
                    </Group>
                  </Table.Td>
                  <Table.Td visibleFrom="sm">
                    <SourceState state={source.state} />
                  </Table.Td>
                  <Table.Td visibleFrom="md" className={classes.number}>
                    {source.day.polls > 0 ? t('flow.ms', { latency: source.day.millis }) : '–'}
                  </Table.Td>
                  <Table.Td visibleFrom="sm" className={classes.number}>
                    {format.number(source.day.accepted)}
                  </Table.Td>
                  <Table.Td visibleFrom="md" className={classes.number}>
                    {format.number(source.day.rejected)}
                  </Table.Td>
                  <Table.Td visibleFrom="sm" className={classes.number}>
                    {format.bytes(source.day.bytes)}
                  </Table.Td>
                  <Table.Td visibleFrom="md" className={classes.number}>
                    {source.broker
                      ? `${format.number(source.broker.behind)} / ${format.number(source.broker.dead)}`
                      : '–'}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Card>
      )}
      <More list={found} failed={t('pipeline.sourcesFailed')} />
    </section>
  );
}
