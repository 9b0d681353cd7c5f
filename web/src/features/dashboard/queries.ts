import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/components/toasts.tsx';
import { type Choice, dashboards } from '@/lib/api/dashboard.ts';
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

/** As often it is looked what there is to be placed, while that is shown, in milliseconds. */
const looked = 30_000;

/** Everything that this person can place, with its newest values; when they cannot be had any more, they are not said to be live. */
export function useChoices() {
  const found = useQuery({ ...choicesQuery, refetchInterval: looked });
  const { data, isRefetchError, dataUpdatedAt } = found;
  const choices = useMemo(() => {
    if (!data || !isRefetchError) return data;
    const since = new Date(dataUpdatedAt).toISOString();
    return data.map(
      (choice): Choice => (choice.state === 'live' ? { ...choice, state: 'offline', since } : choice),
    );
  }, [data, isRefetchError, dataUpdatedAt]);
  return { ...found, choices };
}

/** Of what was done one toast at a time speaks, and of what came to nothing another one: that is not covered by what follows. */
const key = 'dashboard';
const failures = 'dashboard-failed';

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
      toast(`${said(error).text} ${outcome}`, { failed: true, key: failures });
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

  const back = useCallback(
    async (way: 'undo' | 'redo', step?: Step) => {
      try {
        const done = await (way === 'undo' ? board.undo(step) : board.redo());
        toast(done ? t(`dashboard.${way}.done`, { what: done.done }) : t(`dashboard.${way}.nothing`), {
          key,
        });
      } catch (error) {
        failed(error);
      }
    },
    [board, failed, t],
  );
  const undo = useCallback((step?: Step) => back('undo', step), [back]);
  const redo = useCallback(() => back('redo'), [back]);
  const run = useCallback(
    async (step: Step, { quiet = false } = {}) => {
      try {
        await board.act(step);
        // It shows at once; that it is done is said when it is.
        toast(step.done, { key, undo: step.undo && (() => void undo(step)) });
        return true;
      } catch (error) {
        if (quiet) throw error;
        failed(error);
        return false;
      }
    },
    [board, failed, undo],
  );
  return { found, view, run, undo, redo };
}

/** Whether something comes of an app by itself; nobody knows before what can be placed is known. */
export const useChoice = (installationId: string) =>
  useQuery({
    ...choicesQuery,
    select: (choices) => choices.find(({ installation }) => installation.id === installationId) ?? null,
  });
