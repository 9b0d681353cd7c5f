import { Group, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Code } from '@/components/Code.tsx';
import { CopyField } from '@/components/CopyField.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import type { BrokerPlace } from '@/lib/api/data.ts';
import type { DevelopedIntegration } from '@/lib/api/developer.ts';
import { brokerPlaceQuery } from './data.ts';
import { snippet, type Task, TONGUES, type Tongue } from './snippets.ts';

interface Props {
  integration: Pick<DevelopedIntegration, 'name' | 'displayName'>;
  /** What a program of this integration does at the broker; the first one is shown first. */
  tasks: readonly Task[];
}

/** Where an integration's topics are, and programs to copy that write and read there, with everything filled in but the secret. */
export function PushSnippets({ integration, tasks }: Props) {
  const { t } = useTranslation();
  const found = useQuery(brokerPlaceQuery(integration.name));
  return (
    <Section title={t('snippets.title')} text={t('snippets.lead')}>
      {found.isError && !found.data ? (
        <ProblemNotice
          title={t('snippets.failed')}
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      ) : found.isPending ? (
        <Skeleton h={320} radius="lg" />
      ) : !found.data.admitted ? (
        <Text size="sm">{t('snippets.none', { app: integration.displayName })}</Text>
      ) : !found.data.address ? (
        <Text size="sm">{t('snippets.away')}</Text>
      ) : (
        <Programs name={integration.name} place={found.data} tasks={tasks} />
      )}
    </Section>
  );
}

function Programs({ name, place, tasks }: { name: string; place: BrokerPlace; tasks: readonly Task[] }) {
  const { t } = useTranslation();
  const [task, setTask] = useState<Task>(tasks[0] ?? 'push');
  const [tongue, setTongue] = useState<Tongue>('node');
  const { data, lifecycle } = place.topics;
  return (
    <Stack gap="sm">
      <CopyField label={t('snippets.address')} value={place.address ?? ''} />
      <CopyField
        label={t('snippets.topic')}
        description={t(`snippets.topicText.${task}`)}
        value={task === 'push' ? data : lifecycle}
      />
      <Group gap="sm" mt="xs">
        {tasks.length > 1 && (
          <SegmentedControl
            aria-label={t('snippets.task')}
            value={task}
            onChange={(chosen) => setTask(chosen as Task)}
            data={tasks.map((value) => ({ value, label: t(`snippets.tasks.${value}`) }))}
          />
        )}
        <SegmentedControl
          aria-label={t('snippets.tongue')}
          value={tongue}
          onChange={(chosen) => setTongue(chosen as Tongue)}
          data={TONGUES.map((value) => ({ value, label: t(`snippets.tongues.${value}`) }))}
        />
      </Group>
      <Code label={t(`snippets.tasks.${task}`)} text={snippet(task, tongue, name, place)} />
      <Text size="sm" c="dimmed">
        {t('snippets.secret')}
      </Text>
    </Stack>
  );
}
