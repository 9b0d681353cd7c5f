import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { AppRequest } from '@/lib/api/index.ts';
import { requests } from '@/lib/api/installations.ts';
import { useIdempotent } from '@/lib/idempotency.ts';
import { installationsQuery } from '@/lib/installations.ts';

interface Wanted {
  state?: AppRequest['state'];
  integration?: string;
}

/** What was asked for, newest first: everything for admins, their own for others. */
export const requestsQuery = (organizationId: string, wanted: Wanted = {}) =>
  infiniteQueryOptions({
    queryKey: ['requests', organizationId, wanted],
    queryFn: ({ pageParam, signal }) =>
      requests.of({ organizationId, ...wanted, after: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });

function useRefresh() {
  const queries = useQueryClient();
  return () =>
    Promise.all(
      ['requests', 'listing', 'listings', 'audit', installationsQuery('').queryKey[0] ?? ''].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    );
}

export function useAskForApp() {
  const refresh = useRefresh();
  const make = useIdempotent(requests.make);
  return useMutation({ mutationFn: make, onSuccess: refresh });
}

export function useWithdraw() {
  const refresh = useRefresh();
  return useMutation({ mutationFn: (id: string) => requests.withdraw(id), onSuccess: refresh });
}

export function useApprove() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, answer }: { id: string; answer?: string }) => requests.approve(id, answer),
    onSuccess: refresh,
  });
}

export function useDeny() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) => requests.deny(id, reason),
    onSuccess: refresh,
  });
}
