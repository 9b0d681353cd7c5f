import { Button, Group, List, Modal, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, mistakeIn } from '@/components/Failure.tsx';
import { toast } from '@/components/toasts.tsx';
import { developer, type OneDelivery } from '@/lib/api/developer.ts';
import { useDeveloperAct } from './queries.ts';

interface Props {
  name: string;
  event: OneDelivery;
  opened: boolean;
  onClose: () => void;
}

/** Lets a stream pass over the event that it waits for, with a reason that stays in the log. */
export function SkipDialog({ name, event, opened, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const skip = useDeveloperAct((why: string) => developer.skip(name, event.eventId, why));
  const close = () => {
    onClose();
    setReason('');
    skip.reset();
  };
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    skip.mutate(reason.trim(), {
      onSuccess: () => {
        close();
        toast(t('deliveries.skip.done'));
      },
    });
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('deliveries.skip.title', { type: event.type })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      closeOnClickOutside={!skip.isPending}
      closeOnEscape={!skip.isPending}
    >
      <Stack component="form" gap="md" onSubmit={submit}>
        <List size="sm" spacing={6}>
          <List.Item>{t('deliveries.skip.first')}</List.Item>
          <List.Item>{t('deliveries.skip.second')}</List.Item>
        </List>
        <Textarea
          label={t('deliveries.skip.reason')}
          description={t('deliveries.skip.reasonText')}
          required
          data-autofocus
          autosize
          minRows={2}
          maxRows={6}
          maxLength={500}
          value={reason}
          error={mistakeIn(skip.error, '/reason')}
          onChange={(change) => setReason(change.currentTarget.value)}
        />
        <Failure title={t('deliveries.skip.failed')} error={skip.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} disabled={skip.isPending}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" color="red.9" loading={skip.isPending} disabled={reason.trim() === ''}>
            {t('deliveries.skip.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
