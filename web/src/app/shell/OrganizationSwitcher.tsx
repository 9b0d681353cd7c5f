import { UnstyledButton } from '@mantine/core';
import { IconBuilding, IconSelector } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MenuButton } from '@/components/MenuButton.tsx';
import type { Visitor } from '@/lib/session.ts';
import classes from './Shell.module.css';

const load = async () => (await import('./menus.ts')).OrganizationItems;

export function OrganizationSwitcher({ visitor }: { visitor: Visitor }) {
  const { t } = useTranslation();
  const { organization, organizations } = visitor;
  if (organizations.length === 0) return null;
  return (
    <MenuButton
      load={load}
      more={{ visitor }}
      target={
        <UnstyledButton
          className={classes.switcher}
          aria-label={t('organization.switch', {
            organization: organization?.displayName ?? t('organization.none'),
          })}
        >
          <IconBuilding size={16} stroke={1.75} />
          <span>{organization?.displayName ?? t('organization.choose')}</span>
          <IconSelector size={14} stroke={1.75} />
        </UnstyledButton>
      }
    />
  );
}
