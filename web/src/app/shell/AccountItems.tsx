import { Menu as Items, Text } from '@mantine/core';
import { IconCode, IconLogout, IconSettings, IconTool } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Menu, type MenuOf } from '@/components/Menu.tsx';
import { toast } from '@/components/toasts.tsx';
import { useSignOut, type Visitor } from '@/lib/session.ts';

export function AccountItems({ visitor: { account }, target }: MenuOf & { visitor: Visitor }) {
  const { t } = useTranslation();
  const signOut = useSignOut();

  return (
    <Menu target={target} width={260}>
      <div style={{ padding: '0.5rem 0.75rem' }}>
        <Text size="sm" fw={600} truncate>
          {account.name}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {account.email}
        </Text>
      </div>
      <Items.Divider />
      <Items.Item
        leftSection={<IconSettings size={16} stroke={1.75} />}
        renderRoot={(props) => <Link to="/settings/{-$room}" params={{ room: undefined }} {...props} />}
      >
        {t('account.settings')}
      </Items.Item>
      <Items.Item
        leftSection={<IconCode size={16} stroke={1.75} />}
        renderRoot={(props) => <Link to="/developer" {...props} />}
      >
        {t('account.developer')}
      </Items.Item>
      {account.roles.includes('operator') && (
        <Items.Item
          leftSection={<IconTool size={16} stroke={1.75} />}
          renderRoot={(props) => <Link to="/console/{-$room}" params={{ room: undefined }} {...props} />}
        >
          {t('account.console')}
        </Items.Item>
      )}
      <Items.Item
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
      </Items.Item>
    </Menu>
  );
}
