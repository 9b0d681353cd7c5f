import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { sandbox } from '@/lib/api/sandbox.ts';
import { newDocument } from '@/lib/documents.ts';

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

/** Becomes a test member, and goes on where the sandbox's apps are, or at a page of ours. */
export function useEnter() {
  return useMutation({
    mutationFn: ({ id }: { id: string; to?: string }) => sandbox.enter(id),
    onSuccess: (_, { to = '/apps' }) => newDocument(to),
  });
}
