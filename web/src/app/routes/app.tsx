import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { AppRooms, type AppRoomsSearch, anyAppTabs } from '@/features/installations/AppRooms.tsx';
import { useVisitor } from '@/lib/session.ts';
import { NotFound } from '../shell/Ends.tsx';

const route = getRouteApi('/apps/$name/{-$tab}');

export function AppRoute() {
  const { name, tab } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const visitor = useVisitor();
  const onSearch = useCallback(
    (next: AppRoomsSearch) =>
      void navigate({
        search: (known) => ({ for: known.for, ...next }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const known = anyAppTabs.find((each) => each === tab);
  if (tab && !known) return <NotFound />;
  if (!visitor) return null;
  return (
    <AppRooms
      key={`${visitor.organization?.id} ${name}`}
      organization={visitor.organization}
      name={name}
      tab={known}
      onTab={(next) =>
        void navigate({
          params: { name, tab: next },
          search: ({ for: whose }) => ({ for: whose }),
          resetScroll: false,
        })
      }
      search={search}
      onSearch={onSearch}
    />
  );
}
