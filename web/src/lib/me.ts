import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { me } from './api/index.ts';
import { sessionQuery } from './session.ts';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => me.read({ signal }),
});

/** An act on one's own account; what is shown of it is read again afterwards, whether it worked or not. */
export function useMyAct<Wanted, Done>(act: (wanted: Wanted) => Promise<Done>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: meQuery.queryKey }),
        queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
      ]),
  });
}
