import { ask } from './awaited.ts';
import type { Keyed, Reading } from './index.ts';
import type {
  Access,
  AccessPolicy,
  AppMember,
  AppMemberPage,
  AppRequest,
  Configuration,
  Installation,
  NewCredentials,
} from './types.ts';

export interface WantedInstallation {
  integration: string;
  organizationId: string;
  access: AccessPolicy;
  config?: Record<string, unknown>;
  appAddress?: string;
}

const path = (id: string, ...rest: string[]) =>
  ['/api/installations', ...[id, ...rest].map(encodeURIComponent)].join('/');

/** The apps that organizations have. */
export const installations = {
  of: (organizationId: string, { signal }: Reading = {}) =>
    ask<{ installations: Installation[] }>('GET', '/api/installations', {
      query: { organizationId },
      signal,
    }),
  read: (id: string, { signal }: Reading = {}) => ask<Installation>('GET', path(id), { signal }),
  install: (wanted: WantedInstallation, { idempotencyKey }: Keyed) =>
    ask<Installation>('POST', '/api/installations', { json: wanted, idempotencyKey }),
  suspend: (id: string) => ask<Installation>('POST', path(id, 'suspend')),
  resume: (id: string) => ask<Installation>('POST', path(id, 'resume')),
  tryNow: (id: string) => ask<Installation>('POST', path(id, 'try-now')),
  uninstall: (id: string) => ask<Installation>('DELETE', path(id)),

  members: (id: string, query: { q?: string; after?: string }, { signal }: Reading = {}) =>
    ask<AppMemberPage>('GET', path(id, 'members'), { query, signal }),
  changePolicy: (id: string, policy: AccessPolicy) =>
    ask<Installation>('PUT', path(id, 'access'), { json: { policy } }),
  changeAccess: (id: string, account: string, access: Access) =>
    ask<AppMember>('PUT', path(id, 'members', account), { json: access }),
  /** Back to what the policy says for everybody. */
  clearAccess: (id: string, account: string) => ask<AppMember>('DELETE', path(id, 'members', account)),

  configuration: (id: string, { signal }: Reading = {}) =>
    ask<Configuration>('GET', path(id, 'config'), { signal }),
  configure: (id: string, wanted: { config: Record<string, unknown>; version: number }) =>
    ask<Configuration>('PUT', path(id, 'config'), { json: wanted }),

  makeCredentials: (id: string) => ask<NewCredentials>('POST', path(id, 'credentials')),
  sendCredentials: (id: string) => ask<void>('POST', path(id, 'credentials', 'send')),
};

/** What members ask their admins to install. */
export const requests = {
  of: (
    query: { organizationId: string; state?: AppRequest['state']; integration?: string; after?: string },
    { signal }: Reading = {},
  ) => ask<{ requests: AppRequest[]; next: string | null }>('GET', '/api/requests', { query, signal }),
  make: (
    wanted: { integration: string; organizationId: string; message?: string },
    { idempotencyKey }: Keyed,
  ) => ask<AppRequest>('POST', '/api/requests', { json: wanted, idempotencyKey }),
  withdraw: (id: string) => ask<AppRequest>('DELETE', `/api/requests/${encodeURIComponent(id)}`),
  approve: (id: string, answer: string | undefined) =>
    ask<AppRequest>('POST', `/api/requests/${encodeURIComponent(id)}/approve`, { json: { answer } }),
  deny: (id: string, reason: string) =>
    ask<AppRequest>('POST', `/api/requests/${encodeURIComponent(id)}/deny`, { json: { reason } }),
};
