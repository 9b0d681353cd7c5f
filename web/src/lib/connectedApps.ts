import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { connectedApps } from './api/index.ts';
import { meQuery } from './me.ts';

/** Apps that know this person: their own, and those of organizations. */
export const connectedAppsQuery = queryOptions({
  queryKey: ['me', 'apps'],
  queryFn: ({ signal }) => connectedApps.list({ signal }),
});

/** An act on an app that knows this person; whatever shows apps is read again afterwards. */
export function useConnectionAct<Wanted, Done>(act: (wanted: Wanted) => Promise<Done>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    // Not awaited: an app may go when the list is read again, and with it whoever says that this is done.
    onSuccess: () => {
      for (const key of [...meQuery.queryKey, 'installations', 'installation', 'listing', 'listings']) {
        void queries.invalidateQueries({ queryKey: [key] });
      }
    },
  });
}
