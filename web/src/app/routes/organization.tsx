import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { AppRequests } from '@/features/installations/AppRequests.tsx';
import { InstallationsTable } from '@/features/installations/InstallationsTable.tsx';
import { AccessMatrix } from '@/features/organization/AccessMatrix.tsx';
import { AllowedApps } from '@/features/organization/AllowedApps.tsx';
import { Audit } from '@/features/organization/Audit.tsx';
import { Invitations } from '@/features/organization/Invitations.tsx';
import { Members } from '@/features/organization/Members.tsx';
import {
  OrganizationPage,
  type OrganizationSearch,
  type Tab,
  tabs,
} from '@/features/organization/OrganizationPage.tsx';
import { Settings } from '@/features/organization/Settings.tsx';
import { NotFound } from '../shell/Ends.tsx';
import { WithOrganization } from './WithOrganization.tsx';

const route = getRouteApi('/organization/{-$tab}');

export function OrganizationRoute() {
  const { tab = 'members' } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const onSearch = useCallback(
    (next: OrganizationSearch) => void navigate({ search: next, replace: true, resetScroll: false }),
    [navigate],
  );
  const known = tabs.find((each) => each === tab);
  if (!known) return <NotFound />;
  const goTo = (next: Tab, to: OrganizationSearch = {}) =>
    void navigate({
      to: '/organization/{-$tab}',
      params: { tab: next === 'members' ? undefined : next },
      search: to,
      resetScroll: false,
    });
  const page = { search, onSearch };
  return (
    <WithOrganization>
      {(organization) => (
        <OrganizationPage
          key={organization.id}
          organization={organization}
          tab={known}
          onTab={goTo}
          panels={{
            members: () => (
              <Members
                organization={organization}
                onInvite={() => goTo('invitations', { dialog: 'invite' })}
                {...page}
              />
            ),
            invitations: () => <Invitations organization={organization} {...page} />,
            access: () => <AccessMatrix organization={organization} {...page} />,
            apps: () => <InstallationsTable organization={organization} />,
            requests: () => <AppRequests organization={organization} />,
            policy: () => <AllowedApps organization={organization} />,
            settings: () => <Settings organization={organization} {...page} />,
            audit: () => <Audit organization={organization} {...page} />,
          }}
        />
      )}
    </WithOrganization>
  );
}
