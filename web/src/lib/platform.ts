import { queryOptions, useQuery } from '@tanstack/react-query';
import { type PlatformView, platform } from './api/index.ts';

const storageKey = 'patchbay.platform';

/** Until it is known: the product's own look. */
const unknown: PlatformView = {
  name: 'Patchbay',
  logo: { light: null, dark: null },
  primaryColor: '#4263eb',
  defaultLocale: 'en',
  languages: ['en'],
  signUp: { mode: 'invited' },
  mailConfigured: false,
  development: false,
};

/** What was seen last time, so that a page does not begin in another colour. */
function seenBefore(): PlatformView | undefined {
  try {
    const kept = localStorage.getItem(storageKey);
    return kept ? { ...unknown, ...JSON.parse(kept) } : undefined;
  } catch {
    return undefined;
  }
}

function keep(view: PlatformView) {
  try {
    localStorage.setItem(storageKey, JSON.stringify(view));
  } catch {
    // Storage may be blocked; the next visit begins in the product's own look then.
  }
  return view;
}

export const platformQuery = queryOptions({
  queryKey: ['platform'],
  queryFn: async ({ signal }) => keep(await platform.read({ signal })),
  staleTime: 60_000,
  initialData: seenBefore,
  initialDataUpdatedAt: 0,
});

/** This marketplace's name, look and rules for newcomers. */
export function usePlatform(): PlatformView {
  const { data } = useQuery(platformQuery);
  return data ?? unknown;
}
