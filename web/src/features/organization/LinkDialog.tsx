import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '@/components/CopyField.tsx';
import { Dialog } from '@/components/Dialog.tsx';

interface Props {
  email: string;
  link: string;
  opened: boolean;
  onClose: () => void;
}

/** The link of an invitation, this once. */
export function LinkDialog({ email, link, opened, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('invitations.sentTitle', { email })}>
      <SentLink email={email} link={link} onClose={onClose} />
    </Dialog>
  );
}

export function SentLink({
  email,
  link,
  onClose,
  children,
}: Omit<Props, 'opened'> & { children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <Text size="sm" role="status">
        {t('invitations.sentText', { email })}
      </Text>
      <CopyField label={t('invitations.link')} description={t('invitations.linkHint')} value={link} />
      <Group justify="flex-end" gap="xs">
        {children}
        <Button onClick={onClose} data-autofocus>
          {t('invitations.done')}
        </Button>
      </Group>
    </Stack>
  );
}
