import { Anchor, Badge, Button, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppIcon } from '@/components/AppIcon.tsx';
import { ConsentBanner } from '@/components/ConsentBanner.tsx';
import { Empty } from '@/components/Empty.tsx';
import { LastUse } from '@/components/LastUse.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { ScopeList } from '@/components/ScopeList.tsx';
import { Section } from '@/components/Section.tsx';
import { StatusBadge } from '@/components/StatusBadge.tsx';
import type { ConnectedApp } from '@/lib/api/index.ts';
import { connectedAppsQuery } from '@/lib/connectedApps.ts';
import { useFormat } from '@/lib/format.ts';
import classes from './List.module.css';
import { type Parting, PartingDialog } from './PartingDialog.tsx';

/** Apps that know this person, what they may see and when they last did, and taking that back. */
export function ConnectedApps() {
  const { t } = useTranslation();
  const found = useQuery(connectedAppsQuery);
  const [parting, setParting] = useState<Parting | null>(null);

  return (
    <Section title={t('connected.title')} text={t('connected.text')}>
      {found.isError ? (
        <ProblemNotice
          title={t('connected.failed')}
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      ) : found.isPending ? (
        <Skeleton h={160} />
      ) : found.data.length === 0 ? (
        <Empty order={3} title={t('connected.none')} text={t('connected.noneText')}>
          <Button component={Link} to="/apps" variant="default">
            {t('connected.toApps')}
          </Button>
        </Empty>
      ) : (
        <ul className={classes.list}>
          {found.data.map((each) => (
            <Connection key={each.installationId} app={each} onPart={setParting} />
          ))}
        </ul>
      )}
      <PartingDialog parting={parting} onClose={() => setParting(null)} />
    </Section>
  );
}

interface Props {
  app: ConnectedApp;
  onPart: (parting: Parting) => void;
}

function Connection({ app, onPart }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { displayName, name } = app.integration;
  const own = app.target === 'user';
  return (
    <li className={classes.app} aria-label={displayName}>
      <div className={classes.item}>
        <AppIcon app={app.integration} size={36} />
        <div>
          <div className={classes.name}>
            {own ? (
              <Anchor
                inherit
                c="inherit"
                renderRoot={(props) => (
                  <Link
                    to="/apps/$name/{-$tab}"
                    params={{ name, tab: undefined }}
                    search={{ for: 'me' }}
                    {...props}
                  />
                )}
              >
                {displayName}
              </Anchor>
            ) : (
              displayName
            )}
            {app.status !== 'active' && <StatusBadge status={app.status} />}
            {app.staysConnected && (
              <Badge color="orange" size="sm">
                {t('connected.stays')}
              </Badge>
            )}
          </div>
          <p className={classes.facts}>
            {own
              ? t('connected.own')
              : app.organization && t('connected.for', { organization: app.organization.displayName })}
            {' · '}
            {t('connected.since', { date: format.date(app.connectedAt) })}
            {' · '}
            <LastUse at={app.lastUsedAt} />
          </p>
        </div>
        <div className={classes.acts}>
          {own ? (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('connected.uninstallOne', { app: displayName })}
              onClick={() => onPart({ app, act: 'uninstall' })}
            >
              {t('connected.uninstall.confirm')}
            </Button>
          ) : (
            <>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('connected.signOutOf', { app: displayName })}
                onClick={() => onPart({ app, act: 'signOut' })}
              >
                {t('connected.signOut.confirm')}
              </Button>
              {app.canGiveUp && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('connected.giveUpOne', { app: displayName })}
                  onClick={() => onPart({ app, act: 'giveUp' })}
                >
                  {t('connected.giveUp.confirm')}
                </Button>
              )}
            </>
          )}
        </div>
      </div>
      <div className={classes.below}>
        <ConsentBanner app={app} />
        {app.scopes.length > 0 && (
          <div>
            <Text size="sm" fw={550} mb={2}>
              {t('connected.may', { app: displayName })}
            </Text>
            <ScopeList app={app} />
          </div>
        )}
      </div>
    </li>
  );
}
