import { Menu as Items, Text } from '@mantine/core';
import { IconCheck, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Menu, type MenuOf } from '@/components/Menu.tsx';
import { toast } from '@/components/toasts.tsx';
import { useSwitchOrganization, type Visitor } from '@/lib/session.ts';

export function OrganizationItems({ visitor, target }: MenuOf & { visitor: Visitor }) {
  const { t } = useTranslation();
  const switching = useSwitchOrganization();
  const { organization, organizations } = visitor;

  const choose = (id: string, name: string) =>
    switching.mutate(id, {
      onSuccess: () => toast(t('organization.switched', { organization: name })),
      onError: () => toast(t('organization.notSwitched', { organization: name }), { failed: true }),
    });

  return (
    <Menu target={target} width={280}>
      <Items.Label>{t('organization.yours')}</Items.Label>
      {organizations.map(({ id, displayName, role }) => {
        const current = id === organization?.id;
        return (
          <Items.Item
            key={id}
            aria-current={current || undefined}
            disabled={switching.isPending}
            rightSection={current ? <IconCheck size={16} stroke={2} /> : null}
            onClick={() => !current && choose(id, displayName)}
          >
            <Text size="sm" fw={550} lineClamp={2}>
              {displayName}
            </Text>
            <Text size="xs" c="dimmed">
              {t(`role.${role}`)}
            </Text>
          </Items.Item>
        );
      })}
      <Items.Divider />
      <Items.Item
        leftSection={<IconPlus size={16} stroke={2} />}
        renderRoot={(props) => <Link to="/new-organization" {...props} />}
      >
        {t('organization.new')}
      </Items.Item>
    </Menu>
  );
}
