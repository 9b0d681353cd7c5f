import { Card, Group, Skeleton, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { More } from '@/components/More.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { SearchField } from '@/components/SearchField.tsx';
import type { PipelineOverview } from '@/lib/api/pipeline.ts';
import { useFormat } from '@/lib/format.ts';
import type { PipelineSearch } from './PipelineRoom.tsx';
import { sourcesQuery } from './pipeline.ts';
import { RoomTable } from './RoomTable.tsx';
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
        <RoomTable
          room="pipeline"
          label={t('pipeline.sources')}
          items={sources}
          title={t('pipeline.source')}
          named={(source) => ({
            key: source.name,
            app: source,
            name: source.displayName,
            text: t(`pipeline.delivery.${source.deliveryMode}`),
            search: { ...(q && { q }), source: source.name },
          })}
          state={{ title: t('pipeline.how'), cell: ({ state }) => <SourceState state={state} /> }}
          columns={[
            {
              title: t('pipeline.latency'),
              from: 'md',
              number: true,
              cell: ({ day }) => (day.polls > 0 ? t('flow.ms', { latency: day.millis }) : '–'),
            },
            {
              title: t('pipeline.taken'),
              from: 'sm',
              number: true,
              cell: ({ day }) => format.number(day.accepted),
            },
            {
              title: t('pipeline.refused'),
              from: 'md',
              number: true,
              cell: ({ day }) => format.number(day.rejected),
            },
            {
              title: t('pipeline.bytes'),
              from: 'sm',
              number: true,
              cell: ({ day }) => format.bytes(day.bytes),
            },
            {
              title: t('pipeline.behindDead'),
              from: 'md',
              number: true,
              cell: ({ broker }) =>
                broker ? `${format.number(broker.behind)} / ${format.number(broker.dead)}` : '–',
            },
          ]}
        />
      )}
      <More list={found} failed={t('pipeline.sourcesFailed')} />
    </section>
  );
}
