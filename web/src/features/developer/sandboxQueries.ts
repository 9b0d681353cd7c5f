import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { sandbox } from '@/lib/api/sandbox.ts';

export const sandboxQuery = (publisher: string) =>
  queryOptions({
    queryKey: ['sandbox', publisher],
    queryFn: ({ signal }) => sandbox.read(publisher, { signal }),
  });

/** A change of the sandbox, which is read again afterwards. */
export function useSandboxAct<Wanted, Done>(act: (wanted: Wanted) => Promise<Done>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['sandbox'] }),
  });
}

export function useEnter() {
  return useMutation({
    mutationFn: sandbox.enter,
    // A new document, so that nothing of the developer stays in memory.
    onSuccess: () => window.location.assign('/'),
  });
}
