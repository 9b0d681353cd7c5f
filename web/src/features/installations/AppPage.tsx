import { Anchor, Container, Group, Tabs, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { Moment } from '@/components/Moment.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { RoomHead, RoomSkeleton } from '@/components/RoomHead.tsx';
import { StatusBadge } from '@/components/StatusBadge.tsx';
import type { Installation, Membership } from '@/lib/api/index.ts';
import { useTitle } from '@/lib/hooks.ts';
import { AppMembers } from './AppMembers.tsx';
import classes from './AppPage.module.css';
import { AppSettings } from './AppSettings.tsx';
import { AsksForMore } from './AsksForMore.tsx';
import { Connection } from './Connection.tsx';
import { ListingLink } from './ListingLink.tsx';
import { ManageMenu } from './ManageMenu.tsx';
import { NewestValues } from './NewestValues.tsx';
import { OpenButton } from './OpenButton.tsx';
import { useInstallations, useLiveInstallation } from './queries.ts';
import { SetUpProgress } from './SetUpProgress.tsx';
import { SuspensionCause } from './SuspensionCause.tsx';

export const appTabs = ['access', 'data', 'settings', 'connection'] as const;
export type AppTab = (typeof appTabs)[number];

export interface AppSearch {
  q?: string;
  dialog?: string;
}

interface Props {
  organization: Membership;
  /** The app's short name. */
  name: string;
  /** Stands beside the app's name. */
  aside?: ReactNode;
  tab: AppTab;
  onTab: (tab: AppTab) => void;
  search: AppSearch;
  onSearch: (search: AppSearch) => void;
}

/** The room of one app: who may use it, its settings, how it is connected. */
export function AppPage({ organization, name, ...page }: Props) {
  const { t } = useTranslation();
  const found = useInstallations(organization.id);
  const installation = found.data?.find(({ integration }) => integration.name === name);
  useTitle(installation?.integration.displayName);

  return (
    <Container size="70rem" px={{ base: 'md', sm: 'lg' }} pt={24}>
      {found.isPending && <RoomSkeleton />}
      {found.isError && (
        <ProblemNotice
          order={1}
          title={t('apps.failed')}
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      )}
      {found.data && !installation && (
        <Empty
          order={1}
          title={t('app.none', { organization: organization.displayName })}
          text={t('app.noneText')}
        >
          <Group gap="lg" justify="center">
            <Anchor component={Link} to="/apps">
              {t('app.toApps')}
            </Anchor>
            <ListingLink name={name} />
          </Group>
        </Empty>
      )}
      {installation && <Room installation={installation} organization={organization} {...page} />}
    </Container>
  );
}

interface RoomProps extends Omit<Props, 'name'> {
  installation: Installation;
}

function Room({ installation, organization, aside, tab, onTab, search, onSearch }: RoomProps) {
  const { t } = useTranslation();
  const live = useLiveInstallation(installation);
  const { integration, status } = live;
  const tabs = appTabs.filter((each) =>
    each === 'access'
      ? true
      : each === 'data'
        ? live.hasRecords && live.canOpen
        : live.canManage && (each === 'connection' || live.hasConfig),
  );
  const shown = tabs.find((each) => each === tab) ?? 'access';

  return (
    <>
      <RoomHead
        app={integration}
        from={{ to: '/apps', name: t('nav.apps') }}
        badge={<StatusBadge status={status} />}
        actions={
          <>
            {status === 'active' && live.canOpen && shown !== 'data' && <OpenButton installation={live} />}
            {live.canManage && status !== 'setting_up' && (
              <ManageMenu installation={live} organization={organization.displayName} />
            )}
          </>
        }
      >
        <Text size="sm" c="dimmed">
          {t('installation.by', { name: live.installedBy.name })} <Moment at={live.installedAt} />
          {' · '}
          <ListingLink name={integration.name} />
        </Text>
        {aside}
        {status === 'suspended' && (
          <SuspensionCause installation={live} organization={organization.displayName} />
        )}
      </RoomHead>
      {live.canManage && status === 'active' && (
        <AsksForMore installation={live} organization={organization.displayName} />
      )}
      {status === 'setting_up' && (
        <div className={classes.progress}>
          <SetUpProgress installation={live} organization={organization.displayName} />
        </div>
      )}
      <Tabs value={shown} onChange={(next) => onTab(tabs.find((each) => each === next) ?? 'access')}>
        <Tabs.List mb="lg" className={classes.tabs}>
          {tabs.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`app.tab.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={shown}>
          {shown === 'access' && (
            <AppMembers
              installation={live}
              organization={organization}
              q={search.q ?? ''}
              onSearch={(q) => onSearch({ q: q || undefined })}
            />
          )}
          {shown === 'data' && <NewestValues installation={live} />}
          {shown === 'settings' && <AppSettings installation={live} />}
          {shown === 'connection' && (
            <Connection
              installation={live}
              dialog={search.dialog}
              onDialog={(dialog) => onSearch({ dialog })}
            />
          )}
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
