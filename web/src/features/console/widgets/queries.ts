import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { bundles } from '@/lib/api/bundles.ts';

/** Which bundles the list shows, as the address says it; without a word, all of them. */
export const shows = ['taken-down', 'reported'] as const;
export type Shown = (typeof shows)[number];

const key = ['console', 'bundles'];
const refetchInterval = 10_000;

export const bundlesQuery = (shown: Shown | undefined) =>
  infiniteQueryOptions({
    queryKey: [...key, 'list', shown ?? ''],
    queryFn: ({ pageParam, signal }) =>
      bundles.list(
        {
          ...(shown === 'taken-down' && { takenDown: true }),
          ...(shown === 'reported' && { reported: true }),
          after: pageParam,
        },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval,
    placeholderData: (before) => before,
  });

/** All versions that have one bundle. */
export const bundleQuery = (sha256: string) =>
  queryOptions({
    queryKey: [...key, 'one', sha256],
    queryFn: async ({ signal }) => (await bundles.list({ bundle: sha256 }, { signal })).bundles,
    refetchInterval,
  });

export const reportsQuery = (sha256: string) =>
  queryOptions({
    queryKey: [...key, 'reports', sha256],
    queryFn: ({ signal }) => bundles.reports(sha256, { signal }),
    refetchInterval,
  });

/** An act on a bundle, after which all of them are asked for again. */
export function useBundleAct<Wanted>(act: (wanted: Wanted) => Promise<unknown>, done: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: key });
      done();
    },
  });
}
