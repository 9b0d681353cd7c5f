import type { Overview, Statistics, Version } from '../src/lib/api/publishing.ts';
import { daysAgo } from './days.ts';

export const firstManifest = `{
  "name": "customer-service",
  "display_name": "Customer Service",
  "version": "1.2.0",
  "type": "app",
  "description": "Answers to your customers, in one inbox.",
  "base_url": "http://localhost:3000",
  "scopes": ["profile:read", "email:read"],
  "scope_purposes": {
    "profile:read": "To greet people by their name."
  },
  "webhook_url": "http://localhost:3000/webhooks/patchbay"
}
`;

export const newOverview = (): Overview => ({
  name: 'customer-service',
  displayName: 'Customer Service',
  icon: '/media/customer-service.png',
  type: 'app',
  publisher: { organizationId: '01990000-0000-7000-8000-000000000101', displayName: 'Acme' },
  version: '1.1.0',
  published: true,
  publishedAt: '2026-09-02T10:00:00Z',
  visibility: 'public',
  tier: 'unverified',
  deprecation: null,
  draft: { version: '1.2.0', revision: 7, savedAt: daysAgo(1) },
  active: 42,
  client: { id: 'c_int7f3k2p9x', proof: 'secret' },
  eventsTransport: 'webhook',
});

export const newVersions = (): Version[] => [
  {
    version: '1.1.0',
    publishedAt: daysAgo(6),
    current: true,
    changelog: 'Answers can be prepared, and sent later.',
    yankedReason: null,
  },
  {
    version: '1.0.1',
    publishedAt: daysAgo(40),
    current: false,
    changelog: null,
    yankedReason: 'It lost attachments.',
  },
  {
    version: '1.0.0',
    publishedAt: '2026-09-02T10:00:00Z',
    current: false,
    changelog: null,
    yankedReason: null,
  },
];

export const filed = (name: string): Overview => ({
  ...newOverview(),
  name,
  publisher: null,
  version: '1.0.0',
  tier: 'verified',
  draft: { version: '1.0.0', revision: 0, savedAt: null },
});

export function statistics(days: number): Statistics {
  let active = 30;
  const installs = Array.from({ length: days }, (_, at) => {
    const [installed, uninstalled] = [at % 3 === 0 ? 2 : 0, at % 7 === 6 ? 1 : 0];
    active += installed - uninstalled;
    return { day: daysAgo(days - 1 - at).slice(0, 10), installed, uninstalled, active };
  });
  return { active, churn: 0.08, installs, reconsent: { version: '1.1.0', waiting: 1, accepted: 31 } };
}

/** What changes with a version. */
export const none = (version: string) => ({ version, before: null, needsConsent: false, changes: [] });
export const difference = (version: string) => ({
  version,
  before: version === 'draft' ? '1.1.0' : '1.0.0',
  needsConsent: true,
  changes: [
    {
      kind: 'scope-added',
      weight: 'consent',
      text: 'It asks for one more permission, email:read. To write to people.',
    },
    { kind: 'settings-changed', weight: 'minor', text: 'It has other settings.' },
  ],
});
