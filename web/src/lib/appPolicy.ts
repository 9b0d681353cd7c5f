import { queryOptions } from '@tanstack/react-query';
import { organizations } from './api/organizations.ts';

/** Which apps may be installed for an organization, and, for its admins, which of those installed may not any more. */
export const appPolicyQuery = (organizationId: string) =>
  queryOptions({
    queryKey: ['app-policy', organizationId],
    queryFn: ({ signal }) => organizations.appPolicy(organizationId, { signal }),
  });
