import type { ConnectedApp, ConnectedScope, Permission } from '../src/lib/api/index.ts';
import { json, notFound, nothing, problem } from './answers.ts';
import type { Stored } from './stored.ts';

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const day = 24 * 60;

/** Agreed to by somebody for themselves: everything that is not optional, and the first of what is. */
export function connectedOf(stored: Stored, permissions: Permission[]): ConnectedApp {
  const optional = permissions.filter((each) => each.optional);
  const agreed = [...permissions.filter((each) => !each.optional), ...optional.slice(0, 1)];
  return {
    installationId: stored.id,
    target: 'user',
    integration: stored.integration,
    organization: null,
    status: stored.status,
    scopes: agreed.map(({ scope, title, sentence, purpose, optional }, n) => ({
      scope,
      title,
      sentence,
      purpose,
      optional,
      lastUsedAt: n === 0 ? minutesAgo(3) : null,
    })),
    connectDomains: [],
    reconsent: null,
    connectedAt: stored.installedAt,
    lastUsedAt: minutesAgo(3),
    staysConnected: false,
    canCut: true,
    canGiveUp: false,
  };
}

/** The API of apps that know one person. */
export async function connectedRoute(
  apps: ConnectedApp[],
  method: string,
  [id, act, scope]: string[],
): Promise<Response> {
  if (!id) return json({ apps });
  const app = apps.find(({ installationId }) => installationId === id);
  if (!app) return notFound();
  const forget = () => apps.splice(apps.indexOf(app), 1);
  if (method === 'DELETE' && act === 'scopes') {
    if (!app.canCut) return notFound();
    if (app.scopes.length === 1) {
      return problem(409, 'last-scope', 'The last permission', 'Uninstall the app instead.');
    }
    app.scopes = app.scopes.filter((each) => each.scope !== scope);
    return json(app);
  }
  if (method === 'POST' && act === 'give-up') {
    if (!app.canGiveUp) return notFound();
    forget();
    return nothing();
  }
  forget();
  return nothing();
}

const scope = (name: string, title: string, sentence: string, lastUsedAt: string | null): ConnectedScope => ({
  scope: name,
  title,
  sentence,
  purpose: null,
  optional: false,
  lastUsedAt,
});

/** Organizations' apps that somebody has signed in to. */
export const newApps = (): ConnectedApp[] => [
  {
    installationId: 'in-1',
    target: 'organization',
    integration: { name: 'bot', displayName: 'Bot', icon: '/media/bot.png' },
    organization: { id: '01990000-0000-7000-8000-000000000101', displayName: 'Acme' },
    status: 'active',
    scopes: [
      scope('openid', 'Sign you in', 'Recognize you each time you come back.', minutesAgo(14)),
      scope('profile', 'Your name', 'See your name.', minutesAgo(14)),
    ],
    connectDomains: [],
    reconsent: null,
    connectedAt: minutesAgo(9 * day),
    lastUsedAt: minutesAgo(14),
    staysConnected: false,
    canCut: false,
    canGiveUp: true,
  },
  {
    installationId: 'in-2',
    target: 'organization',
    integration: {
      name: 'interdepartmental-compliance',
      displayName: 'Interdepartmental Compliance & Travel-Expense Reconciliation Suite',
      icon: null,
    },
    organization: { id: 'o', displayName: 'Lindqvist, Okonkwo & Partners International Consulting' },
    status: 'active',
    scopes: [
      scope('openid', 'Sign you in', 'Recognize you each time you come back.', minutesAgo(3 * day)),
      scope('email', 'Your e-mail address', 'See your e-mail address.', null),
      scope('offline_access', 'Stay signed in', 'Stay signed in while you are away.', minutesAgo(3 * day)),
    ],
    connectDomains: [],
    reconsent: null,
    connectedAt: minutesAgo(40 * day),
    lastUsedAt: minutesAgo(3 * day),
    staysConnected: true,
    canCut: false,
    canGiveUp: true,
  },
];
