import { Button, type ButtonProps } from '@mantine/core';
import { IconArrowUpRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Installation } from '@/lib/api/index.ts';

/**
 * Leaves for the app. A plain link: the server signs the person in on the way. What brings data and has no page of its own
 * is looked at here.
 */
export function OpenButton({ installation, ...button }: { installation: Installation } & ButtonProps) {
  const { t } = useTranslation();
  if (installation.openUrl === null) {
    return installation.hasRecords ? (
      <Button
        {...button}
        renderRoot={(props) => (
          <Link
            to="/apps/$name/{-$tab}"
            params={{ name: installation.integration.name, tab: 'data' }}
            search={installation.target === 'user' ? { for: 'me' } : { for: 'organization' }}
            {...props}
          />
        )}
      >
        {t('installation.seeData')}
      </Button>
    ) : null;
  }
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
