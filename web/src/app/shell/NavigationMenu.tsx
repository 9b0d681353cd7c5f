import { ActionIcon } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MenuButton } from '@/components/MenuButton.tsx';
import type { Page } from './pages.ts';

const load = async () => (await import('./menus.ts')).NavigationItems;

/** The main menu on screens too narrow to show it all the time. */
export function NavigationMenu({ pages }: { pages: Page[] }) {
  const { t } = useTranslation();
  return (
    <MenuButton
      load={load}
      more={{ pages }}
      target={
        <ActionIcon hiddenFrom="sm" variant="subtle" color="gray" size="lg" aria-label={t('nav.label')}>
          <IconMenu2 size={20} stroke={1.75} />
        </ActionIcon>
      }
    />
  );
}
