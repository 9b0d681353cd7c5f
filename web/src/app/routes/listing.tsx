import { getRouteApi } from '@tanstack/react-router';
import { InstallPanel } from '@/features/installations/InstallPanel.tsx';
import { ListingPage } from '@/features/listings/ListingPage.tsx';

const route = getRouteApi('/listings/$name');

export function ListingRoute() {
  const { name } = route.useParams();
  return <ListingPage key={name} name={name} panel={(listing) => <InstallPanel listing={listing} />} />;
}
