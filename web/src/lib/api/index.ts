import { body, client } from './client.ts';
import type { OrganizationRole } from './types.ts';

export * from './me.ts';
export { operators, platform } from './platform.ts';
export { ProblemError } from './problem.ts';
export { type ProofMethod, proveWith } from './stepUp.ts';
export type * from './types.ts';
export type * from './upcoming.ts';

interface Reading {
  signal?: AbortSignal;
}
interface Keyed {
  /** The same over every retry of one act, so that the act happens once. */
  idempotencyKey: string;
}

export const session = {
  read: ({ signal }: Reading = {}) => body(client.GET('/api/session', { signal })),
  end: () => body(client.DELETE('/api/session')),
  switchOrganization: (organizationId: string) =>
    body(client.PUT('/api/session/organization', { body: { organizationId } })),
};

export const listings = {
  search: (query: { q?: string; category?: string; after?: string }, { signal }: Reading = {}) =>
    body(client.GET('/api/listings', { params: { query }, signal })),
  read: (name: string, { signal }: Reading = {}) =>
    body(client.GET('/api/listings/{name}', { params: { path: { name } }, signal })),
};

export const installations = {
  of: (organizationId: string, { signal }: Reading = {}) =>
    body(client.GET('/api/installations', { params: { query: { organizationId } }, signal })),
  read: (id: string, { signal }: Reading = {}) =>
    body(client.GET('/api/installations/{id}', { params: { path: { id } }, signal })),
  install: (wanted: { integration: string; organizationId: string }, { idempotencyKey }: Keyed) =>
    body(
      client.POST('/api/installations', {
        params: { header: { 'Idempotency-Key': idempotencyKey } },
        body: wanted,
      }),
    ),
  suspend: (id: string) => body(client.POST('/api/installations/{id}/suspend', { params: { path: { id } } })),
  resume: (id: string) => body(client.POST('/api/installations/{id}/resume', { params: { path: { id } } })),
  tryNow: (id: string) => body(client.POST('/api/installations/{id}/try-now', { params: { path: { id } } })),
  uninstall: (id: string) => body(client.DELETE('/api/installations/{id}', { params: { path: { id } } })),
};

export const organizations = {
  read: (id: string, { signal }: Reading = {}) =>
    body(client.GET('/api/organizations/{id}', { params: { path: { id } }, signal })),
  create: (wanted: { name: string; displayName: string }, { idempotencyKey }: Keyed) =>
    body(
      client.POST('/api/organizations', {
        params: { header: { 'Idempotency-Key': idempotencyKey } },
        body: wanted,
      }),
    ),
  members: (id: string, { signal }: Reading = {}) =>
    body(client.GET('/api/organizations/{id}/members', { params: { path: { id } }, signal })),
  changeRole: (id: string, account: string, role: OrganizationRole) =>
    body(
      client.PATCH('/api/organizations/{id}/members/{account}', {
        params: { path: { id, account } },
        body: { role },
      }),
    ),
  removeMember: (id: string, account: string) =>
    body(client.DELETE('/api/organizations/{id}/members/{account}', { params: { path: { id, account } } })),
  audit: (id: string, after: string | undefined, { signal }: Reading = {}) =>
    body(client.GET('/api/organizations/{id}/audit', { params: { path: { id }, query: { after } }, signal })),
};
