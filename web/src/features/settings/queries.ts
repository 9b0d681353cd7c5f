import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { mySessions, notices, passkeys } from '@/lib/api/index.ts';
import { meQuery } from '@/lib/me.ts';

export const sessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: ({ signal }) => mySessions.list({ signal }),
});

export const passkeysQuery = queryOptions({
  queryKey: ['me', 'passkeys'],
  queryFn: ({ signal }) => passkeys.list({ signal }),
});

export const preferencesQuery = queryOptions({
  queryKey: ['me', 'notice-preferences'],
  queryFn: ({ signal }) => notices.preferences({ signal }),
});

/** An act on something of one's own; everything of one's own is read again afterwards. */
export function useOwnAct<Wanted, Done>(act: (wanted: Wanted) => Promise<Done>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => queries.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
}
