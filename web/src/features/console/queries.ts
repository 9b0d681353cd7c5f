import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { operators, type PlatformRole, type PlatformSettings } from '@/lib/api/index.ts';
import { useIdempotent } from '@/lib/idempotency.ts';
import { platformQuery } from '@/lib/platform.ts';

export const settingsQuery = queryOptions({
  queryKey: ['console', 'platform'],
  queryFn: ({ signal }) => operators.read({ signal }),
});

/**
 * Saves some of the settings; the others stay as a form has read them. The server refuses when somebody else has
 * changed them since.
 */
export function useSaveSettings(read: PlatformSettings) {
  const queries = useQueryClient();
  const [known, setKnown] = useState(read);
  return useMutation({
    mutationFn: (changes: Partial<Omit<PlatformSettings, 'version'>>) =>
      operators.change({ ...known, ...changes }),
    onSuccess: async (saved) => {
      setKnown(saved);
      queries.setQueryData(settingsQuery.queryKey, saved);
      await queries.invalidateQueries({ queryKey: platformQuery.queryKey });
    },
  });
}

export const peopleQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['console', 'people', q],
    queryFn: ({ pageParam, signal }) => operators.people({ q, after: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  });

export function useAddPerson() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: useIdempotent(operators.addPerson),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['console', 'people'] }),
  });
}

export function useSetRoles() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, roles }: { id: string; roles: PlatformRole[] }) => operators.setRoles(id, roles),
    onSuccess: () =>
      // The session too: operators can change what they are themselves.
      Promise.all(
        [['console', 'people'], ['session']].map((queryKey) => queries.invalidateQueries({ queryKey })),
      ),
  });
}
