import { Alert, Button, Checkbox, Group, List, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '@/components/CopyField.tsx';
import { Dialog } from '@/components/Dialog.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import type { Installation, NewCredentials } from '@/lib/api/index.ts';
import { useMakeCredentials } from './queries.ts';

interface Props {
  installation: Installation;
  opened: boolean;
  onClose: () => void;
}

/** Makes a secret for an app that is connected by hand, and shows it this once. */
export function CredentialsDialog({ installation, opened, onClose }: Props) {
  const { t } = useTranslation();
  const make = useMakeCredentials(installation.id);
  const words = { app: installation.integration.displayName };
  const made = make.data;
  const close = () => {
    onClose();
    // Nothing of the secret stays in memory.
    make.reset();
  };
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={t(made ? 'credentials.madeTitle' : 'credentials.makeTitle', words)}
      size="lg"
      // Shown once: it does not go by a slip of the mouse.
      withCloseButton={!made}
      closeOnClickOutside={!made && !make.isPending}
      closeOnEscape={!made && !make.isPending}
    >
      {made ? (
        <Made credentials={made} app={words.app} onClose={close} />
      ) : (
        <Stack gap="md">
          <List size="sm" spacing={6}>
            <List.Item>{t('credentials.makeFirst', words)}</List.Item>
            <List.Item>{t('credentials.makeSecond')}</List.Item>
            <List.Item>{t('credentials.makeThird')}</List.Item>
          </List>
          {make.error && (
            <ProblemNotice
              title={t('credentials.makeFailed')}
              error={make.error}
              consequence={{ decided: t('outcome.unchanged'), undecided: t('outcome.unknown') }}
            />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close} disabled={make.isPending}>
              {t('action.cancel')}
            </Button>
            <Button
              data-autofocus
              loading={make.isPending}
              onClick={() => make.mutate()}
              leftSection={<IconKey size={17} stroke={1.75} />}
            >
              {t('credentials.make')}
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}

interface MadeProps {
  credentials: NewCredentials;
  app: string;
  onClose: () => void;
}

function Made({ credentials, app, onClose }: MadeProps) {
  const { t } = useTranslation();
  const [stored, setStored] = useState(false);
  return (
    <Stack gap="md">
      <Alert color="yellow" radius="md" role="status">
        <Text size="sm">{t('credentials.once', { app })}</Text>
      </Alert>
      <CopyField label={t('table.clientId')} value={credentials.clientId} />
      <CopyField label={t('credentials.secret')} value={credentials.clientSecret} />
      <CopyField label={t('connection.issuer')} value={credentials.issuer} />
      <CopyField label={t('connection.discovery')} value={credentials.discoveryUrl} />
      {credentials.redirectUris.map((uri) => (
        <CopyField key={uri} label={t('connection.redirect')} value={uri} />
      ))}
      <Checkbox
        label={t('credentials.stored')}
        checked={stored}
        onChange={(event) => setStored(event.currentTarget.checked)}
      />
      <Group justify="flex-end">
        <Button disabled={!stored} onClick={onClose}>
          {t('credentials.done')}
        </Button>
      </Group>
    </Stack>
  );
}
