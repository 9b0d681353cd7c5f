import { Badge, Button, Group, Skeleton } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm.tsx';
import { Failure } from '@/components/Failure.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import { toast } from '@/components/toasts.tsx';
import { mySessions, type OwnSession } from '@/lib/api/index.ts';
import { useFormat } from '@/lib/format.ts';
import classes from './List.module.css';
import { sessionsQuery, useOwnAct } from './queries.ts';

/** Where one is signed in, and signing out there. */
export function Sessions() {
  const { t } = useTranslation();
  const found = useQuery(sessionsQuery);
  const [asking, setAsking] = useState(false);
  const end = useOwnAct(mySessions.end);
  const endOthers = useOwnAct(mySessions.endOthers);
  const others = found.data?.filter(({ current }) => !current).length ?? 0;
  const close = () => {
    setAsking(false);
    endOthers.reset();
  };

  return (
    <Section title={t('sessions.title')} text={t('sessions.text')}>
      {found.isError ? (
        <ProblemNotice
          title={t('sessions.failed')}
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      ) : found.isPending ? (
        <Skeleton h={180} />
      ) : (
        <ul className={classes.list}>
          {found.data.map((session) => (
            <Row
              key={session.id}
              session={session}
              ending={end.isPending && end.variables === session.id}
              onEnd={() => end.mutate(session.id, { onSuccess: () => toast(t('sessions.ended')) })}
            />
          ))}
        </ul>
      )}
      {end.error && (
        <div style={{ marginTop: 'var(--mantine-spacing-md)' }}>
          <Failure title={t('sessions.notEnded')} error={end.error} />
        </div>
      )}
      {others > 0 && (
        <Group mt="lg">
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('sessions.endOthers')}
          </Button>
        </Group>
      )}
      <Confirm
        opened={asking}
        onClose={close}
        title={t('sessions.endOthersTitle')}
        consequences={[t('sessions.endOthersText', { count: others })]}
        confirm={t('sessions.endOthers')}
        color="red.9"
        act={{
          isPending: endOthers.isPending,
          error: endOthers.error,
          run: () =>
            endOthers.mutate(undefined, {
              onSuccess: () => {
                close();
                toast(t('sessions.othersEnded'));
              },
            }),
        }}
        failed={{
          title: t('sessions.notEnded'),
          decided: t('outcome.unchanged'),
          undecided: t('outcome.unknown'),
        }}
      />
    </Section>
  );
}

const phones = /iphone|android|phone|mobile/i;

function Row({ session, ending, onEnd }: { session: OwnSession; ending: boolean; onEnd: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const Icon = phones.test(session.device) ? IconDeviceMobile : IconDeviceDesktop;
  const name =
    [session.browser, session.device].filter((part) => part !== '').join(' · ') ||
    t('sessions.unknownDevice');
  return (
    <li className={classes.item}>
      <span className={classes.icon} aria-hidden>
        <Icon size={20} stroke={1.6} />
      </span>
      <div>
        <div className={classes.name}>
          {name}
          {session.current && (
            <Badge color="teal" size="sm">
              {t('sessions.here')}
            </Badge>
          )}
        </div>
        <p className={classes.facts}>
          {session.address}
          <br />
          {t(`sessions.by.${session.signedInBy}`, { at: format.dateTime(session.signedInAt) })}
          {!session.current && (
            <>
              <br />
              {t('sessions.seen', { at: format.dateTime(session.lastSeenAt) })}
            </>
          )}
        </p>
      </div>
      <div className={classes.acts}>
        {!session.current && (
          <Button
            size="compact-sm"
            variant="default"
            loading={ending}
            aria-label={t('sessions.endOne', { name })}
            onClick={onEnd}
          >
            {t('sessions.end')}
          </Button>
        )}
      </div>
    </li>
  );
}
