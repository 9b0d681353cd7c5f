import type { Reading } from './index.ts';
import { noAnswer, problemOf } from './problem.ts';
import { send } from './stepUp.ts';

/** What an integration is. */
export const integrationTypes = ['app', 'widget', 'data_source'] as const;
export type IntegrationType = (typeof integrationTypes)[number];
export const visibilities = ['public', 'unlisted', 'private'] as const;
export type Visibility = (typeof visibilities)[number];

export interface DeveloperRole {
  state: 'granted' | 'asked' | 'none';
}
export interface WaitingDeveloper {
  id: string;
  name: string;
  email: string;
  askedAt: string;
}

export interface Registration {
  name: string;
  displayName: string;
  type: IntegrationType;
  deliveryMode?: 'pull' | 'push';
  publisher: { organizationId: string } | { name: string };
  /** Where its public keys are; then it has no client secret. */
  jwksUri?: string;
}
/** What its developer writes into the settings of the service; shown once. */
export interface RegisteredIntegration {
  name: string;
  clientId: string;
  clientSecret: string | null;
  webhookSecret: string;
  issuer: string;
  discoveryUrl: string;
}

export interface Deprecation {
  /** The last day on which its publisher looks after it. */
  sunset: string;
  replacement: string | null;
  message: string;
}
export interface Overview {
  name: string;
  displayName: string;
  icon: string | null;
  type: IntegrationType;
  /** Whose it is; null for what operators list in the catalog file. */
  publisher: { organizationId: string; displayName: string } | null;
  /** The version that is current; null before the first. */
  version: string | null;
  /** Whether it is offered. */
  published: boolean;
  publishedAt: string | null;
  visibility: Visibility;
  tier: 'unverified' | 'verified' | 'featured';
  deprecation: Deprecation | null;
  draft: SavedDraft;
  active: number;
}
export interface Statistics {
  active: number;
  /** The part of all who had it that gave it up, from 0 to 1; null where nobody had it. */
  churn: number | null;
  /** Day by day, in UTC, the oldest first. */
  installs: { day: string; installed: number; uninstalled: number; active: number }[];
  /** How those answered whom the current version asks for more; null where it asks nobody. */
  reconsent: { version: string; waiting: number; accepted: number } | null;
}

export interface Draft {
  text: string;
  revision: number;
}
export interface SavedDraft {
  version: string;
  revision: number;
  savedAt: string | null;
}
export interface ManifestFault {
  /** JSON Pointer. */
  pointer: string;
  line: number;
  column: number;
  detail: string;
  expected: string | null;
  nearest: string | null;
}

export interface Version {
  version: string;
  publishedAt: string;
  /** Whether it is the one that is offered. */
  current: boolean;
  changelog: string | null;
  yankedReason: string | null;
}
export type Weight = 'consent' | 'notice' | 'minor';
export interface Difference {
  version: string;
  before: string | null;
  needsConsent: boolean;
  changes: { kind: string; weight: Weight; text: string }[];
}

export type CheckOutcome = 'passed' | 'failed' | 'warned' | 'skipped';
export interface CheckOfRule {
  rule: string;
  mode: 'off' | 'monitor' | 'enforce';
  outcome: CheckOutcome;
  title: string;
  evidence: Record<string, unknown>;
  mend: string | null;
}
export interface CheckRun {
  id: string;
  version: string;
  draft: boolean;
  cause: 'asked' | 'publishing' | 'scheduled';
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  results: CheckOfRule[];
}

interface Asking extends Reading {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  json?: unknown;
  /** A body that is sent letter by letter. */
  text?: string;
  match?: number;
}

async function ask(path: string, { method = 'GET', json, text, match, signal }: Asking = {}) {
  const content = text ?? (json === undefined ? undefined : JSON.stringify(json));
  const request = new Request(new URL(path, window.location.origin), {
    method,
    body: content,
    headers: {
      ...(content !== undefined && { 'Content-Type': 'application/json' }),
      ...(match !== undefined && { 'If-Match': `"${match}"` }),
    },
    signal,
  });
  let response: Response;
  try {
    response = await send(request);
  } catch (error) {
    throw error instanceof DOMException && error.name === 'AbortError' ? error : noAnswer();
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

const read = async <T>(path: string, asking?: Asking) => (await (await ask(path, asking)).json()) as T;
const act = async (path: string, asking: Asking) => void (await ask(path, asking));
const of = (name: string, rest = '') => `/api/developer/integrations/${encodeURIComponent(name)}${rest}`;

/** How integrations come into the marketplace and change there. */
export const publishing = {
  role: ({ signal }: Reading = {}) => read<DeveloperRole>('/api/developer/role', { signal }),
  becomeDeveloper: () => read<DeveloperRole>('/api/developer/role', { method: 'POST' }),

  register: (wanted: Registration) =>
    read<RegisteredIntegration>('/api/developer/integrations', { method: 'POST', json: wanted }),
  overview: (name: string, { signal }: Reading = {}) => read<Overview>(of(name), { signal }),
  statistics: (name: string, days: number, { signal }: Reading = {}) =>
    read<Statistics>(of(name, `/statistics?days=${days}`), { signal }),
  starter: (name: string) => of(name, '/starter.zip'),

  draft: async (name: string, { signal }: Reading = {}): Promise<Draft> => {
    const answer = await ask(of(name, '/draft'), { signal });
    return {
      text: await answer.text(),
      revision: Number(/\d+/.exec(answer.headers.get('ETag') ?? '')?.[0] ?? 0),
    };
  },
  saveDraft: (name: string, { text, revision }: Draft) =>
    read<SavedDraft>(of(name, '/draft'), { method: 'PUT', text, match: revision }),
  fetchDraft: (name: string, revision: number) =>
    read<SavedDraft>(of(name, '/draft/fetch'), { method: 'POST', match: revision }),
  validate: async (name: string, stage: 'draft' | 'version', text: string, { signal }: Reading = {}) =>
    (
      await read<{ errors: ManifestFault[] }>(
        `/api/developer/manifest/validate?integration=${encodeURIComponent(name)}&stage=${stage}`,
        { method: 'POST', text, signal },
      )
    ).errors,
  schema: <Schema>({ signal }: Reading = {}) => read<Schema>('/schemas/manifest.json', { signal }),

  publish: (name: string, changelog: string | undefined) =>
    read<Version>(of(name, '/versions'), { method: 'POST', json: { changelog } }),
  versions: async (name: string, { signal }: Reading = {}) =>
    (await read<{ versions: Version[] }>(of(name, '/versions'), { signal })).versions,
  /** `draft` is what will be the next version. */
  difference: (name: string, version: string, { signal }: Reading = {}) =>
    read<Difference>(of(name, `/versions/${encodeURIComponent(version)}/difference`), { signal }),
  yank: (name: string, version: string, reason: string) =>
    act(of(name, `/versions/${encodeURIComponent(version)}/yank`), { method: 'POST', json: { reason } }),

  deprecate: (name: string, deprecation: Deprecation) =>
    act(of(name, '/deprecation'), { method: 'PUT', json: deprecation }),
  undeprecate: (name: string) => act(of(name, '/deprecation'), { method: 'DELETE' }),
  show: (name: string, visibility: Visibility) =>
    act(of(name, '/visibility'), { method: 'PUT', json: { visibility } }),
  unpublish: (name: string) => act(of(name, '/unpublish'), { method: 'POST' }),
  republish: (name: string) => act(of(name, '/republish'), { method: 'POST' }),

  checks: async (name: string, { signal }: Reading = {}) =>
    (await read<{ runs: CheckRun[] }>(of(name, '/checks'), { signal })).runs,
  check: (name: string) => read<CheckRun>(of(name, '/checks'), { method: 'POST', json: {} }),
};

/** Who wants to become a developer; operators decide. */
export const developerRequests = {
  waiting: async ({ signal }: Reading = {}) =>
    (await read<{ developers: WaitingDeveloper[] }>('/api/console/developers', { signal })).developers,
  approve: (id: string) => act(`/api/console/developers/${id}/approve`, { method: 'POST' }),
  deny: (id: string, reason: string) =>
    act(`/api/console/developers/${id}/deny`, { method: 'POST', json: { reason } }),
};
