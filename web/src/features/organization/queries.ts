import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { type OrganizationRole, organizations } from '@/lib/api/index.ts';
import { useIdempotent } from '@/lib/idempotency.ts';
import { sessionQuery } from '@/lib/session.ts';

export const organizationQuery = (id: string) =>
  queryOptions({
    queryKey: ['organization', id],
    queryFn: ({ signal }) => organizations.read(id, { signal }),
  });

export const membersQuery = (id: string) =>
  queryOptions({
    queryKey: ['members', id],
    queryFn: async ({ signal }) => (await organizations.members(id, { signal })).members,
  });

export const auditQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['audit', id],
    queryFn: ({ pageParam, signal }) => organizations.audit(id, pageParam, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });

function useRefreshMembers() {
  const queries = useQueryClient();
  return () =>
    Promise.all(
      // The session too: people can change or end their own membership.
      ['members', 'organization', 'audit', 'session'].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    );
}

export function useChangeRole(organizationId: string) {
  const refresh = useRefreshMembers();
  return useMutation({
    mutationFn: ({ accountId, role }: { accountId: string; role: OrganizationRole }) =>
      organizations.changeRole(organizationId, accountId, role),
    onSuccess: refresh,
  });
}

export function useRemoveMember(organizationId: string) {
  const refresh = useRefreshMembers();
  return useMutation({
    mutationFn: (accountId: string) => organizations.removeMember(organizationId, accountId),
    onSuccess: refresh,
  });
}

export function useCreateOrganization() {
  const queries = useQueryClient();
  const create = useIdempotent(organizations.create);
  return useMutation({
    mutationFn: create,
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
}
