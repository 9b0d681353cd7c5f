import { Badge, Button, Group, List, Skeleton, Stack, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { FlowPlots, SpanChoice } from '@/components/FlowPlots.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import { toast } from '@/components/toasts.tsx';
import { When } from '@/components/When.tsx';
import { type DataOverview, data } from '@/lib/api/data.ts';
import type { DevelopedIntegration } from '@/lib/api/developer.ts';
import type { Span } from '@/lib/buckets.ts';
import { useFormat } from '@/lib/format.ts';
import classes from './Data.module.css';
import { DataPolls } from './DataPolls.tsx';
import { DataRejected } from './DataRejected.tsx';
import { dataQuery, useDataAct } from './data.ts';
import { PushSnippets } from './PushSnippets.tsx';

/** What comes of a data source: its polls, its schema, and the records that were refused. */
export function DataRoom({ integration }: { integration: DevelopedIntegration }) {
  const { t } = useTranslation();
  const [days, setDays] = useState<Span>(1);
  const found = useQuery(dataQuery(integration.name, days));
  if (found.isError && !found.data) {
    return (
      <ProblemNotice title={t('data.failed')} error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  if (found.isPending) return <Skeleton h={420} radius="lg" />;
  const overview = found.data;
  if (!overview.schema && !overview.lastPollAt && !overview.polled) {
    return (
      <>
        <Empty
          title={t('data.none')}
          text={t(overview.deliveryMode === 'push' ? 'data.noneTextPush' : 'data.noneText', {
            app: integration.displayName,
          })}
        />
        {overview.deliveryMode === 'push' && <PushSnippets integration={integration} tasks={['push']} />}
      </>
    );
  }
  return (
    <Stack gap={0}>
      <How name={integration.name} overview={overview} />
      <OverTime overview={overview} days={days} onDays={setDays} />
      {overview.broker && <AtBroker broker={overview.broker} />}
      {overview.deliveryMode === 'push' && <PushSnippets integration={integration} tasks={['push']} />}
      <Schema overview={overview} />
      <DataRejected name={integration.name} />
      <DataPolls name={integration.name} />
    </Stack>
  );
}

function How({ name, overview }: { name: string; overview: DataOverview }) {
  const { t } = useTranslation();
  const poll = useDataAct(name, data.pollNow);
  const { polled, failures, lastPollAt, lastGoodPollAt, nextPollAt } = overview;
  const moments = [
    ['last', lastPollAt],
    ['good', lastGoodPollAt],
    ['next', nextPollAt],
  ] as const;
  return (
    <Section title={t('data.how')}>
      <Group gap="xs" mb="md">
        {failures > 0 && <Badge color="orange">{t('data.failing', { count: failures })}</Badge>}
        <Badge color={polled ? 'teal' : 'gray'}>
          {t(overview.deliveryMode === 'push' ? 'data.pushed' : polled ? 'data.polled' : 'data.resting')}
        </Badge>
        <Text size="sm">{t('data.records', { count: overview.records })}</Text>
        <Button
          variant="default"
          ml="auto"
          leftSection={<IconRefresh size={17} stroke={1.75} />}
          disabled={poll.isPending}
          onClick={() =>
            poll.mutate(undefined, {
              onSuccess: () =>
                toast(t(overview.deliveryMode === 'push' ? 'data.pollTextPush' : 'data.pollText')),
              onError: () => toast(t('data.pollFailed'), { failed: true }),
            })
          }
        >
          {t('data.poll')}
        </Button>
      </Group>
      <dl className={classes.facts}>
        {moments.map(([word, at]) => (
          <div key={word}>
            <dt>{t(`data.${word}`)}</dt>
            <dd>{at ? <When at={at} /> : t('data.never')}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** What was counted, as plots. */
function OverTime({
  overview,
  days,
  onDays,
}: {
  overview: DataOverview;
  days: Span;
  onDays: (days: Span) => void;
}) {
  const { t } = useTranslation();
  const { hours, depths, broker, deliveryMode } = overview;
  return (
    <Section title={t('data.overTime')}>
      <Group justify="flex-end" mb="md">
        <SpanChoice days={days} onChoose={onDays} />
      </Group>
      {hours.length + depths.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('data.quiet')}
        </Text>
      ) : (
        <FlowPlots
          hours={hours}
          depths={broker || depths.length > 0 ? depths : undefined}
          days={days}
          polled={deliveryMode === 'pull' || hours.some(({ polls }) => polls > 0)}
        />
      )}
    </Section>
  );
}

/** What lies in its topics now. */
function AtBroker({ broker }: { broker: NonNullable<DataOverview['broker']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section title={t('data.broker.title')} text={t('data.broker.text')}>
      <dl className={classes.facts}>
        {(['behind', 'dead', 'lifecycleBehind'] as const).map((word) => (
          <div key={word}>
            <dt>{t(`data.broker.${word}`)}</dt>
            <dd>{format.number(broker[word])}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Schema({ overview: { schema, refusedSchema } }: { overview: DataOverview }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!schema) {
    return (
      <Section title={t('data.schema')}>
        <Text size="sm">{t('data.noSchema')}</Text>
      </Section>
    );
  }
  return (
    <Section
      title={t('data.schema')}
      text={t('data.schemaText', {
        number: schema.number,
        since: format.dateTime(schema.since),
        key: format.list(schema.key, 'conjunction'),
        compatibility: t(`data.compatibility.${schema.compatibility}`),
      })}
    >
      {refusedSchema && (
        <div className={classes.refused}>
          <Text size="sm" fw={560}>
            {t('data.refused')}
          </Text>
          <Text size="sm" mb={6}>
            {refusedSchema.tooOften ? t('data.tooOften') : t('data.refusedText', { number: schema.number })}
          </Text>
          <List size="sm" spacing={4}>
            {refusedSchema.differences.map(({ pointer, message }) => (
              <List.Item key={pointer + message}>
                <code>{pointer || '/'}</code>: {message}
              </List.Item>
            ))}
          </List>
        </div>
      )}
      <details>
        <summary>{t('data.showSchema')}</summary>
        <pre className={classes.text} translate="no">
          {JSON.stringify(JSON.parse(schema.definition), null, 2)}
        </pre>
      </details>
    </Section>
  );
}
