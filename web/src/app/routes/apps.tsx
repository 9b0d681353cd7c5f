import { AppsPage } from '@/features/installations/AppsPage.tsx';
import { useOwnInstallations } from '@/features/installations/queries.ts';
import { WithOrganization } from './WithOrganization.tsx';

export function AppsRoute() {
  const own = useOwnInstallations();
  const page = own.isPending || (own.data?.length ?? 0) > 0 ? <AppsPage organization={null} /> : null;
  return (
    <WithOrganization without={page}>
      {(organization) => <AppsPage key={organization.id} organization={organization} />}
    </WithOrganization>
  );
}
