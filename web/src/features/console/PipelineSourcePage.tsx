import { Anchor, Group, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FlowPlots, SpanChoice } from '@/components/FlowPlots.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import type { PipelineSourceDetail } from '@/lib/api/pipeline.ts';
import type { Span } from '@/lib/buckets.ts';
import { useFormat } from '@/lib/format.ts';
import { useNow } from '@/lib/hooks.ts';
import classes from './Pipeline.module.css';
import { sourceQuery } from './pipeline.ts';
import { SourceState } from './SourceState.tsx';

interface Props {
  name: string;
  /** What was searched for in the list that leads here. */
  q: string | undefined;
  days: Span;
  onDays: (days: Span) => void;
}

/** One data source over time. */
export function PipelineSourcePage({ name, q, days, onDays }: Props) {
  const { t } = useTranslation();
  const found = useQuery(sourceQuery(name, days));
  return (
    <section aria-labelledby="pipeline-source">
      <Anchor
        size="sm"
        renderRoot={(props) => (
          <Link to="/console/{-$room}" params={{ room: 'pipeline' }} search={q ? { q } : {}} {...props} />
        )}
      >
        {t('pipeline.back')}
      </Anchor>
      <Group gap="sm" mt="xs" mb="md">
        <Title order={2} id="pipeline-source">
          {found.data?.source.displayName ?? name}
        </Title>
        {found.data && <SourceState state={found.data.source.state} />}
      </Group>
      {found.isError && !found.data ? (
        <ProblemNotice
          title={t('pipeline.sourceFailed')}
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      ) : found.isPending ? (
        <Skeleton h={480} radius="lg" />
      ) : (
        <Shown detail={found.data} days={days} onDays={onDays} />
      )}
    </section>
  );
}

function Shown({
  detail: { source, hours, depths },
  days,
  onDays,
}: {
  detail: PipelineSourceDetail;
  days: Span;
  onDays: (days: Span) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(true, 5000);
  const when = (at: string | null) => (at ? format.relative(at, now) : t('pipeline.notYet'));
  const pushes = source.deliveryMode === 'push';
  const facts = [
    ['delivery', t(`pipeline.delivery.${source.deliveryMode}`)],
    ...(pushes
      ? []
      : ([
          ['lastPoll', when(source.lastPollAt)],
          ['lastGoodPoll', when(source.lastGoodPollAt)],
          ['nextPoll', source.polled ? when(source.nextPollAt) : t('pipeline.notPolled')],
          ['failures', format.number(source.failures)],
        ] as const)),
    ['records', format.number(source.records)],
    ['rejected', format.number(source.rejected)],
    ...(source.broker
      ? ([
          ['behind', format.number(source.broker.behind)],
          ['dead', format.number(source.broker.dead)],
          ['lifecycleBehind', format.number(source.broker.lifecycleBehind)],
        ] as const)
      : []),
  ] as const;
  return (
    <>
      <Section title={t('pipeline.now')} text={t(`pipeline.sourceText.${source.state}`)}>
        <dl className={classes.facts}>
          {facts.map(([word, value]) => (
            <div key={word}>
              <dt>{t(`pipeline.sourceFact.${word}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={t('pipeline.overTime')}>
        <Group justify="flex-end" mb="md">
          <SpanChoice days={days} onChoose={onDays} />
        </Group>
        <FlowPlots
          hours={hours}
          depths={source.broker || depths.length > 0 ? depths : undefined}
          days={days}
          polled={!pushes || hours.some(({ polls }) => polls > 0)}
        />
      </Section>
      <Text size="sm" c="dimmed" mt="md">
        {t('pipeline.developersText')}
      </Text>
    </>
  );
}
