import { Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '@/components/CopyField.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import { type DevelopedIntegration, developer, type Endpoint } from '@/lib/api/developer.ts';
import { EndpointFacts, ResetButton, stateOf } from './EndpointStrip.tsx';
import type { DeveloperSearch } from './IntegrationPage.tsx';
import { endpointQuery } from './queries.ts';
import { SecretDialog } from './SecretDialog.tsx';
import { When } from './When.tsx';

interface Props {
  integration: DevelopedIntegration;
  search: DeveloperSearch;
  onSearch: (search: DeveloperSearch) => void;
}

const colors = {
  closed: 'teal',
  open: 'orange',
  probing: 'blue',
  stopped: 'red',
  disabled: 'red',
} as const;

/** Where an integration is told its events, what they are signed with, and its own client. */
export function EndpointRoom({ integration, search, onSearch }: Props) {
  const { t } = useTranslation();
  const found = useQuery(endpointQuery(integration.name));
  if (found.isError && !found.data) {
    return (
      <ProblemNotice title={t('endpoint.failed')} error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  if (found.isPending) return <Skeleton h={420} radius="lg" maw="48rem" />;
  const dialog = (name?: string) => onSearch({ dialog: name });
  return (
    <Stack gap={0} maw="48rem">
      <Address endpoint={found.data} integration={integration} />
      {found.data.url !== null && (
        <WebhookSecret endpoint={found.data} onRotate={() => dialog('webhook-secret')} />
      )}
      <Section
        title={t('endpoint.client.title')}
        text={t('endpoint.client.text', { app: integration.displayName })}
      >
        <MakeButton onClick={() => dialog('client-secret')}>{t('endpoint.client.make')}</MakeButton>
      </Section>
      <SecretDialog
        words="webhook"
        app={integration.displayName}
        opened={search.dialog === 'webhook-secret'}
        onClose={() => dialog()}
        make={async () => {
          const { secret } = await developer.rotateWebhookSecret(integration.name);
          return [{ label: t('endpoint.secret.field'), value: secret }];
        }}
      />
      <SecretDialog
        words="client"
        app={integration.displayName}
        opened={search.dialog === 'client-secret'}
        onClose={() => dialog()}
        make={async () => {
          const made = await developer.makeClientSecret(integration.name);
          return [
            { label: t('endpoint.client.id'), value: made.clientId },
            { label: t('endpoint.client.secret'), value: made.clientSecret },
            { label: t('endpoint.client.issuer'), value: made.issuer },
            { label: t('endpoint.client.discovery'), value: made.discoveryUrl },
          ];
        }}
      />
    </Stack>
  );
}

function Address({ endpoint, integration }: { endpoint: Endpoint; integration: DevelopedIntegration }) {
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
        {state !== 'closed' && <ResetButton name={integration.name} />}
      </Stack>
    </Section>
  );
}

function WebhookSecret({ endpoint, onRotate }: { endpoint: Endpoint; onRotate: () => void }) {
  const { t } = useTranslation();
  const { secretInCatalogFile, secretRotatedAt, previousSecretUntil } = endpoint;
  const both = previousSecretUntil !== null && Date.parse(previousSecretUntil) > Date.now();
  return (
    <Section title={t('endpoint.secret.title')} text={t('endpoint.secret.text')}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm">
          {secretRotatedAt ? (
            <>
              {t('endpoint.secret.rotated')} <When at={secretRotatedAt} exact />
            </>
          ) : (
            t('endpoint.secret.first')
          )}
        </Text>
        {both && (
          <Text size="sm">
            {t('endpoint.secret.previous')} <When at={previousSecretUntil} exact />
          </Text>
        )}
        {secretInCatalogFile ? (
          <Text size="sm" c="dimmed">
            {t('endpoint.secret.inFile')}
          </Text>
        ) : (
          <MakeButton onClick={onRotate}>{t('endpoint.secret.make')}</MakeButton>
        )}
      </Stack>
    </Section>
  );
}

function MakeButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Button variant="default" leftSection={<IconKey size={17} stroke={1.75} />} onClick={onClick}>
      {children}
    </Button>
  );
}
