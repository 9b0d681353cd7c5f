import { Button, Group, Loader, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCircleDashed } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import type { Installation, SetUp } from '@/lib/api/index.ts';
import { useFormat } from '@/lib/format.ts';
import { useNow } from '@/lib/hooks.ts';
import { ActDialog } from './ActDialog.tsx';
import { useAct } from './queries.ts';
import classes from './SetUpProgress.module.css';

interface Props {
  installation: Installation;
  /** None where the app is somebody's own. */
  organization: string | null;
}

/** How far the set-up is: how often the app was asked, what it answered, when it is asked again. */
export function SetUpProgress({ installation, organization }: Props) {
  const { t } = useTranslation();
  const tryNow = useAct('tryNow');
  const [removing, setRemoving] = useState(false);
  const app = installation.integration.displayName;
  const setUp = installation.setup;
  const done = installation.status === 'active';
  const stopped = setUp?.stopped ?? false;

  return (
    <div>
      <ol className={classes.steps}>
        <Step
          state="done"
          title={organization === null ? t('setUp.agreed') : t('setUp.credentials', { organization })}
        />
        <Step
          state={done ? 'done' : stopped ? 'stopped' : 'now'}
          title={done ? t('setUp.answered', { app }) : t('setUp.telling', { app })}
        >
          {setUp && !done && <Attempts setUp={setUp} app={app} />}
        </Step>
        <Step
          state={done ? 'done' : 'later'}
          title={
            organization === null
              ? t('setUp.readyOwn')
              : t(installation.accessPolicy === 'assigned' ? 'setUp.readyChosen' : 'setUp.ready', {
                  organization,
                })
          }
        />
      </ol>
      {tryNow.error && (
        <ProblemNotice
          title={t('setUp.tryNowFailed', { app })}
          error={tryNow.error}
          consequence={{ decided: t('outcome.unchanged'), undecided: t('outcome.unknown') }}
        />
      )}
      {installation.canManage && !done && (
        <Group gap="xs" mt="md">
          <Button
            size="xs"
            variant="default"
            loading={tryNow.isPending}
            disabled={!setUp || setUp.attempts === 0}
            onClick={() => tryNow.mutate(installation)}
          >
            {t('setUp.tryNow')}
          </Button>
          <Button size="xs" variant="subtle" color="red" onClick={() => setRemoving(true)}>
            {t('setUp.remove')}
          </Button>
        </Group>
      )}
      <ActDialog
        act={organization === null ? 'removeOwn' : 'remove'}
        opened={removing}
        onClose={() => setRemoving(false)}
        installation={installation}
        organization={organization}
      />
    </div>
  );
}

type StepState = 'done' | 'now' | 'later' | 'stopped';

const marks: Record<StepState, ReactNode> = {
  done: <IconCheck size={14} stroke={3} />,
  now: <Loader size={14} />,
  later: <IconCircleDashed size={16} stroke={1.75} />,
  stopped: <IconAlertTriangle size={14} stroke={2} />,
};

function Step({ state, title, children }: { state: StepState; title: string; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <li className={classes.step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
      <span className={classes.mark} role="img" aria-label={t(`setUp.state.${state}`)}>
        {marks[state]}
      </span>
      <div>
        <p className={classes.title}>{title}</p>
        {children}
      </div>
    </li>
  );
}

function Attempts({ setUp, app }: { setUp: SetUp; app: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const { attempts, lastAttemptAt, lastAnswer, nextAttemptAt, stopped } = setUp;

  if (attempts === 0) return <Text className={classes.fact}>{t('setUp.first', { app })}</Text>;
  return (
    <>
      <Text className={classes.fact} aria-live="polite">
        {t('setUp.attempts', { count: attempts })}{' '}
        {lastAnswer?.status
          ? t('setUp.status', { status: lastAnswer.status, latency: lastAnswer.latencyMs })
          : lastAnswer && t('setUp.error', { error: lastAnswer.error })}
      </Text>
      <Text className={classes.fact}>
        {lastAttemptAt && t('setUp.last', { when: format.relative(lastAttemptAt, now) })}{' '}
        {stopped
          ? t('setUp.stopped', { app })
          : nextAttemptAt &&
            (Date.parse(nextAttemptAt) > now
              ? t('setUp.next', { when: format.relative(nextAttemptAt, now) })
              : t('setUp.nextNow'))}
      </Text>
    </>
  );
}
