import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { Marketplace } from '@/features/listings/Marketplace.tsx';
import type { Search } from '@/features/listings/queries.ts';

const route = getRouteApi('/');

export function MarketplaceRoute() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const onSearch = useCallback(
    (next: Search) => void navigate({ search: next, replace: true, resetScroll: false }),
    [navigate],
  );
  return <Marketplace search={search} onSearch={onSearch} />;
}
