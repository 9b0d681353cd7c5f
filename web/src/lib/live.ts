import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { LiveStream } from './liveStream.ts';
import { sessionQuery } from './session.ts';

export type {
  LiveChange,
  LiveListener,
  LiveRecord,
  LiveRecords,
  LiveSource,
  LiveState,
} from './liveSource.ts';

/** What comes by itself to this page: one stream for all that is shown on it. */
export const live = new LiveStream();

/** What a source says at this moment, again whenever that changes. */
export function useLive(installationId: string) {
  const follow = useCallback((changed: () => void) => live.follow(installationId, changed), [installationId]);
  return useSyncExternalStore(follow, () => live.read(installationId));
}

/** Whether nudges come at this moment: as long as they do, nobody has to ask. */
export const useHears = () => useSyncExternalStore(live.nudges.watch, () => live.nudges.come);

/** What is asked again when the server says that something of this kind has changed. */
const kept: Record<string, readonly string[]> = { dashboard: ['dashboard'], notices: ['notices'] };

/** Keeps what was asked of the server as fresh as the server says it is, while somebody looks at it; once a page. */
export function useNudges() {
  const queries = useQueryClient();
  useEffect(
    () =>
      live.nudged((topic) => {
        const queryKey = topic === 'session' ? sessionQuery.queryKey : kept[topic];
        if (queryKey) void queries.invalidateQueries({ queryKey });
      }),
    [queries],
  );
}
