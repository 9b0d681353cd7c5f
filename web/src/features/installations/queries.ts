import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { refreshAccess } from '@/lib/access.ts';
import type { AccessPolicy, Installation } from '@/lib/api/index.ts';
import { installations } from '@/lib/api/installations.ts';
import { useIdempotent } from '@/lib/idempotency.ts';
import { installationsQuery, ownInstallationsQuery } from '@/lib/installations.ts';

/** The apps that an organization has. */
export const useInstallations = (organizationId: string | undefined) =>
  useQuery({
    ...installationsQuery(organizationId ?? ''),
    enabled: organizationId !== undefined,
    select: (all) => all.filter(({ status }) => status !== 'uninstalled'),
  });

/** The apps that this person has for themselves. */
export const useOwnInstallations = () =>
  useQuery({
    ...ownInstallationsQuery,
    select: (all) => all.filter(({ target, status }) => target === 'user' && status !== 'uninstalled'),
  });

/** Everything that shows whether and how an app is installed. */
const refreshAll = (queries: QueryClient) =>
  Promise.all(
    [['installations'], ['listing'], ['listings'], ['audit'], ['me', 'apps']].map((queryKey) =>
      queries.invalidateQueries({ queryKey }),
    ),
  );

const installationKey = (id: string) => ['installation', id];

/**
 * The installation as it is now. While it is being set up the server is asked every second, as long as the page
 * is visible; what shows installations elsewhere is refreshed when the set-up is over.
 */
export function useLiveInstallation(installation: Installation): Installation {
  const queries = useQueryClient();
  const waiting = installation.status === 'setting_up';
  const { data, isError } = useQuery({
    queryKey: installationKey(installation.id),
    queryFn: ({ signal }) => installations.read(installation.id, { signal }),
    enabled: waiting,
    staleTime: 0,
    refetchInterval: ({ state }) => (!state.data || state.data.status === 'setting_up' ? 1000 : false),
  });
  const live = waiting && data ? data : installation;
  const over = waiting && (isError || live.status !== 'setting_up');
  useEffect(() => {
    if (over) void refreshAll(queries);
  }, [over, queries]);
  return live;
}

export function useInstall() {
  const queries = useQueryClient();
  const install = useIdempotent(installations.install);
  return useMutation({
    mutationFn: install,
    onSuccess: (installation) => {
      queries.setQueryData(installationKey(installation.id), installation);
      return refreshAll(queries);
    },
  });
}

export type Act = 'suspend' | 'resume' | 'uninstall' | 'tryNow';

export function useAct(act: Act) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (installation: Installation) => installations[act](installation.id),
    onSuccess: (installation) => {
      queries.setQueryData(installationKey(installation.id), installation);
      return refreshAll(queries);
    },
  });
}

/** What a new version of an organization's app asks its admins for. */
export const useAskedConsent = ({ id, version }: Installation) =>
  useQuery({
    queryKey: [...installationKey(id), 'consent', version],
    queryFn: ({ signal }) => installations.askedConsent(id, { signal }),
  });

export function useAgree(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (answer: { version: string; scopes: string[] }) => installations.agree(id, answer),
    onSuccess: (installation) => {
      queries.setQueryData(installationKey(id), installation);
      return refreshAll(queries);
    },
  });
}

export function useChangePolicy(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (policy: AccessPolicy) => installations.changePolicy(id, policy),
    onSuccess: (installation) => {
      queries.setQueryData(installationKey(id), installation);
      return refreshAccess(queries);
    },
  });
}

export const configurationQuery = (id: string) =>
  queryOptions({
    queryKey: ['configuration', id],
    queryFn: ({ signal }) => installations.configuration(id, { signal }),
    // What is being written is not replaced while somebody looks elsewhere.
    refetchOnWindowFocus: false,
  });

export function useConfigure(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: { config: Record<string, unknown>; version: number }) =>
      installations.configure(id, wanted),
    onSuccess: (configuration) => {
      queries.setQueryData(configurationQuery(id).queryKey, configuration);
      return queries.invalidateQueries({ queryKey: ['audit'] });
    },
  });
}

export const useMakeCredentials = (id: string) =>
  useMutation({
    mutationFn: () => installations.makeCredentials(id),
    // A secret does not stay in the cache.
    gcTime: 0,
  });

export const useSendCredentials = (id: string) =>
  useMutation({ mutationFn: () => installations.sendCredentials(id) });
