import { Anchor, Button, Skeleton, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '@/components/CopyField.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import { When } from '@/components/When.tsx';
import { type DevelopedIntegration, developer } from '@/lib/api/developer.ts';
import type { Credentials } from '@/lib/api/publishing.ts';
import { useFormat } from '@/lib/format.ts';
import type { DeveloperSearch } from './IntegrationPage.tsx';
import { PreviousSecret } from './PreviousSecret.tsx';
import { credentialsQuery } from './publishing.ts';
import { SecretDialog } from './SecretDialog.tsx';

interface Props {
  integration: DevelopedIntegration;
  /** Whether its developers write its manifest; else operators do, in the catalog file. */
  own: boolean;
  search: DeveloperSearch;
  onSearch: (search: DeveloperSearch) => void;
}

/** What an integration signs in with and checks deliveries with, how old that is, and how it is replaced. */
export function CredentialsRoom({ integration, own, search, onSearch }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const found = useQuery(credentialsQuery(integration.name));
  if (found.isError && !found.data) {
    return (
      <ProblemNotice
        title={t('ownCredentials.failed')}
        error={found.error}
        onRetry={() => void found.refetch()}
      />
    );
  }
  if (found.isPending) return <Skeleton h={520} radius="lg" maw="48rem" />;
  const { name, displayName } = integration;
  const { client, webhookSecret } = found.data;
  const dialog = (opened?: string) => onSearch({ dialog: opened });
  /** A third secret ends the first at once. */
  const before = (words: 'client' | 'webhook', until: string | null | undefined) =>
    until
      ? t('ownCredentials.dialog.ends', { until: format.dateTime(until) })
      : t(`ownCredentials.dialog.${words}.third`);
  return (
    <Stack gap={0} maw="48rem">
      <ClientSection integration={integration} credentials={found.data} />
      <ClientSecret
        integration={integration}
        own={own}
        client={client}
        onMake={() => dialog('client-secret')}
        end={() => developer.endPreviousClientSecret(name)}
      />
      <WebhookSecret
        integration={integration}
        secret={webhookSecret}
        onMake={() => dialog('webhook-secret')}
        end={() => developer.endPreviousWebhookSecret(name)}
      />
      <SecretDialog
        words="webhook"
        app={displayName}
        before={before('webhook', webhookSecret.previousUntil)}
        opened={search.dialog === 'webhook-secret'}
        onClose={() => dialog()}
        make={async () => {
          const { secret, previousUntil } = await developer.rotateWebhookSecret(name);
          return {
            shown: [{ label: t('ownCredentials.webhook.field'), value: secret }],
            settings: { name, webhookSecret: secret },
            previousUntil,
          };
        }}
      />
      <SecretDialog
        words="client"
        app={displayName}
        before={client && before('client', client.secret?.previousUntil)}
        opened={search.dialog === 'client-secret'}
        onClose={() => dialog()}
        make={async () => {
          const made = await developer.makeClientSecret(name);
          return {
            shown: [
              { label: t('ownCredentials.client.id'), value: made.clientId },
              { label: t('ownCredentials.secret.field'), value: made.clientSecret },
            ],
            settings: { ...made, name },
            previousUntil: made.previousUntil,
          };
        }}
      />
    </Stack>
  );
}

function ClientSection({
  integration,
  credentials,
}: {
  integration: DevelopedIntegration;
  credentials: Credentials;
}) {
  const { t } = useTranslation();
  const { client, issuer, discoveryUrl } = credentials;
  return (
    <Section
      title={t('ownCredentials.client.title')}
      text={t('ownCredentials.client.text', { app: integration.displayName })}
    >
      <Stack gap="md">
        {client ? (
          <CopyField label={t('ownCredentials.client.id')} value={client.id} />
        ) : (
          <Text size="sm">{t('ownCredentials.client.none')}</Text>
        )}
        <CopyField label={t('ownCredentials.client.issuer')} value={issuer} />
        <CopyField
          label={t('ownCredentials.client.discovery')}
          description={t('ownCredentials.client.discoveryText')}
          value={discoveryUrl}
        />
      </Stack>
    </Section>
  );
}

interface ClientSecretProps {
  integration: DevelopedIntegration;
  own: boolean;
  client: Credentials['client'];
  onMake: () => void;
  end: () => Promise<unknown>;
}

function ClientSecret({ integration, own, client, onMake, end }: ClientSecretProps) {
  const { t } = useTranslation();
  const proof = client?.proof ?? 'secret';
  const app = integration.displayName;
  if (proof !== 'secret') {
    return (
      <Section title={t(`ownCredentials.${proof}.title`)} text={t(`ownCredentials.${proof}.text`, { app })}>
        {proof === 'keys' && (
          <Stack gap="md" align="stretch">
            {client?.jwksUri ? (
              <CopyField label={t('ownCredentials.keys.jwksUri')} value={client.jwksUri} />
            ) : (
              <Text size="sm">{t('ownCredentials.keys.inManifest')}</Text>
            )}
            {own && <InManifest name={integration.name}>{t('ownCredentials.keys.change')}</InManifest>}
          </Stack>
        )}
      </Section>
    );
  }
  return (
    <Section title={t('ownCredentials.secret.title')} text={t('ownCredentials.secret.text')}>
      <Stack gap="md" align="flex-start">
        {client?.secret && (
          <Text size="sm">
            {t('ownCredentials.made')} <When at={client.secret.madeAt} exact />
          </Text>
        )}
        <PreviousSecret words="client" app={app} until={client?.secret?.previousUntil ?? null} end={end} />
        <MakeButton onClick={onMake}>
          {t(client ? 'ownCredentials.secret.make' : 'ownCredentials.secret.makeFirst')}
        </MakeButton>
        {own && <InManifest name={integration.name}>{t('ownCredentials.secret.rather')}</InManifest>}
      </Stack>
    </Section>
  );
}

/** What is said in the manifest, and not here. */
function InManifest({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Text size="sm" c="dimmed">
      {children}{' '}
      <Anchor
        size="sm"
        underline="always"
        renderRoot={(props) => (
          <Link to="/developer/$name/{-$room}" params={{ name, room: 'manifest' }} {...props} />
        )}
      >
        {t('ownCredentials.toManifest')}
      </Anchor>
    </Text>
  );
}

interface WebhookSecretProps {
  integration: DevelopedIntegration;
  secret: Credentials['webhookSecret'];
  onMake: () => void;
  end: () => Promise<unknown>;
}

function WebhookSecret({ integration, secret, onMake, end }: WebhookSecretProps) {
  const { t } = useTranslation();
  const app = integration.displayName;
  const called = integration.eventsTransport === 'webhook';
  return (
    <Section
      title={t('ownCredentials.webhook.title')}
      text={t(called ? 'ownCredentials.webhook.text' : 'ownCredentials.webhook.notCalled', { app })}
    >
      <Stack gap="md" align="flex-start">
        <Text size="sm">
          {secret.rotatedAt ? (
            <>
              {t('ownCredentials.made')} <When at={secret.rotatedAt} exact />
            </>
          ) : (
            t('ownCredentials.webhook.first')
          )}
        </Text>
        <PreviousSecret words="webhook" app={app} until={secret.previousUntil} end={end} />
        {secret.inCatalogFile ? (
          <Text size="sm" c="dimmed">
            {t('ownCredentials.webhook.inFile')}
          </Text>
        ) : (
          <MakeButton onClick={onMake}>{t('ownCredentials.webhook.make')}</MakeButton>
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
