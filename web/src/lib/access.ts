import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { Access, AccessMatrix, AppMember, AppMemberPage } from './api/index.ts';
import { installations } from './api/installations.ts';
import { organizations } from './api/organizations.ts';

/** Who may use an app, person by person. */
export const appMembersQuery = (installationId: string, q = '') =>
  infiniteQueryOptions({
    queryKey: ['app-members', installationId, q],
    queryFn: ({ pageParam, signal }) =>
      installations.members(installationId, { q: q || undefined, after: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });

/** One page of members against apps. */
export const matrixQuery = (organizationId: string, q: string, after: string | undefined) => ({
  queryKey: ['access', organizationId, q, after],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    organizations.access(organizationId, { q: q || undefined, after }, { signal }),
  placeholderData: keepPreviousData<AccessMatrix>,
});

export interface AccessChange {
  installationId: string;
  accountId: string;
  before: Access;
  after: Access;
}

/** Shows the change at once, everywhere, and takes it back when the server refuses it. */
export function useChangeAccess() {
  const queries = useQueryClient();
  return useMutation({
    // One after the other, so that the last choice for a person is the one that stays.
    scope: { id: 'access' },
    mutationFn: ({ installationId, accountId, after }: AccessChange) =>
      installations.changeAccess(installationId, accountId, after),
    onMutate: async (change) => {
      await Promise.all(['app-members', 'access'].map((key) => queries.cancelQueries({ queryKey: [key] })));
      show(queries, change, change.after);
    },
    onError: (_, change) => show(queries, change, change.before),
    onSuccess: (member, { installationId }) => showMember(queries, installationId, member),
    onSettled: () =>
      Promise.all(
        ['installations', 'installation', 'listing', 'audit'].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}

export function useClearAccess(installationId: string) {
  const queries = useQueryClient();
  return useMutation({
    scope: { id: 'access' },
    mutationFn: (accountId: string) => installations.clearAccess(installationId, accountId),
    onSuccess: (member) => showMember(queries, installationId, member),
    onSettled: () => refreshAccess(queries),
  });
}

/** Asks again for everything that shows who may use what. */
export const refreshAccess = (queries: QueryClient) =>
  Promise.all(
    ['app-members', 'access', 'installations', 'installation', 'listing', 'audit'].map((key) =>
      queries.invalidateQueries({ queryKey: [key] }),
    ),
  );

function show(queries: QueryClient, { installationId, accountId }: AccessChange, access: Access) {
  changeMembers(queries, installationId, accountId, (member) => ({ ...member, ...access }));
  queries.setQueriesData<AccessMatrix>({ queryKey: ['access'] }, (matrix) =>
    matrix?.members.some((member) => member.accountId === accountId)
      ? {
          ...matrix,
          members: matrix.members.map((member) =>
            member.accountId === accountId
              ? { ...member, access: { ...member.access, [installationId]: access } }
              : member,
          ),
        }
      : matrix,
  );
}

const showMember = (queries: QueryClient, installationId: string, member: AppMember) =>
  changeMembers(queries, installationId, member.accountId, () => member);

function changeMembers(
  queries: QueryClient,
  installationId: string,
  accountId: string,
  change: (member: AppMember) => AppMember,
) {
  queries.setQueriesData<InfiniteData<AppMemberPage>>(
    { queryKey: ['app-members', installationId] },
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({
          ...page,
          members: page.members.map((member) => (member.accountId === accountId ? change(member) : member)),
        })),
      },
  );
}
