import { Button, Group, List, Modal, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, mistakeIn } from '@/components/Failure.tsx';
import { toast } from '@/components/toasts.tsx';
import { publishing } from '@/lib/api/publishing.ts';
import { useDeveloperAct } from './queries.ts';

interface Props {
  name: string;
  version: string;
  onClose: () => void;
}

/** Takes a version back, with a reason that those who have it read. */
export function YankDialog({ name, version, onClose }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const yank = useDeveloperAct(async () => {
    await publishing.yank(name, version, reason.trim());
    toast(t('yank.done', { version }));
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    yank.mutate(undefined);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('yank.title', { version })}
      size="md"
      closeButtonProps={{ 'aria-label': t('action.close') }}
      closeOnClickOutside={!yank.isPending}
      closeOnEscape={!yank.isPending}
    >
      <Stack component="form" gap="md" onSubmit={submit}>
        <List size="sm" spacing={6}>
          <List.Item>{t('yank.first')}</List.Item>
          <List.Item>{t('yank.second')}</List.Item>
        </List>
        <Textarea
          label={t('yank.reason')}
          description={t('yank.reasonText')}
          required
          withAsterisk={false}
          maxLength={1000}
          rows={3}
          data-autofocus
          value={reason}
          error={mistakeIn(yank.error, '/reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Failure title={t('yank.failed')} error={yank.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} disabled={yank.isPending}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" color="red" loading={yank.isPending} disabled={!reason.trim()}>
            {t('yank.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
