import { Badge, Button, Group, List, Skeleton, Stack, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import { toast } from '@/components/toasts.tsx';
import { type DataOverview, data } from '@/lib/api/data.ts';
import type { DevelopedIntegration } from '@/lib/api/developer.ts';
import { useFormat } from '@/lib/format.ts';
import classes from './Data.module.css';
import { DataPolls } from './DataPolls.tsx';
import { DataRejected } from './DataRejected.tsx';
import { dataQuery, useDataAct } from './data.ts';
import { When } from './When.tsx';

/** What comes of a data source: its polls, its schema, and the records that were refused. */
export function DataRoom({ integration }: { integration: DevelopedIntegration }) {
  const { t } = useTranslation();
  const found = useQuery(dataQuery(integration.name));
  if (found.isError && !found.data) {
    return (
      <ProblemNotice title={t('data.failed')} error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  if (found.isPending) return <Skeleton h={420} radius="lg" />;
  const overview = found.data;
  if (!overview.schema && !overview.lastPollAt && !overview.polled) {
    return <Empty title={t('data.none')} text={t('data.noneText', { app: integration.displayName })} />;
  }
  return (
    <Stack gap={0}>
      <How name={integration.name} overview={overview} />
      <Schema overview={overview} />
      <DataRejected name={integration.name} />
      {overview.deliveryMode === 'pull' && <DataPolls name={integration.name} />}
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
              onSuccess: () => toast(t('data.pollText')),
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
      <Day overview={overview} />
    </Section>
  );
}

/** What was counted in the last day. */
function Day({ overview: { hours } }: { overview: DataOverview }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const sum = (of: (hour: (typeof hours)[number]) => number) =>
    hours.reduce((all, each) => all + of(each), 0);
  const polls = sum((hour) => hour.polls);
  const cells = [
    ['polls', number.format(polls)],
    ['pollsFailed', number.format(sum((hour) => hour.failed))],
    [
      'latency',
      t('data.ms', { latency: polls ? Math.round(sum((hour) => hour.millis * hour.polls) / polls) : 0 }),
    ],
    ['bytes', number.format(sum((hour) => hour.bytes))],
    ['accepted', number.format(sum((hour) => hour.accepted))],
    ['unchanged', number.format(sum((hour) => hour.unchanged))],
    ['rejectedCount', number.format(sum((hour) => hour.rejected))],
  ] as const;
  return (
    <>
      <Text size="sm" fw={560} mt="md" mb={4}>
        {t('data.day')}
      </Text>
      <dl className={classes.facts}>
        {cells.map(([word, value]) => (
          <div key={word}>
            <dt>{t(`data.${word}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
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
        <pre className={classes.text}>{JSON.stringify(JSON.parse(schema.definition), null, 2)}</pre>
      </details>
    </Section>
  );
}
