import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/components/toasts.tsx';
import { useSignOut, type Visitor } from '@/lib/session.ts';
import classes from './Shell.module.css';

export function AccountMenu({ visitor: { account } }: { visitor: Visitor }) {
  const { t } = useTranslation();
  const signOut = useSignOut();

  return (
    <Menu position="bottom-end" width={260} shadow="md" radius="md">
      <Menu.Target>
        <UnstyledButton className={classes.account} aria-label={t('account.menu', { name: account.name })}>
          <Avatar size={30} name={account.name} color="indigo" variant="light" alt="" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div style={{ padding: '0.5rem 0.75rem' }}>
          <Text size="sm" fw={600} truncate>
            {account.name}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {account.email}
          </Text>
        </div>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} stroke={1.75} />}
          disabled={signOut.isPending}
          closeMenuOnClick={false}
          onClick={() =>
            signOut.mutate(undefined, {
              onError: () => toast(t('account.stillSignedIn'), { failed: true }),
            })
          }
        >
          {t('account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
