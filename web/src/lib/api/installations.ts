import { body, client } from './client.ts';
import type { Keyed, Reading } from './index.ts';
import type { Access, AccessPolicy, AppMemberPage, AppRequest, AskedConsent, Installation } from './types.ts';

export interface WantedInstallation {
  integration: string;
  organizationId: string;
  access: AccessPolicy;
  config?: Record<string, unknown>;
  appAddress?: string;
}

/** The description knows some words only as texts, and ids as what they are inside the server. */
type Worded<T> = Promise<{ data?: T }>;

const one = (call: Promise<{ data?: unknown }>) => body(call as Worded<Installation>);
const asked = (call: Promise<{ data?: unknown }>) => body(call as Worded<AppRequest>);
const of = (id: string) => ({ params: { path: { id } } });

/** The apps that organizations have. */
export const installations = {
  of: (organizationId: string, { signal }: Reading = {}) =>
    body(
      client.GET('/api/installations', { params: { query: { organizationId } }, signal }) as Worded<{
        installations: Installation[];
      }>,
    ),
  /** A person's own. */
  own: ({ signal }: Reading = {}) =>
    body(
      client.GET('/api/installations', {
        params: { query: { target: 'user' } },
        signal,
      }) as Worded<{ installations: Installation[] }>,
    ),
  read: (id: string, { signal }: Reading = {}) =>
    one(client.GET('/api/installations/{id}', { ...of(id), signal })),
  install: (wanted: WantedInstallation, { idempotencyKey }: Keyed) =>
    one(
      client.POST('/api/installations', {
        params: { header: { 'Idempotency-Key': idempotencyKey } },
        body: wanted,
      }),
    ),
  suspend: (id: string) => one(client.POST('/api/installations/{id}/suspend', of(id))),
  resume: (id: string) => one(client.POST('/api/installations/{id}/resume', of(id))),
  tryNow: (id: string) => one(client.POST('/api/installations/{id}/try-now', of(id))),
  uninstall: (id: string) => one(client.DELETE('/api/installations/{id}', of(id))),

  /** What a new version asks the admins of the organization for. */
  askedConsent: (id: string, { signal }: Reading = {}) =>
    body(client.GET('/api/installations/{id}/consent', { ...of(id), signal }) as Worded<AskedConsent>),
  agree: (id: string, answer: { version: string; scopes: string[] }) =>
    one(client.POST('/api/installations/{id}/consent', { ...of(id), body: answer })),

  members: (id: string, query: { q?: string; after?: string }, { signal }: Reading = {}) =>
    body(
      client.GET('/api/installations/{id}/members', {
        params: { path: { id }, query },
        signal,
      }) as Worded<AppMemberPage>,
    ),
  changePolicy: (id: string, policy: AccessPolicy) =>
    one(client.PUT('/api/installations/{id}/access', { ...of(id), body: { policy } })),
  changeAccess: (id: string, account: string, access: Access) =>
    body(
      client.PUT('/api/installations/{id}/members/{account}', {
        params: { path: { id, account } },
        body: access,
      }),
    ),
  /** Back to what the policy says for everybody. */
  clearAccess: (id: string, account: string) =>
    body(client.DELETE('/api/installations/{id}/members/{account}', { params: { path: { id, account } } })),

  configuration: (id: string, { signal }: Reading = {}) =>
    body(client.GET('/api/installations/{id}/config', { ...of(id), signal })),
  configure: (id: string, wanted: { config: Record<string, unknown>; version: number }) =>
    body(client.PUT('/api/installations/{id}/config', { ...of(id), body: wanted })),

  /** What a data source says at the moment. */
  records: (id: string, query: { after?: string; limit?: number }, { signal }: Reading = {}) =>
    body(client.GET('/api/installations/{id}/records', { params: { path: { id }, query }, signal })),

  makeCredentials: (id: string) => body(client.POST('/api/installations/{id}/credentials', of(id))),
  sendCredentials: (id: string) => body(client.POST('/api/installations/{id}/credentials/send', of(id))),
};

/** What members ask their admins to install. */
export const requests = {
  of: (
    query: { organizationId: string; state?: AppRequest['state']; integration?: string; after?: string },
    { signal }: Reading = {},
  ) =>
    body(
      client.GET('/api/requests', { params: { query }, signal }) as Worded<{
        requests: AppRequest[];
        next: string | null;
      }>,
    ),
  make: (
    wanted: { integration: string; organizationId: string; message?: string },
    { idempotencyKey }: Keyed,
  ) =>
    asked(
      client.POST('/api/requests', {
        params: { header: { 'Idempotency-Key': idempotencyKey } },
        body: wanted,
      }),
    ),
  withdraw: (id: string) => asked(client.DELETE('/api/requests/{id}', of(id))),
  approve: (id: string, answer: string | undefined) =>
    asked(client.POST('/api/requests/{id}/approve', { ...of(id), body: { answer } })),
  deny: (id: string, reason: string) =>
    asked(client.POST('/api/requests/{id}/deny', { ...of(id), body: { reason } })),
};
