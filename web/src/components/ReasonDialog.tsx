import { Button, Group, List, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './Dialog.tsx';
import { Failure, mistakeIn } from './Failure.tsx';

interface Props {
  title: string;
  /** What will happen, one sentence each. */
  consequences?: string[];
  label: string;
  /** Who reads the reason. */
  description: string;
  longest?: number;
  confirm: string;
  /** Title of the notice when it failed. */
  failed: string;
  act: { isPending: boolean; error: Error | null; run: (reason: string) => void };
  onClose: () => void;
}

/** Asks for a reason that others read, and stays until the act has happened or has failed. */
export function ReasonDialog({
  title,
  consequences = [],
  label,
  description,
  longest = 1000,
  confirm,
  failed,
  act,
  onClose,
}: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.run(reason.trim());
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={title}
      size="md"
      closeOnClickOutside={!act.isPending}
      closeOnEscape={!act.isPending}
    >
      <Stack component="form" gap="md" onSubmit={submit}>
        {consequences.length > 0 && (
          <List size="sm" spacing={6}>
            {consequences.map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
        )}
        <Textarea
          label={label}
          description={description}
          required
          withAsterisk={false}
          data-autofocus
          autosize
          minRows={3}
          maxRows={8}
          maxLength={longest}
          value={reason}
          error={mistakeIn(act.error, '/reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Failure title={failed} error={act.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} disabled={act.isPending}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" color="red.9" loading={act.isPending} disabled={!reason.trim()}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
