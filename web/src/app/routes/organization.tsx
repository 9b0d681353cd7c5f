import { getRouteApi } from '@tanstack/react-router';
import { InstallationsTable } from '@/features/installations/InstallationsTable.tsx';
import { Audit } from '@/features/organization/Audit.tsx';
import { Members } from '@/features/organization/Members.tsx';
import { OrganizationPage, tabs } from '@/features/organization/OrganizationPage.tsx';
import { NotFound } from '../shell/Ends.tsx';
import { WithOrganization } from './WithOrganization.tsx';

const route = getRouteApi('/organization/{-$tab}');

export function OrganizationRoute() {
  const { tab = 'members' } = route.useParams();
  const navigate = route.useNavigate();
  const known = tabs.find((each) => each === tab);
  if (!known) return <NotFound />;
  return (
    <WithOrganization>
      {(organization) => (
        <OrganizationPage
          key={organization.id}
          organization={organization}
          tab={known}
          onTab={(next) =>
            void navigate({
              to: '/organization/{-$tab}',
              params: { tab: next === 'members' ? undefined : next },
              resetScroll: false,
            })
          }
          panels={{
            members: () => <Members organization={organization} />,
            apps: () => <InstallationsTable organization={organization} />,
            audit: () => <Audit organization={organization} />,
          }}
        />
      )}
    </WithOrganization>
  );
}
