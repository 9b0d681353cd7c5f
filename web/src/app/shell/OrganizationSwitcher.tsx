import { Menu, Text, UnstyledButton } from '@mantine/core';
import { IconBuilding, IconCheck, IconSelector } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/components/toasts.tsx';
import { useSwitchOrganization, type Visitor } from '@/lib/session.ts';
import classes from './Shell.module.css';

export function OrganizationSwitcher({ visitor }: { visitor: Visitor }) {
  const { t } = useTranslation();
  const switching = useSwitchOrganization();
  const { organization, organizations } = visitor;
  if (organizations.length === 0) return null;

  const choose = (id: string, name: string) =>
    switching.mutate(id, {
      onSuccess: () => toast(t('organization.switched', { organization: name })),
      onError: () => toast(t('organization.notSwitched', { organization: name }), { failed: true }),
    });

  return (
    <Menu position="bottom-end" width={280} shadow="md" radius="md">
      <Menu.Target>
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
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('organization.yours')}</Menu.Label>
        {organizations.map(({ id, displayName, role }) => {
          const current = id === organization?.id;
          return (
            <Menu.Item
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
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
