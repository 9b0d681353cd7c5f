import { VisuallyHidden } from '@mantine/core';
import { useCallback, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { localeOf } from '@/lib/format.ts';
import { type LiveState, live } from '@/lib/live.ts';
import classes from './LiveMark.module.css';

interface Props {
  state: LiveState;
  since: string | null;
}

/** “14:02”, or with the day when it was another one. */
export function useClock() {
  const { i18n } = useTranslation();
  const language = localeOf(i18n.language);
  return (at: string) => {
    const moment = new Date(at);
    const today = moment.toDateString() === new Date().toDateString();
    const day = today ? {} : ({ day: 'numeric', month: 'short' } as const);
    return new Intl.DateTimeFormat(language, { ...day, hour: '2-digit', minute: '2-digit' }).format(moment);
  };
}

/** How true it is what a widget shows, in words; only that all is well may be said by a dot alone. */
export function LiveMark({ state, since }: Props) {
  const { t } = useTranslation();
  const clock = useClock();
  const brief = t(`dashboard.live.${state}`);
  const words =
    since && state !== 'live' && state !== 'connecting'
      ? t(`dashboard.since.${state}`, { time: clock(since) })
      : brief;
  return (
    <span className={classes.mark} data-state={state} title={state === 'live' ? undefined : words}>
      <span className={classes.dot} aria-hidden />
      {state === 'live' ? (
        <>
          <span className={classes.well} aria-hidden>
            {words}
          </span>
          <VisuallyHidden>{words}</VisuallyHidden>
        </>
      ) : (
        <>
          <span className={classes.words}>{words}</span>
          {/* Where there is no room for since when. */}
          {words !== brief && (
            <span className={classes.brief} aria-hidden>
              {brief}
            </span>
          )}
        </>
      )}
    </span>
  );
}

/** Of a source only how it is, without every value of it. */
export function useLiveState(installationId: string): Props {
  const follow = useCallback((changed: () => void) => live.follow(installationId, changed), [installationId]);
  const state = useSyncExternalStore(follow, () => live.read(installationId).state);
  const since = useSyncExternalStore(follow, () => live.read(installationId).since);
  return { state, since };
}
