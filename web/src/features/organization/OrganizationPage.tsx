import { Card, Container, Group, Tabs, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import type { Membership } from '@/lib/api/index.ts';
import { useChosenInSight, useTitle } from '@/lib/hooks.ts';
import { canAdminister } from '@/lib/session.ts';
import classes from './OrganizationPage.module.css';
import { organizationQuery } from './queries.ts';

export const tabs = [
  'members',
  'invitations',
  'access',
  'apps',
  'requests',
  'policy',
  'settings',
  'audit',
] as const;
export type Tab = (typeof tabs)[number];

const forAdmins: Tab[] = ['invitations', 'access', 'requests', 'audit'];

/** What the address says besides the tab. */
export interface OrganizationSearch {
  q?: string;
  state?: string;
  actor?: string;
  action?: string;
  since?: string;
  until?: string;
  dialog?: string;
}

export interface PanelProps {
  search: OrganizationSearch;
  /** Replaces what the address says. */
  onSearch: (search: OrganizationSearch) => void;
}

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
  const admin = canAdminister(organization);
  const shown = tabs.filter((each) => admin || !forAdmins.includes(each) || each === tab);
  const list = useChosenInSight(tab, shown.length);

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
        <Tabs.List mb="lg" className={classes.tabs} ref={list}>
          {shown.map((each) => (
            <Tabs.Tab key={each} value={each} data-tab={each}>
              {t(`organization.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {shown.map((each) => (
          <Tabs.Panel key={each} value={each}>
            {each === tab &&
              (admin || !forAdmins.includes(each) ? panels[each]() : <OnlyAdmins tab={each} />)}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Container>
  );
}

function OnlyAdmins({ tab }: { tab: Tab }) {
  const { t } = useTranslation();
  return (
    <Card>
      <Empty
        icon={<IconLock size={36} stroke={1.5} className={classes.none} />}
        title={tab === 'audit' ? t('audit.onlyAdmins') : t('organization.onlyAdmins')}
        text={tab === 'audit' ? t('audit.onlyAdminsText') : t('organization.onlyAdminsText')}
      />
    </Card>
  );
}
