import { getRouteApi, Link } from '@tanstack/react-router';
import { SettingsPage, settingsRooms } from '@/features/settings/SettingsPage.tsx';
import { NotFound } from '../shell/Ends.tsx';

const route = getRouteApi('/settings/{-$room}');

export function SettingsRoute() {
  const { room = 'profile' } = route.useParams();
  const known = settingsRooms.find((each) => each === room);
  if (!known) return <NotFound />;
  return (
    <SettingsPage
      room={known}
      link={(to, props) => (
        <Link
          key={to}
          to="/settings/{-$room}"
          params={{ room: to }}
          aria-current={to === known ? 'page' : undefined}
          {...props}
        />
      )}
    />
  );
}
