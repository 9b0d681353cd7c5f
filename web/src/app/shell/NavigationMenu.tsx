import { ActionIcon, Menu } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Page } from './pages.ts';

/** The main menu on screens too narrow to show it all the time. */
export function NavigationMenu({ pages }: { pages: Page[] }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end" width={200} shadow="md" radius="md">
      <Menu.Target>
        <ActionIcon hiddenFrom="sm" variant="subtle" color="gray" size="lg" aria-label={t('nav.label')}>
          <IconMenu2 size={20} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {pages.map(({ name, link }) => (
          <Menu.Item key={name} renderRoot={(props) => <Link {...link} {...props} />}>
            {t(`nav.${name}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
