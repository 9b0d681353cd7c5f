import { getRouteApi, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useCallback } from 'react';
import { Marketplace } from '@/features/listings/Marketplace.tsx';
import type { Search } from '@/features/listings/queries.ts';
import { useVisitor } from '@/lib/session.ts';

const FirstSteps = lazy(async () => ({
  default: (await import('@/features/start/FirstSteps.tsx')).FirstSteps,
}));

const route = getRouteApi('/');

export function MarketplaceRoute() {
  const search: Search = route.useSearch();
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
  const visitor = useVisitor();
  return (
    <>
      {visitor?.account.roles.includes('operator') && !Object.values(search).some(Boolean) && (
        <Suspense>
          <FirstSteps visitor={visitor} />
        </Suspense>
      )}
      <Marketplace search={search} onSearch={onSearch} />
    </>
  );
}
