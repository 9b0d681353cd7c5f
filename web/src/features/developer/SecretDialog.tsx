import { Alert, Button, Checkbox, Group, List, Modal, Stack } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '@/components/CopyField.tsx';
import { Failure } from '@/components/Failure.tsx';
import { useSecretAct } from './queries.ts';

interface Shown {
  label: string;
  value: string;
}

interface Props {
  /** What the secret is for. */
  words: 'webhook' | 'client';
  app: string;
  opened: boolean;
  onClose: () => void;
  make: () => Promise<Shown[]>;
}

/** Makes a secret, and shows it this once. */
export function SecretDialog({ words, app, opened, onClose, make }: Props) {
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
    <Modal
      opened={opened}
      onClose={close}
      title={t(`endpoint.dialog.${words}.${made ? 'madeTitle' : 'title'}`, { app })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('action.close') }}
      // Shown once: it does not go by a slip of the mouse.
      withCloseButton={!made}
      closeOnClickOutside={!made && !act.isPending}
      closeOnEscape={!made && !act.isPending}
    >
      {made ? (
        <Stack gap="md">
          <Alert color="orange" variant="light" role="status">
            {t(`endpoint.dialog.${words}.once`, { app })}
          </Alert>
          {made.map(({ label, value }) => (
            <CopyField key={label} label={label} value={value} />
          ))}
          <Checkbox
            label={t('endpoint.dialog.stored')}
            checked={stored}
            onChange={(event) => setStored(event.currentTarget.checked)}
          />
          <Group justify="flex-end">
            <Button onClick={close} disabled={!stored}>
              {t('endpoint.dialog.done')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <Stack gap="md">
          <List size="sm" spacing={6}>
            {(['first', 'second', 'third'] as const).map((each) => (
              <List.Item key={each}>{t(`endpoint.dialog.${words}.${each}`, { app })}</List.Item>
            ))}
          </List>
          <Failure title={t('endpoint.dialog.failed')} error={act.error} />
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
              {t(`endpoint.dialog.${words}.make`)}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
