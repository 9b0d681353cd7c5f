import { Container, Group, Tabs, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Membership } from '@/lib/api/index.ts';
import { useTitle } from '@/lib/hooks.ts';
import { organizationQuery } from './queries.ts';

export const tabs = ['members', 'apps', 'audit'] as const;
export type Tab = (typeof tabs)[number];

interface Props {
  organization: Membership;
  tab: Tab;
  onTab: (tab: Tab) => void;
  panels: Record<Tab, () => ReactNode>;
}

export function OrganizationPage({ organization, tab, onTab, panels }: Props) {
  const { t } = useTranslation();
  const { data } = useQuery(organizationQuery(organization.id));
  useTitle(`${t(`organization.${tab}`)} · ${organization.displayName}`);

  return (
    <Container size="70rem" px={{ base: 'md', sm: 'lg' }} pt={40}>
      <Title order={1} style={{ overflowWrap: 'anywhere' }}>
        {organization.displayName}
      </Title>
      <Group gap="xs" mt={4} mb="lg" mih={25}>
        <Text c="dimmed">
          {data && `${t('organization.memberCount', { count: data.memberCount })} · `}
          {t('organization.yourRole', { role: t(`role.${organization.role}`) })}
        </Text>
      </Group>
      <Tabs value={tab} onChange={(next) => onTab(tabs.find((each) => each === next) ?? 'members')}>
        <Tabs.List mb="lg">
          {tabs.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`organization.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((each) => (
          <Tabs.Panel key={each} value={each}>
            {each === tab && panels[each]()}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Container>
  );
}
