import { Avatar, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MenuButton } from '@/components/MenuButton.tsx';
import type { Visitor } from '@/lib/session.ts';
import classes from './Shell.module.css';

const load = async () => (await import('./menus.ts')).AccountItems;

export function AccountMenu({ visitor }: { visitor: Visitor }) {
  const { t } = useTranslation();
  const { name } = visitor.account;
  return (
    <MenuButton
      load={load}
      more={{ visitor }}
      target={
        <UnstyledButton className={classes.account} aria-label={t('account.menu', { name })}>
          <Avatar size={30} name={name} color="brand" variant="light" alt="" />
        </UnstyledButton>
      }
    />
  );
}
