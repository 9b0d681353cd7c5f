import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { AppPage, type AppSearch, appTabs } from '@/features/installations/AppPage.tsx';
import { NotFound } from '../shell/Ends.tsx';
import { WithOrganization } from './WithOrganization.tsx';

const route = getRouteApi('/apps/$name/{-$tab}');

export function AppRoute() {
  const { name, tab = 'access' } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const onSearch = useCallback(
    (next: AppSearch) => void navigate({ search: next, replace: true, resetScroll: false }),
    [navigate],
  );
  const known = appTabs.find((each) => each === tab);
  if (!known) return <NotFound />;
  return (
    <WithOrganization>
      {(organization) => (
        <AppPage
          key={`${organization.id} ${name}`}
          organization={organization}
          name={name}
          tab={known}
          onTab={(next) =>
            void navigate({
              params: { name, tab: next === 'access' ? undefined : next },
              search: {},
              resetScroll: false,
            })
          }
          search={search}
          onSearch={onSearch}
        />
      )}
    </WithOrganization>
  );
}
