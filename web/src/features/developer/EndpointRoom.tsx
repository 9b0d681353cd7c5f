import { Badge, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CopyField } from '@/components/CopyField.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import type { DevelopedIntegration, Endpoint } from '@/lib/api/developer.ts';
import { EndpointFacts, ResetButton, stateOf } from './EndpointStrip.tsx';
import { PushSnippets } from './PushSnippets.tsx';
import { endpointQuery } from './queries.ts';

const colors = {
  closed: 'teal',
  open: 'orange',
  probing: 'blue',
  stopped: 'red',
  disabled: 'red',
} as const;

interface Props {
  integration: DevelopedIntegration;
  /** Whether it was never published: a draft is not called. */
  draftOnly: boolean;
}

/** Where an integration is told its events, and how it stands with that address. */
export function EndpointRoom({ integration, draftOnly }: Props) {
  const { t } = useTranslation();
  const found = useQuery(endpointQuery(integration.name));
  if (found.isError && !found.data) {
    return (
      <ProblemNotice title={t('endpoint.failed')} error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  if (found.isPending) return <Skeleton h={320} radius="lg" maw="48rem" />;
  return (
    <Stack gap={0} maw="48rem">
      <Address endpoint={found.data} integration={integration} draftOnly={draftOnly} />
      {found.data.eventsTransport === 'broker' && <PushSnippets integration={integration} tasks={['read']} />}
    </Stack>
  );
}

function Address({ endpoint, integration, draftOnly }: Props & { endpoint: Endpoint }) {
  const { t } = useTranslation();
  const state = stateOf(endpoint);
  if (endpoint.url === null) {
    return (
      <Section title={t('endpoint.title')}>
        <Text size="sm">
          {t(`endpoint.without.${endpoint.eventsTransport}`, { app: integration.displayName })}
        </Text>
      </Section>
    );
  }
  return (
    <Section title={t('endpoint.title')} text={t('endpoint.lead')}>
      <Stack gap="md">
        <CopyField label={t('endpoint.address')} value={endpoint.url} />
        {draftOnly ? (
          <Text size="sm">{t('endpoint.draftOnly', { app: integration.displayName })}</Text>
        ) : (
          <>
            <div>
              <Group gap="xs" mb={4}>
                <Text size="sm" fw={560}>
                  {t('endpoint.health')}
                </Text>
                <Badge color={colors[state]}>{t(`endpoint.state.${state}`)}</Badge>
              </Group>
              <EndpointFacts endpoint={endpoint} />
            </div>
            <Text size="sm" c="dimmed">
              {endpoint.waiting > 0 && `${t('developer.waiting', { count: endpoint.waiting })}. `}
              {endpoint.stopped > 0 && `${t('developer.stopped', { count: endpoint.stopped })}. `}
              {endpoint.waiting === 0 && endpoint.stopped === 0 && t('developer.calm')}
            </Text>
          </>
        )}
        {state !== 'closed' && <ResetButton name={integration.name} />}
        <Text size="sm" c="dimmed">
          {t('endpoint.signed')}
        </Text>
      </Stack>
    </Section>
  );
}
