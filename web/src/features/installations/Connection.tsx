import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm.tsx';
import { CopyField } from '@/components/CopyField.tsx';
import { toast } from '@/components/toasts.tsx';
import type { Installation } from '@/lib/api/index.ts';
import { listings } from '@/lib/api/index.ts';
import { CredentialsDialog } from './CredentialsDialog.tsx';
import { useSendCredentials } from './queries.ts';

interface Props {
  installation: Installation;
  /** The dialog that stands open, as the address says. */
  dialog: string | undefined;
  onDialog: (dialog: string | undefined) => void;
}

/** How an app is connected: its client, and its secret. */
export function Connection({ installation, dialog, onDialog }: Props) {
  const { t } = useTranslation();
  const app = installation.integration.displayName;
  const words = { app };
  const manual = installation.credentials === 'manual';
  const issuer = `${window.location.origin}/oidc`;
  const { data: listing } = useQuery({
    queryKey: ['listing', installation.integration.name],
    queryFn: ({ signal }) => listings.read(installation.integration.name, { signal }),
    enabled: manual,
  });
  const redirect =
    installation.appAddress && listing?.appPath
      ? `${installation.appAddress.replace(/\/$/, '')}${listing.appPath}`
      : null;

  return (
    <Stack gap="md" maw="44rem">
      <Card>
        <Title order={2} mb={4}>
          {t('connection.client')}
        </Title>
        <Text size="sm" c="dimmed" mb="md">
          {t(manual ? 'connection.clientByHand' : 'connection.clientText', words)}
        </Text>
        <Stack gap="md">
          {installation.clientId && <CopyField label={t('table.clientId')} value={installation.clientId} />}
          <CopyField label={t('connection.issuer')} value={issuer} />
          <CopyField label={t('connection.discovery')} value={`${issuer}/.well-known/openid-configuration`} />
          {redirect && (
            <CopyField
              label={t('connection.redirect')}
              description={t('connection.redirectHint', words)}
              value={redirect}
            />
          )}
          {installation.appAddress && (
            <CopyField label={t('connection.address')} value={installation.appAddress} />
          )}
        </Stack>
      </Card>
      <Card>
        <Title order={2} mb={4}>
          {t('credentials.title')}
        </Title>
        <Text size="sm" c="dimmed" mb="md">
          {t(manual ? 'credentials.manual' : 'credentials.automatic', words)}
        </Text>
        {manual ? (
          <Button onClick={() => onDialog('credentials')}>{t('credentials.make')}</Button>
        ) : (
          <SendCredentials
            installation={installation}
            opened={dialog === 'send'}
            onOpen={() => onDialog('send')}
            onClose={() => onDialog(undefined)}
          />
        )}
      </Card>
      {manual && (
        <CredentialsDialog
          installation={installation}
          opened={dialog === 'credentials'}
          onClose={() => onDialog(undefined)}
        />
      )}
    </Stack>
  );
}

interface SendProps {
  installation: Installation;
  opened: boolean;
  onOpen: () => void;
  onClose: () => void;
}

function SendCredentials({ installation, opened, onOpen, onClose }: SendProps) {
  const { t } = useTranslation();
  const send = useSendCredentials(installation.id);
  const words = { app: installation.integration.displayName };
  const close = () => {
    onClose();
    send.reset();
  };
  return (
    <Group>
      <Button variant="default" onClick={onOpen}>
        {t('credentials.send')}
      </Button>
      <Confirm
        opened={opened}
        onClose={close}
        title={t('credentials.sendTitle', words)}
        consequences={[t('credentials.sendFirst', words), t('credentials.sendSecond', words)]}
        confirm={t('credentials.sendConfirm')}
        act={{
          isPending: send.isPending,
          error: send.error,
          run: () =>
            send.mutate(undefined, {
              onSuccess: () => {
                close();
                toast(t('credentials.sent', words));
              },
            }),
        }}
        failed={{
          title: t('credentials.sendFailed'),
          decided: t('outcome.unchanged'),
          undecided: t('outcome.unknown'),
        }}
      />
    </Group>
  );
}
