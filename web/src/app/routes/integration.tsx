import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import {
  type DeveloperSearch,
  developerRooms,
  IntegrationPage,
} from '@/features/developer/IntegrationPage.tsx';
import { NotFound } from '../shell/Ends.tsx';

const route = getRouteApi('/developer/$name/{-$room}');

export function IntegrationRoute() {
  const { name, room = 'overview' } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const onSearch = useCallback(
    (next: DeveloperSearch) => void navigate({ search: next, replace: true, resetScroll: false }),
    [navigate],
  );
  const known = developerRooms.find((each) => each === room);
  if (!known) return <NotFound />;
  return (
    <IntegrationPage
      key={name}
      name={name}
      room={known}
      onRoom={(next) => void navigate({ params: { name, room: next }, search: {}, resetScroll: false })}
      search={search}
      onSearch={onSearch}
    />
  );
}
