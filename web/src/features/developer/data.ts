import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { data } from '@/lib/api/data.ts';

const refetchInterval = 5000;
const key = (name: string) => ['developer', name, 'data'];

export const dataQuery = (name: string, days: number) =>
  queryOptions({
    queryKey: [...key(name), 'overview', days],
    queryFn: ({ signal }) => data.overview(name, days, { signal }),
    refetchInterval,
    placeholderData: (before) => before,
  });

export const pollsQuery = (name: string) =>
  queryOptions({
    queryKey: [...key(name), 'polls'],
    queryFn: ({ signal }) => data.polls(name, { signal }),
    refetchInterval,
  });

export const rejectedQuery = (name: string) =>
  queryOptions({
    queryKey: [...key(name), 'rejected'],
    queryFn: ({ signal }) => data.rejected(name, { signal }),
    refetchInterval,
  });

export const brokerPlaceQuery = (name: string) =>
  queryOptions({
    queryKey: ['developer', name, 'broker'],
    queryFn: ({ signal }) => data.brokerPlace(name, { signal }),
    // it may be starting, or the version that asks for topics may be on its way
    refetchInterval: ({ state }) => (state.data?.admitted && state.data.address ? false : refetchInterval),
  });

/** Does something to a source, and looks at it again. */
export function useDataAct<Result>(name: string, act: (name: string) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => act(name),
    onSettled: () => client.invalidateQueries({ queryKey: key(name) }),
  });
}
