import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { ConsolePage, type ConsoleSearch, consoleRooms } from '@/features/console/ConsolePage.tsx';
import { useVisitor } from '@/lib/session.ts';
import { NotFound } from '../shell/Ends.tsx';

const route = getRouteApi('/console/{-$room}');

export function ConsoleRoute() {
  const { room = 'brand' } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const onSearch = useCallback(
    (next: ConsoleSearch) => void navigate({ search: next, replace: true, resetScroll: false }),
    [navigate],
  );
  const visitor = useVisitor();
  const known = consoleRooms.find((each) => each === room);
  if (!visitor) return null;
  // To everybody else there is no console.
  if (!known || !visitor.account.roles.includes('operator')) return <NotFound />;
  return (
    <ConsolePage
      room={known}
      search={search}
      onSearch={onSearch}
      link={(to, props) => (
        <Link
          key={to}
          to="/console/{-$room}"
          params={{ room: to }}
          aria-current={to === known ? 'page' : undefined}
          {...props}
        />
      )}
    />
  );
}
