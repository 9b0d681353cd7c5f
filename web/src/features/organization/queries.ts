import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { type InvitationState, listings, type OrganizationRole } from '@/lib/api/index.ts';
import { type AuditFilter, type NewAppPolicy, organizations } from '@/lib/api/organizations.ts';
import { appPolicyQuery } from '@/lib/appPolicy.ts';
import { useIdempotent } from '@/lib/idempotency.ts';

const paged = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }: { next: string | null }) => next ?? undefined,
};

export const organizationQuery = (id: string) =>
  queryOptions({
    queryKey: ['organization', id],
    queryFn: ({ signal }) => organizations.read(id, { signal }),
  });

export const membersQuery = (id: string, q = '') =>
  infiniteQueryOptions({
    ...paged,
    queryKey: ['members', id, q],
    queryFn: ({ pageParam, signal }) =>
      organizations.members(id, { q: q || undefined, after: pageParam }, { signal }),
    placeholderData: keepPreviousData,
  });

export const invitationsQuery = (id: string, state: InvitationState | undefined) =>
  infiniteQueryOptions({
    ...paged,
    queryKey: ['invitations', id, state],
    queryFn: ({ pageParam, signal }) =>
      organizations.invitations(id, { state, after: pageParam }, { signal }),
    placeholderData: keepPreviousData,
  });

export const auditQuery = (id: string, filter: AuditFilter = {}) =>
  infiniteQueryOptions({
    ...paged,
    queryKey: ['audit', id, filter],
    queryFn: ({ pageParam, signal }) => organizations.audit(id, { ...filter, after: pageParam }, { signal }),
    placeholderData: keepPreviousData,
  });

/** What the marketplace finds by a word; what comes first when there is none. */
export const appsByNameQuery = (q: string) =>
  queryOptions({
    queryKey: ['listings', 'by-name', q],
    queryFn: ({ signal }) => listings.search({ q: q || undefined }, { signal }),
    placeholderData: keepPreviousData,
  });

const refresh = (queries: QueryClient, ...keys: string[]) =>
  Promise.all(keys.map((key) => queries.invalidateQueries({ queryKey: [key] })));

// The session too: people can change or end their own membership.
const membership = ['members', 'organization', 'access', 'app-members', 'audit', 'session'];

export function useChangeRole(organizationId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ accountId, role }: { accountId: string; role: OrganizationRole }) =>
      organizations.changeRole(organizationId, accountId, role),
    onSuccess: () => refresh(queries, ...membership),
  });
}

export function useRemoveMember(organizationId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (accountId: string) => organizations.removeMember(organizationId, accountId),
    // Not awaited: the row goes when the list is read again, and with it whoever says that this is done.
    onSuccess: () => void refresh(queries, ...membership),
  });
}

export function useRename(organizationId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (displayName: string) => organizations.rename(organizationId, displayName),
    onSuccess: () => refresh(queries, 'session', 'organization', 'audit', 'listing'),
  });
}

export function useChangeAppPolicy(organizationId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: NewAppPolicy) => organizations.changeAppPolicy(organizationId, wanted),
    onSuccess: (policy) => {
      queries.setQueryData(appPolicyQuery(organizationId).queryKey, policy);
      return refresh(queries, 'listing', 'audit');
    },
  });
}

/** Afterwards this person acts for another organization, or for none. */
export function useLeave(organizationId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => organizations.leave(organizationId),
    onSuccess: () => queries.resetQueries(),
  });
}

export function useCloseOrganization(organizationId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => organizations.close(organizationId, name),
    onSuccess: () => queries.resetQueries(),
  });
}

export function useInvite(organizationId: string) {
  const queries = useQueryClient();
  const invite = useIdempotent(
    (wanted: { email: string; role: OrganizationRole }, options: { idempotencyKey: string }) =>
      organizations.invite(organizationId, wanted, options),
  );
  return useMutation({
    mutationFn: invite,
    onSuccess: () => refresh(queries, 'invitations', 'audit'),
    // A link that lets somebody in does not stay in the cache.
    gcTime: 0,
  });
}

export function useResend(organizationId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (invitationId: string) => organizations.resendInvitation(organizationId, invitationId),
    onSuccess: () => refresh(queries, 'invitations', 'audit'),
    gcTime: 0,
  });
}

export function useRevoke(organizationId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (invitationId: string) => organizations.revokeInvitation(organizationId, invitationId),
    onSuccess: () => void refresh(queries, 'invitations', 'audit'),
  });
}

export function useImport(organizationId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ csv, dryRun }: { csv: string; dryRun: boolean }) =>
      organizations.importInvitations(organizationId, csv, { dryRun }),
    onSuccess: (_, { dryRun }) => (dryRun ? undefined : refresh(queries, 'invitations', 'audit')),
  });
}
