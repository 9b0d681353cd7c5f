import { Anchor, Button, Card, Container, Group, Skeleton, Tabs, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConsentBanner } from '@/components/ConsentBanner.tsx';
import { LastUse } from '@/components/LastUse.tsx';
import { Moment } from '@/components/Moment.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { RoomHead } from '@/components/RoomHead.tsx';
import { ScopeList } from '@/components/ScopeList.tsx';
import { StatusBadge } from '@/components/StatusBadge.tsx';
import type { ConnectedApp, Installation } from '@/lib/api/index.ts';
import { connectedAppsQuery } from '@/lib/connectedApps.ts';
import { useTitle } from '@/lib/hooks.ts';
import { ActDialog } from './ActDialog.tsx';
import classes from './AppPage.module.css';
import { AppSettings } from './AppSettings.tsx';
import { ListingLink } from './ListingLink.tsx';
import { NewestValues } from './NewestValues.tsx';
import { OpenButton } from './OpenButton.tsx';
import { useLiveInstallation } from './queries.ts';
import { SetUpProgress } from './SetUpProgress.tsx';
import { SuspensionCause } from './SuspensionCause.tsx';

export const ownAppTabs = ['overview', 'data', 'permissions', 'settings'] as const;
export type OwnAppTab = (typeof ownAppTabs)[number];

interface Props {
  installation: Installation;
  tab: OwnAppTab;
  onTab: (tab: OwnAppTab) => void;
  aside: ReactNode;
}

/** The room of an app that somebody has for themselves: how it stands, what it may, its settings, the way out. */
export function OwnAppPage({ installation, tab, onTab, aside }: Props) {
  const { t } = useTranslation();
  const live = useLiveInstallation(installation);
  const connected = useQuery(connectedAppsQuery);
  const app = connected.data?.find(({ installationId }) => installationId === live.id);
  const { integration, status } = live;
  const tabs = ownAppTabs.filter(
    (each) =>
      (each !== 'settings' || live.hasConfig) && (each !== 'data' || (live.hasRecords && live.canOpen)),
  );
  const shown = tabs.find((each) => each === tab) ?? 'overview';
  useTitle(integration.displayName);

  return (
    <Container size="70rem" px={{ base: 'md', sm: 'lg' }} pt={24}>
      <RoomHead
        app={integration}
        from={{ to: '/apps', name: t('nav.apps') }}
        badge={<StatusBadge status={status} />}
        actions={live.canOpen && shown !== 'data' && <OpenButton installation={live} />}
      >
        <Text size="sm" c="dimmed">
          {t('app.yours')}
          {' · '}
          <ListingLink name={integration.name} />
        </Text>
        {aside}
      </RoomHead>
      {app?.reconsent && (
        <div className={classes.progress}>
          <ConsentBanner app={app} />
        </div>
      )}
      <Tabs value={shown} onChange={(next) => onTab(tabs.find((each) => each === next) ?? 'overview')}>
        <Tabs.List mb="lg" className={classes.tabs}>
          {tabs.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`app.tab.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={shown}>
          {shown === 'overview' && <Overview installation={live} app={app} onTab={onTab} />}
          {shown === 'data' && <NewestValues installation={live} />}
          {shown === 'permissions' && (
            <Permissions
              app={app}
              name={integration.displayName}
              failure={connected.error}
              waiting={connected.isPending}
              onRetry={() => void connected.refetch()}
            />
          )}
          {shown === 'settings' && <AppSettings installation={live} />}
        </Tabs.Panel>
      </Tabs>
    </Container>
  );
}

interface OverviewProps {
  installation: Installation;
  app: ConnectedApp | undefined;
  onTab: (tab: OwnAppTab) => void;
}

function Overview({ installation, app, onTab }: OverviewProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [uninstalling, setUninstalling] = useState(false);
  const words = { app: installation.integration.displayName };
  const { status } = installation;
  return (
    <div className={classes.overview}>
      <Card>
        <Title order={2} mb="sm">
          {t('app.overview.state')}
        </Title>
        {status === 'setting_up' ? (
          <SetUpProgress installation={installation} organization={null} />
        ) : (
          <Text size="sm">{t(`app.overview.${status === 'active' ? 'active' : 'suspended'}`, words)}</Text>
        )}
        {status === 'suspended' && <SuspensionCause installation={installation} organization={null} />}
        <dl className={classes.facts}>
          <div>
            <dt>{t('app.overview.since')}</dt>
            <dd>
              <Moment at={installation.installedAt} />
            </dd>
          </div>
          <div>
            <dt>{t('app.overview.version')}</dt>
            <dd>{installation.version}</dd>
          </div>
          {app && (
            <>
              <div>
                <dt>{t('app.overview.lastUse')}</dt>
                <dd>
                  <LastUse at={app.lastUsedAt} bare />
                </dd>
              </div>
              <div>
                <dt>{t('app.overview.permissions')}</dt>
                <dd>
                  <Anchor component="button" type="button" inherit onClick={() => onTab('permissions')}>
                    {t('app.overview.permissionCount', { count: app.scopes.length })}
                  </Anchor>
                </dd>
              </div>
            </>
          )}
        </dl>
      </Card>
      {status !== 'setting_up' && (
        <Card>
          <Group justify="space-between" gap="md">
            <div style={{ flex: '1 1 16rem', minWidth: 0 }}>
              <Title order={2}>{t('app.overview.uninstall')}</Title>
              <Text size="sm" c="dimmed" mt={4}>
                {t('app.overview.uninstallText', words)}
              </Text>
            </div>
            <Button color="red" variant="outline" onClick={() => setUninstalling(true)}>
              {t('act.uninstallOwn.confirm')}
            </Button>
          </Group>
        </Card>
      )}
      <ActDialog
        act="uninstallOwn"
        opened={uninstalling}
        onClose={() => setUninstalling(false)}
        installation={installation}
        organization={null}
        onDone={() => void navigate({ to: '/apps' })}
      />
    </div>
  );
}

interface PermissionsProps {
  app: ConnectedApp | undefined;
  name: string;
  failure: Error | null;
  waiting: boolean;
  onRetry: () => void;
}

function Permissions({ app, name, failure, waiting, onRetry }: PermissionsProps) {
  const { t } = useTranslation();
  if (failure) {
    return <ProblemNotice title={t('app.permissionsFailed')} error={failure} onRetry={onRetry} />;
  }
  if (waiting) return <Skeleton h={200} radius="lg" />;
  return (
    <Card maw="52rem">
      <Text size="sm" c="dimmed" mb="md">
        {t(app && app.scopes.length > 0 ? 'app.permissionsText' : 'app.noPermissions', { app: name })}
      </Text>
      {app && <ScopeList app={app} />}
    </Card>
  );
}
