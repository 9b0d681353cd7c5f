import { Menu as Items } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Menu, type MenuOf } from '@/components/Menu.tsx';
import type { Page } from './pages.ts';

export function NavigationItems({ pages, target }: MenuOf & { pages: Page[] }) {
  const { t } = useTranslation();
  return (
    <Menu target={target} width={200}>
      {pages.map(({ name, link }) => (
        <Items.Item key={name} renderRoot={(props) => <Link {...link} {...props} />}>
          {t(`nav.${name}`)}
        </Items.Item>
      ))}
    </Menu>
  );
}
