import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { Marketplace } from '@/features/listings/Marketplace.tsx';
import type { Search } from '@/features/listings/queries.ts';

const route = getRouteApi('/');

export function MarketplaceRoute() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const router = useRouter();
  const onSearch = useCallback(
    (next: Search) => {
      // who has chosen an app while the typing paused is on the way to it, and must not be called back
      if (router.latestLocation.pathname !== '/') return;
      void navigate({ search: next, replace: true, resetScroll: false });
    },
    [navigate, router],
  );
  return <Marketplace search={search} onSearch={onSearch} />;
}
