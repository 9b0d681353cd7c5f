import { AppsPage } from '@/features/installations/AppsPage.tsx';
import { WithOrganization } from './WithOrganization.tsx';

export function AppsRoute() {
  return (
    <WithOrganization>
      {(organization) => <AppsPage key={organization.id} organization={organization} />}
    </WithOrganization>
  );
}
