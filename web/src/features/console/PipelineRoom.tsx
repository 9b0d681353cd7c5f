import { Alert, Anchor, Group, Skeleton, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FlowPlots, SpanChoice } from '@/components/FlowPlots.tsx';
import { Moment } from '@/components/Moment.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import type { PipelineAlarm, PipelineOverview } from '@/lib/api/pipeline.ts';
import type { Span } from '@/lib/buckets.ts';
import { BrokerFacts } from './BrokerFacts.tsx';
import classes from './Pipeline.module.css';
import { PipelineSourcePage } from './PipelineSourcePage.tsx';
import { PipelineSources } from './PipelineSources.tsx';
import { pipelineQuery } from './pipeline.ts';
import { ReaderLags } from './ReaderLags.tsx';
import { SlotTable } from './SlotTable.tsx';

export interface PipelineSearch {
  q?: string;
  /** The source that is looked at. */
  source?: string;
}

interface Props {
  search: PipelineSearch;
  onSearch: (search: PipelineSearch) => void;
}

/** How events and data flow through this Patchbay. */
export function PipelineRoom({ search, onSearch }: Props) {
  const [days, setDays] = useState<Span>(1);
  return search.source ? (
    <PipelineSourcePage name={search.source} q={search.q} days={days} onDays={setDays} />
  ) : (
    <Everything search={search} onSearch={onSearch} days={days} onDays={setDays} />
  );
}

function Everything({
  search,
  onSearch,
  days,
  onDays,
}: Props & { days: Span; onDays: (days: Span) => void }) {
  const { t } = useTranslation();
  const found = useQuery(pipelineQuery(days));
  return (
    <section aria-labelledby="pipeline">
      <Title order={2} id="pipeline" mb={4}>
        {t('pipeline.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {t('pipeline.text')}
      </Text>
      {found.isError && !found.data ? (
        <ProblemNotice
          title={t('pipeline.failed')}
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      ) : found.isPending ? (
        <Skeleton h={560} radius="lg" />
      ) : (
        <>
          <Alarms alarms={found.data.alarms} />
          <BrokerFacts broker={found.data.broker} dead={found.data.dead} />
          {found.data.broker.mode !== 'off' && (
            <>
              <SlotTable slots={found.data.slots} />
              <ReaderLags overview={found.data} />
            </>
          )}
          <Together overview={found.data} days={days} onDays={onDays} />
          <PipelineSources overview={found.data} q={search.q ?? ''} onSearch={onSearch} />
        </>
      )}
    </section>
  );
}

/** What somebody was told of, and is not well yet. */
function Alarms({ alarms }: { alarms: PipelineAlarm[] }) {
  const { t } = useTranslation();
  if (alarms.length === 0) return null;
  return (
    <Alert
      color="orange"
      variant="outline"
      radius="lg"
      className={classes.alarm}
      icon={<IconAlertTriangle size={20} stroke={1.75} />}
      title={t('pipeline.alarms', { count: alarms.length })}
    >
      <ul className={classes.alarms}>
        {alarms.map((alarm) => (
          <li key={`${alarm.kind} ${alarm.integration ?? alarm.slot}`}>
            <AlarmText alarm={alarm} />{' '}
            <Text span size="sm" c="dimmed">
              {t('pipeline.since')} <Moment at={alarm.since} exact />
            </Text>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function AlarmText({ alarm: { kind, slot, integration, displayName } }: { alarm: PipelineAlarm }) {
  const { t } = useTranslation();
  const text = t(`pipeline.alarm.${kind}`, {
    app: displayName ?? integration ?? '',
    slot: slot === 'lifecycle' || slot === 'records' ? t(`pipeline.slotNames.${slot}`) : slot,
  });
  return integration ? (
    <Anchor
      size="sm"
      underline="always"
      renderRoot={(props) => (
        <Link
          to="/console/{-$room}"
          params={{ room: 'pipeline' }}
          search={{ source: integration }}
          {...props}
        />
      )}
    >
      {text}
    </Anchor>
  ) : (
    <Text span size="sm">
      {text}
    </Text>
  );
}

function Together({
  overview,
  days,
  onDays,
}: {
  overview: PipelineOverview;
  days: Span;
  onDays: (days: Span) => void;
}) {
  const { t } = useTranslation();
  return (
    <Section title={t('pipeline.together')} text={t('pipeline.togetherText')}>
      <Group justify="flex-end" mb="md">
        <SpanChoice days={days} onChoose={onDays} />
      </Group>
      {overview.hours.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('pipeline.nothing')}
        </Text>
      ) : (
        <FlowPlots hours={overview.hours} days={days} />
      )}
    </Section>
  );
}
