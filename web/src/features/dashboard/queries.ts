import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/components/toasts.tsx';
import { dashboards } from '@/lib/api/dashboard.ts';
import { ProblemError } from '@/lib/api/index.ts';
import { useProblemText } from '@/lib/problemText.ts';
import { Board, type Step } from './board.ts';

export const dashboardQuery = queryOptions({
  queryKey: ['dashboard', 'own'],
  queryFn: ({ signal }) => dashboards.read({ signal }),
});

/** Everything that this person can place. */
export const choicesQuery = queryOptions({
  queryKey: ['dashboard', 'choices'],
  queryFn: ({ signal }) => dashboards.choices({ signal }),
  staleTime: 30_000,
});

/** One toast at a time speaks of the dashboard. */
const key = 'dashboard';

/** The dashboard, as somebody works on it. */
export function useBoard() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const found = useQuery(dashboardQuery);
  const said = useProblemText();
  const failed = useCallback(
    (error: unknown) => {
      const decided = error instanceof ProblemError && error.decided;
      const outcome = t(decided ? 'dashboard.takenBack' : 'dashboard.takenBackUnsure');
      toast(`${said(error).text} ${outcome}`, { failed: true, key });
      void queries.invalidateQueries({ queryKey: dashboardQuery.queryKey });
    },
    [t, said, queries],
  );
  const [board] = useState(
    () =>
      new Board({
        onAnswer: (dashboard) => {
          // What was asked before this answer knows less.
          void queries.cancelQueries({ queryKey: dashboardQuery.queryKey });
          queries.setQueryData(dashboardQuery.queryKey, dashboard);
        },
      }),
  );
  const view = useSyncExternalStore(board.subscribe, board.read);
  const { data } = found;
  useEffect(() => {
    if (data) board.take(data);
  }, [board, data]);

  const undo = useCallback(
    async (step?: Step) => {
      const undone = board.undo(step);
      try {
        const taken = await undone;
        if (taken) toast(t('dashboard.undone', { what: taken.done }), { key });
        else toast(t('dashboard.nothingToUndo'), { key });
      } catch (error) {
        failed(error);
      }
    },
    [board, failed, t],
  );
  const run = useCallback(
    async (step: Step, { quiet = false } = {}) => {
      const done = board.act(step);
      toast(step.done, { key, undo: step.undo && (() => void undo(step)) });
      try {
        await done;
        return true;
      } catch (error) {
        if (quiet) throw error;
        failed(error);
        return false;
      }
    },
    [board, failed, undo],
  );
  return { found, view, run, undo };
}

/** Whether something comes of an app by itself; nobody knows before what can be placed is known. */
export const useChoice = (installationId: string) =>
  useQuery({
    ...choicesQuery,
    select: (choices) => choices.find(({ installation }) => installation.id === installationId) ?? null,
  });
