import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type DeliveryFilter, developer } from '@/lib/api/developer.ts';
import { type Pages, withNewest } from './pages.ts';
import { deliveriesQuery, refresh } from './queries.ts';

/** Keeps the front of a long log as it is now, without asking for all of it again. */
export function useNewest(name: string, filter: DeliveryFilter, enabled: boolean) {
  const queries = useQueryClient();
  const { queryKey } = deliveriesQuery(name, filter, true);
  useQuery({
    queryKey: ['newest', ...queryKey],
    queryFn: async ({ signal }) => {
      const newest = await developer.deliveries(name, filter, { signal });
      const known = queries.getQueryData<Pages>(queryKey);
      const merged = known && withNewest(known, newest);
      if (merged) queries.setQueryData(queryKey, merged);
      else await queries.invalidateQueries({ queryKey });
      return null;
    },
    enabled,
    gcTime: 0,
    refetchInterval: ({ state }) => (state.status === 'error' ? false : refresh),
  });
}
