import { Badge, Button, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppIcon } from '@/components/AppIcon.tsx';
import { Confirm } from '@/components/Confirm.tsx';
import { Empty } from '@/components/Empty.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import { toast } from '@/components/toasts.tsx';
import { type ConnectedApp, connectedApps } from '@/lib/api/index.ts';
import { useFormat } from '@/lib/format.ts';
import classes from './List.module.css';
import { appsQuery, useOwnAct } from './queries.ts';

/** Apps that know this person, what they may see, and signing out of them. */
export function ConnectedApps() {
  const { t } = useTranslation();
  const found = useQuery(appsQuery);
  const [leaving, setLeaving] = useState<ConnectedApp | null>(null);
  const disconnect = useOwnAct(connectedApps.disconnect);
  const app = leaving?.integration.displayName;
  const close = () => {
    setLeaving(null);
    disconnect.reset();
  };

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
            <Row key={each.installationId} app={each} onLeave={() => setLeaving(each)} />
          ))}
        </ul>
      )}
      <Confirm
        opened={leaving !== null}
        onClose={close}
        title={t('connected.signOutTitle', { app })}
        consequences={[
          t('connected.first', { app }),
          t('connected.second', { app }),
          t('connected.third', { app }),
        ]}
        confirm={t('connected.signOut')}
        color="red.9"
        act={{
          isPending: disconnect.isPending,
          error: disconnect.error,
          run: () =>
            leaving &&
            disconnect.mutate(leaving.installationId, {
              onSuccess: () => {
                close();
                toast(t('connected.done', { app }));
              },
            }),
        }}
        failed={{
          title: t('connected.notDone', { app }),
          decided: t('outcome.unchanged'),
          undecided: t('outcome.unknown'),
        }}
      />
    </Section>
  );
}

function Row({ app, onLeave }: { app: ConnectedApp; onLeave: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { displayName } = app.integration;
  return (
    <li className={classes.item}>
      <AppIcon app={app.integration} size={36} />
      <div>
        <div className={classes.name}>
          {displayName}
          {app.staysConnected && (
            <Badge color="orange" size="sm">
              {t('connected.stays')}
            </Badge>
          )}
        </div>
        <p className={classes.facts}>
          {app.organization && `${t('connected.for', { organization: app.organization.displayName })} · `}
          {t('connected.since', { date: format.date(app.connectedAt) })}
          {' · '}
          {t('connected.used', { date: format.date(app.lastUsedAt) })}
        </p>
        {app.scopes.length > 0 && (
          <>
            <Text size="sm" fw={550} mt="xs">
              {t('connected.may', { app: displayName })}
            </Text>
            <ul className={classes.facts} style={{ paddingLeft: '1.125rem' }}>
              {app.scopes.map(({ scope, sentence }) => (
                <li key={scope}>{sentence}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className={classes.acts}>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('connected.signOutOf', { app: displayName })}
          onClick={onLeave}
        >
          {t('connected.signOut')}
        </Button>
      </div>
    </li>
  );
}
