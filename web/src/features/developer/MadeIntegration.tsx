import { Alert, Anchor, Button, Card, Checkbox, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Code } from '@/components/Code.tsx';
import { CopyField } from '@/components/CopyField.tsx';
import { type IntegrationType, publishing, type RegisteredIntegration } from '@/lib/api/publishing.ts';
import { saveFile } from '@/lib/files.ts';
import { envFile, envOf } from './env.ts';

interface Props {
  made: RegisteredIntegration;
  type: IntegrationType;
  displayName: string;
}

/** What a new integration signs in with, this once, and how it goes on from here. */
export function MadeIntegration({ made, type, displayName }: Props) {
  const { t } = useTranslation();
  const [stored, setStored] = useState(false);
  const env = envOf(made, window.location.origin);
  // Scrolling answers with a promise in newer browsers, and an effect may answer with nothing but its end.
  useEffect(() => void window.scrollTo(0, 0), []);
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('made.title', { app: displayName })}</Title>
        <Text c="dimmed" mt={4}>
          {t('made.lead')}
        </Text>
      </div>
      <Card>
        <Stack gap="md">
          <Title order={2}>{t('made.credentials')}</Title>
          <Alert color="orange" variant="light" role="status">
            {t('made.once')}
          </Alert>
          <CopyField label={t('ownCredentials.client.id')} value={made.clientId} />
          {made.clientSecret === null ? (
            <Text size="sm">{t('made.noSecret')}</Text>
          ) : (
            <CopyField label={t('ownCredentials.secret.field')} value={made.clientSecret} />
          )}
          <CopyField label={t('ownCredentials.webhook.field')} value={made.webhookSecret} />
          <CopyField label={t('ownCredentials.client.issuer')} value={made.issuer} />
          <CopyField label={t('ownCredentials.client.discovery')} value={made.discoveryUrl} />
          <Group gap="xs">
            <Button
              leftSection={<IconDownload size={17} stroke={1.75} />}
              onClick={() => saveFile(envFile(made), 'text/plain', env)}
            >
              {t('made.env')}
            </Button>
            <Text size="sm" c="dimmed">
              {t('made.envText')}
            </Text>
          </Group>
        </Stack>
      </Card>
      <Card>
        <Stack gap="md">
          <Title order={2}>{t('made.next')}</Title>
          <List type="ordered" spacing="sm" size="sm">
            <List.Item>
              <Anchor href={publishing.starter(made.name)} download={`${made.name}.zip`} size="sm">
                {t('made.starter')}
              </Anchor>{' '}
              {t(`made.starterText.${type}`)}
            </List.Item>
            <List.Item>{t('made.run')}</List.Item>
            <List.Item>{t('made.manifest')}</List.Item>
            <List.Item>{t('made.check')}</List.Item>
          </List>
          <Code label={t('made.commands')} text={`unzip ${made.name}.zip\ncd ${made.name}\nnpm start`} />
        </Stack>
      </Card>
      <Checkbox
        label={t('ownCredentials.dialog.stored')}
        checked={stored}
        onChange={(event) => setStored(event.currentTarget.checked)}
      />
      <Group justify="flex-end">
        <Button
          disabled={!stored}
          renderRoot={(props) => (
            <Link
              to="/developer/$name/{-$room}"
              params={{ name: made.name, room: 'manifest' }}
              {...props}
              disabled={!stored}
            />
          )}
        >
          {t('made.goOn')}
        </Button>
      </Group>
    </Stack>
  );
}
