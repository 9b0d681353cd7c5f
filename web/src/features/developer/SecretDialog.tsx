import { Alert, Button, Checkbox, Group, List, Stack, Text } from '@mantine/core';
import { IconDownload, IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '@/components/CopyField.tsx';
import { Dialog } from '@/components/Dialog.tsx';
import { Failure } from '@/components/Failure.tsx';
import { saveFile } from '@/lib/files.ts';
import { useFormat } from '@/lib/format.ts';
import { envFile, envOf, type ServiceSettings } from './env.ts';
import { useSecretAct } from './queries.ts';

export interface Made {
  shown: { label: string; value: string }[];
  settings: ServiceSettings;
  /** How long the secret before it counts too; null where there was none. */
  previousUntil: string | null;
}

interface Props {
  /** What the secret is for. */
  words: 'webhook' | 'client';
  app: string;
  /** What will become of the secrets made before, in a sentence. */
  before: string | null;
  opened: boolean;
  onClose: () => void;
  make: () => Promise<Made>;
}

/** Makes a secret, and shows it this once. */
export function SecretDialog({ words, app, before, opened, onClose, make }: Props) {
  const { t } = useTranslation();
  const [stored, setStored] = useState(false);
  const act = useSecretAct(make);
  const made = act.data;
  const close = () => {
    onClose();
    setStored(false);
    // Nothing of the secret stays in memory.
    act.reset();
  };
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={t(`ownCredentials.dialog.${words}.${made ? 'madeTitle' : 'title'}`, { app })}
      size="lg"
      // Shown once: it does not go by a slip of the mouse.
      withCloseButton={!made}
      closeOnClickOutside={!made && !act.isPending}
      closeOnEscape={!made && !act.isPending}
    >
      {made ? (
        <Shown
          made={made}
          once={t(`ownCredentials.dialog.${words}.once`, { app })}
          stored={stored}
          onStored={setStored}
          onClose={close}
        />
      ) : (
        <Stack gap="md">
          <List size="sm" spacing={6}>
            <List.Item>{t(`ownCredentials.dialog.${words}.first`, { app })}</List.Item>
            <List.Item>{t('ownCredentials.dialog.second')}</List.Item>
            {before && <List.Item>{before}</List.Item>}
          </List>
          <Failure title={t('ownCredentials.dialog.failed')} error={act.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close} disabled={act.isPending}>
              {t('action.cancel')}
            </Button>
            <Button
              data-autofocus
              loading={act.isPending}
              onClick={() => act.mutate()}
              leftSection={<IconKey size={17} stroke={1.75} />}
            >
              {t('ownCredentials.dialog.make')}
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}

interface ShownProps {
  made: Made;
  once: string;
  stored: boolean;
  onStored: (stored: boolean) => void;
  onClose: () => void;
}

function Shown({ made, once, stored, onStored, onClose }: ShownProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { shown, settings, previousUntil } = made;
  return (
    <Stack gap="md">
      <Alert color="orange" variant="light" role="status">
        {once}
      </Alert>
      {shown.map(({ label, value }) => (
        <CopyField key={label} label={label} value={value} />
      ))}
      <Group gap="xs">
        <Button
          variant="default"
          leftSection={<IconDownload size={17} stroke={1.75} />}
          onClick={() => saveFile(envFile(settings), 'text/plain', envOf(settings, window.location.origin))}
        >
          {t('ownCredentials.dialog.env')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('ownCredentials.dialog.envText')}
        </Text>
      </Group>
      {previousUntil && (
        <Text size="sm">{t('ownCredentials.dialog.before', { until: format.dateTime(previousUntil) })}</Text>
      )}
      <Checkbox
        label={t('ownCredentials.dialog.stored')}
        checked={stored}
        onChange={(event) => onStored(event.currentTarget.checked)}
      />
      <Group justify="flex-end">
        <Button onClick={onClose} disabled={!stored}>
          {t('ownCredentials.dialog.done')}
        </Button>
      </Group>
    </Stack>
  );
}
