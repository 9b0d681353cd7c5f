import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import type { i18n } from 'i18next';
import { listingQuery, listingsQuery } from '@/features/listings/queries.ts';
import { allQuery } from '@/features/notices/queries.ts';
import { meQuery } from '@/lib/me.ts';
import { enter } from '@/lib/messages.ts';
import { plainSearch } from '@/lib/plainSearch.ts';
import { sessionQuery, signInPath, visitorOf } from '@/lib/session.ts';
import { Broken, NotFound } from './shell/Ends.tsx';
import { Shell } from './shell/Shell.tsx';

interface Context {
  queries: QueryClient;
  language: i18n;
}

const root = createRootRouteWithContext<Context>()({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: Broken,
  beforeLoad: ({ context }) => void context.queries.prefetchQuery(sessionQuery),
});

/** Sends people who are not signed in to the sign-in page, which is the server's, and back here afterwards. */
async function signedIn({ context, location }: { context: Context; location: { href: string } }) {
  const visitor = visitorOf(await context.queries.ensureQueryData(sessionQuery));
  if (visitor) return;
  window.location.replace(signInPath(location.href));
  await new Promise(() => {});
}

const words = (value: unknown) => (typeof value === 'string' && value.trim() ? value : undefined);

/** Those of the search params that a page knows. */
const only =
  <Name extends string>(...names: Name[]) =>
  (search: Record<string, unknown>): { [name in Name]?: string } =>
    Object.fromEntries(names.map((name) => [name, words(search[name])])) as { [name in Name]?: string };

const marketplace = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: only('q', 'type', 'category', 'price', 'tier', 'sort'),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.queries.prefetchInfiniteQuery(listingsQuery(deps)),
  component: lazyRouteComponent(() => import('./routes/marketplace.tsx'), 'MarketplaceRoute'),
});

const listing = createRoute({
  getParentRoute: () => root,
  path: '/listings/$name',
  loader: ({ context, params }) => {
    void context.queries.prefetchQuery(listingQuery(params.name));
    return enter('installations');
  },
  component: lazyRouteComponent(() => import('./routes/listing.tsx'), 'ListingRoute'),
});

const apps = createRoute({
  getParentRoute: () => root,
  path: '/apps',
  beforeLoad: signedIn,
  loader: () => enter('installations'),
  component: lazyRouteComponent(() => import('./routes/apps.tsx'), 'AppsRoute'),
});

const app = createRoute({
  getParentRoute: () => root,
  path: '/apps/$name/{-$tab}',
  validateSearch: only('q', 'dialog', 'for'),
  beforeLoad: signedIn,
  loader: () => enter('installations', 'connected'),
  component: lazyRouteComponent(() => import('./routes/app.tsx'), 'AppRoute'),
});

const dashboard = createRoute({
  getParentRoute: () => root,
  path: '/dashboard',
  beforeLoad: signedIn,
  loader: () => enter('dashboard', 'installations'),
  component: lazyRouteComponent(() => import('./routes/dashboard.tsx'), 'DashboardRoute'),
});

const organization = createRoute({
  getParentRoute: () => root,
  path: '/organization/{-$tab}',
  validateSearch: only('q', 'state', 'actor', 'action', 'since', 'until', 'dialog'),
  beforeLoad: signedIn,
  loader: () => enter('organization', 'installations'),
  component: lazyRouteComponent(() => import('./routes/organization.tsx'), 'OrganizationRoute'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings/{-$room}',
  beforeLoad: signedIn,
  loader: ({ context }) => {
    void context.queries.prefetchQuery(meQuery);
    return enter('settings', 'connected');
  },
  component: lazyRouteComponent(() => import('./routes/settings.tsx'), 'SettingsRoute'),
});

const notices = createRoute({
  getParentRoute: () => root,
  path: '/notices',
  beforeLoad: signedIn,
  loader: ({ context }) => {
    void context.queries.prefetchInfiniteQuery(allQuery);
    return enter('notices');
  },
  component: lazyRouteComponent(() => import('./routes/notices.tsx'), 'NoticesRoute'),
});

const operatorsConsole = createRoute({
  getParentRoute: () => root,
  path: '/console/{-$room}',
  validateSearch: only('q', 'source', 'show', 'bundle'),
  beforeLoad: signedIn,
  loader: ({ params }) =>
    enter('console', 'flow', 'pipeline', ...(params.room === 'widgets' ? (['bundles'] as const) : [])),
  component: lazyRouteComponent(() => import('./routes/console.tsx'), 'ConsoleRoute'),
});

const developer = createRoute({
  getParentRoute: () => root,
  path: '/developer',
  beforeLoad: signedIn,
  loader: () => enter('developer', 'publishing'),
  component: lazyRouteComponent(() => import('./routes/developer.tsx'), 'DeveloperRoute'),
});

const integration = createRoute({
  getParentRoute: () => root,
  path: '/developer/$name/{-$room}',
  validateSearch: only('state', 'type', 'installation', 'since', 'until', 'event', 'dialog'),
  beforeLoad: signedIn,
  loader: ({ params }) =>
    enter('developer', 'publishing', 'flow', ...(params.room === 'widget' ? (['widget'] as const) : [])),
  component: lazyRouteComponent(() => import('./routes/integration.tsx'), 'IntegrationRoute'),
});

const newIntegration = createRoute({
  getParentRoute: () => root,
  path: '/new-integration',
  beforeLoad: signedIn,
  loader: () => enter('developer', 'publishing'),
  component: lazyRouteComponent(() => import('./routes/newIntegration.tsx'), 'NewIntegrationRoute'),
});

const sandbox = createRoute({
  getParentRoute: () => root,
  path: '/sandbox',
  beforeLoad: signedIn,
  loader: () => enter('developer', 'sandbox'),
  component: lazyRouteComponent(() => import('./routes/sandbox.tsx'), 'SandboxRoute'),
});

const reference = createRoute({
  getParentRoute: () => root,
  path: '/reference',
  validateSearch: only('q'),
  loader: () => enter('reference'),
  component: lazyRouteComponent(() => import('./routes/reference.tsx'), 'ReferenceRoute'),
});

const newOrganization = createRoute({
  getParentRoute: () => root,
  path: '/new-organization',
  beforeLoad: signedIn,
  loader: () => enter('start'),
  component: lazyRouteComponent(() => import('./routes/newOrganization.tsx'), 'NewOrganizationRoute'),
});

export const newRouter = (queries: QueryClient, language: i18n, history?: RouterHistory) =>
  createRouter({
    routeTree: root.addChildren([
      marketplace,
      listing,
      apps,
      app,
      dashboard,
      organization,
      settings,
      notices,
      operatorsConsole,
      developer,
      integration,
      newIntegration,
      sandbox,
      reference,
      newOrganization,
    ]),
    context: { queries, language },
    history,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: Broken,
    scrollRestoration: true,
    // Search params stay plain words in the address: `?q=crm`, not `?q=%22crm%22`.
    parseSearch: plainSearch.parse,
    stringifySearch: plainSearch.stringify,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
