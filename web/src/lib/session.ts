import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Account, type Membership, type SessionState, session } from './api/index.ts';
import { forgetTab } from './tabMemory.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => session.read({ signal }),
  staleTime: 60_000,
});

export interface Visitor {
  account: Account;
  organizations: Membership[];
  /** The organization that this person acts for now. */
  organization: Membership | null;
}

export function visitorOf(view: SessionState): Visitor | null {
  const { account, organizations, currentOrganizationId } = view;
  if (!account) return null;
  return {
    account,
    organizations,
    organization: organizations.find(({ id }) => id === currentOrganizationId) ?? null,
  };
}

/** Who is here: `undefined` while that is unknown, `null` when nobody is signed in. */
export function useVisitor(): Visitor | null | undefined {
  const { data } = useQuery(sessionQuery);
  return data && visitorOf(data);
}

export const canAdminister = (membership: Membership) => membership.role !== 'member';

/** The sign-in page, and the way back to where the person stood. */
export const signInPath = (back: string) => `/login?return=${encodeURIComponent(back)}`;

export function useSwitchOrganization() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: session.switchOrganization,
    onSuccess: async (view) => {
      queries.setQueryData(sessionQuery.queryKey, view);
      // Forget, rather than refresh: nothing of one organization may stand under the name of another.
      await queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
    },
  });
}

export function useSignOut() {
  return useMutation({
    mutationFn: session.end,
    // A new document, so that nothing of this person stays in memory.
    onSuccess: () => {
      forgetTab();
      window.location.assign('/');
    },
  });
}
