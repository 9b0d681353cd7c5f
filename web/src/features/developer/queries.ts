import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { type DeliveryFilter, developer } from '@/lib/api/developer.ts';
import { isLong } from './pages.ts';

/** How often what is looked at is asked for again, in milliseconds. */
export const refresh = 3000;

export const integrationsQuery = queryOptions({
  queryKey: ['developer', 'integrations'],
  queryFn: ({ signal }) => developer.integrations({ signal }),
});

export const endpointQuery = (name: string) =>
  queryOptions({
    queryKey: ['developer', name, 'endpoint'],
    queryFn: ({ signal }) => developer.endpoint(name, { signal }),
    refetchInterval: 5000,
  });

export const deliveriesQuery = (name: string, filter: DeliveryFilter, live: boolean) =>
  infiniteQueryOptions({
    queryKey: ['developer', name, 'deliveries', filter],
    queryFn: ({ pageParam, signal }) =>
      developer.deliveries(name, { ...filter, after: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      live && !isLong(state.data) && state.status !== 'error' ? refresh : false,
  });

export const deliveryQuery = (name: string, eventId: string) =>
  queryOptions({
    queryKey: ['developer', name, 'delivery', eventId],
    queryFn: ({ signal }) => developer.delivery(name, eventId, { signal }),
    refetchInterval: ({ state }) => (state.status === 'error' ? false : refresh),
  });

/** An act of a developer; whatever is shown of this integration is read again afterwards. */
export function useDeveloperAct<Wanted, Done>(act: (wanted: Wanted) => Promise<Done>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['developer'] }),
  });
}

/** The same where the answer is a secret, which does not stay in the cache. */
export function useSecretAct<Done>(act: () => Promise<Done>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    gcTime: 0,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['developer'] }),
  });
}
