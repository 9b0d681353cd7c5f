import { queryOptions } from '@tanstack/react-query';
import { installations } from './api/installations.ts';

/** Every app that an organization has or had, for pages that show or name them. */
export const installationsQuery = (organizationId: string) =>
  queryOptions({
    queryKey: ['installations', organizationId],
    queryFn: async ({ signal }) => (await installations.of(organizationId, { signal })).installations,
  });

/** Every app that this person has or had for themselves. */
export const ownInstallationsQuery = queryOptions({
  queryKey: ['installations', 'own'],
  queryFn: async ({ signal }) => (await installations.own({ signal })).installations,
});
