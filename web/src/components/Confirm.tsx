import { Button, type ButtonProps, Group, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from './Dialog.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, one sentence each. */
  consequences: string[];
  confirm: string;
  color?: ButtonProps['color'];
  act: { isPending: boolean; error: Error | null; run: () => void };
  /** Title of the notice when it failed, and what has then become of it. */
  failed: { title: string; decided: string; undecided: string };
}

/** Asks once, saying what will happen, and stays until it has happened or has failed. */
export function Confirm({ opened, onClose, title, consequences, confirm, color, act, failed }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={title}
      size="md"
      closeOnClickOutside={!act.isPending}
      closeOnEscape={!act.isPending}
    >
      <Stack gap="md">
        {consequences.length === 1 ? (
          <Text size="sm">{consequences[0]}</Text>
        ) : (
          <List size="sm" spacing={6}>
            {consequences.map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
        )}
        {act.error && (
          <ProblemNotice
            title={failed.title}
            error={act.error}
            consequence={{ decided: failed.decided, undecided: failed.undecided }}
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} disabled={act.isPending} data-autofocus>
            {t('action.cancel')}
          </Button>
          <Button color={color} onClick={act.run} loading={act.isPending}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
