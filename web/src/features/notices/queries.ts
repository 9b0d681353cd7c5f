import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { type Notices, notices } from '@/lib/api/index.ts';
import { useHears } from '@/lib/live.ts';

const minute = 60_000;

const latestQuery = queryOptions({
  queryKey: ['notices', 'latest'],
  queryFn: ({ signal }) => notices.list(undefined, { signal }),
  retry: false,
  staleTime: 30_000,
  refetchOnWindowFocus: true,
});

/**
 * What the bell shows: the page is told when it changes. Where it hears nothing it asks each minute while somebody looks, and less
 * often while there is no answer.
 */
export function useLatest() {
  const hears = useHears();
  return useQuery({
    ...latestQuery,
    refetchInterval: ({ state }) => (state.error ? 5 * minute : !hears && minute),
  });
}

export const allQuery = infiniteQueryOptions({
  queryKey: ['notices', 'all'],
  queryFn: ({ pageParam, signal }) => notices.list(pageParam, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }) => next ?? undefined,
});

type Which = { ids: string[] } | { all: true };

/** Marks at once what was read; the server's own count follows. */
export function useMarkRead() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: notices.markRead,
    onMutate: async (which: Which) => {
      await queries.cancelQueries({ queryKey: ['notices'] });
      const isRead = (id: string) => 'all' in which || which.ids.includes(id);
      queries.setQueryData(latestQuery.queryKey, (known: Notices | undefined) => {
        if (!known) return known;
        const newly = known.notices.filter(({ id, read }) => !read && isRead(id)).length;
        return {
          ...known,
          unread: 'all' in which ? 0 : Math.max(0, known.unread - newly),
          notices: known.notices.map((each) => (isRead(each.id) ? { ...each, read: true } : each)),
        };
      });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  });
}
