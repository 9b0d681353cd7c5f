import { Button, type ButtonProps } from '@mantine/core';
import { IconArrowUpRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Installation } from '@/lib/api/index.ts';

/** Leaves for the app. A plain link: the server signs the person in on the way. */
export function OpenButton({ installation, ...button }: { installation: Installation } & ButtonProps) {
  const { t } = useTranslation();
  return (
    <Button
      component="a"
      href={installation.openUrl}
      rightSection={<IconArrowUpRight size={16} stroke={2} />}
      {...button}
    >
      {t('installation.open')}
    </Button>
  );
}
