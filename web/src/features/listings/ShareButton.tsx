import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/components/toasts.tsx';

/** Copies the address of a listing. */
export function ShareButton({ name }: { name: string }) {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 2000 });
  const copy = () => {
    clipboard.copy(`${window.location.origin}/listings/${name}`);
    toast(t('listing.linkCopied'));
  };
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={
        clipboard.copied ? (
          <IconCheck size={16} aria-hidden />
        ) : (
          <IconLink size={16} stroke={1.75} aria-hidden />
        )
      }
      onClick={copy}
    >
      {t('listing.copyLink')}
    </Button>
  );
}
