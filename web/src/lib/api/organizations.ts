import { body, client } from './client.ts';
import type { Keyed, Reading } from './index.ts';
import type { AccessMatrix, AppPolicy, InvitationState, OrganizationRole } from './types.ts';

export type NewAppPolicy = Pick<AppPolicy, 'rule' | 'allow' | 'deny' | 'version'>;

export interface AuditFilter {
  actor?: string;
  action?: string;
  since?: string;
  until?: string;
}

const of = (id: string) => ({ params: { path: { id } } });

export const organizations = {
  read: (id: string, { signal }: Reading = {}) =>
    body(client.GET('/api/organizations/{id}', { ...of(id), signal })),
  create: (wanted: { name: string; displayName: string }, { idempotencyKey }: Keyed) =>
    body(
      client.POST('/api/organizations', {
        params: { header: { 'Idempotency-Key': idempotencyKey } },
        body: wanted,
      }),
    ),
  rename: (id: string, displayName: string) =>
    body(client.PATCH('/api/organizations/{id}', { ...of(id), body: { displayName } })),
  leave: (id: string) => body(client.POST('/api/organizations/{id}/leave', of(id))),
  close: (id: string, name: string) =>
    body(client.DELETE('/api/organizations/{id}', { ...of(id), body: { name } })),

  members: (id: string, query: { q?: string; after?: string }, { signal }: Reading = {}) =>
    body(client.GET('/api/organizations/{id}/members', { params: { path: { id }, query }, signal })),
  changeRole: (id: string, account: string, role: OrganizationRole) =>
    body(
      client.PATCH('/api/organizations/{id}/members/{account}', {
        params: { path: { id, account } },
        body: { role },
      }),
    ),
  removeMember: (id: string, account: string) =>
    body(client.DELETE('/api/organizations/{id}/members/{account}', { params: { path: { id, account } } })),

  invitations: (id: string, query: { state?: InvitationState; after?: string }, { signal }: Reading = {}) =>
    body(client.GET('/api/organizations/{id}/invitations', { params: { path: { id }, query }, signal })),
  invite: (id: string, wanted: { email: string; role: OrganizationRole }, { idempotencyKey }: Keyed) =>
    body(
      client.POST('/api/organizations/{id}/invitations', {
        params: { path: { id }, header: { 'Idempotency-Key': idempotencyKey } },
        body: wanted,
      }),
    ),
  resendInvitation: (id: string, invitation: string) =>
    body(
      client.POST('/api/organizations/{id}/invitations/{invitation}/resend', {
        params: { path: { id, invitation } },
      }),
    ),
  revokeInvitation: (id: string, invitation: string) =>
    body(
      client.DELETE('/api/organizations/{id}/invitations/{invitation}', {
        params: { path: { id, invitation } },
      }),
    ),
  importInvitations: (id: string, csv: string, { dryRun }: { dryRun: boolean }) =>
    body(
      client.POST('/api/organizations/{id}/invitations/import', {
        params: { path: { id }, query: { dryRun } },
        body: csv,
        bodySerializer: (written) => written,
        headers: { 'Content-Type': 'text/csv' },
      }),
    ),

  access: (id: string, query: { q?: string; after?: string }, { signal }: Reading = {}) =>
    body(
      client.GET('/api/organizations/{id}/access', { params: { path: { id }, query }, signal }) as Promise<{
        data?: AccessMatrix;
      }>,
    ),
  appPolicy: (id: string, { signal }: Reading = {}) =>
    body(client.GET('/api/organizations/{id}/app-policy', { ...of(id), signal })),
  changeAppPolicy: (id: string, wanted: NewAppPolicy) =>
    body(client.PUT('/api/organizations/{id}/app-policy', { ...of(id), body: wanted })),
  audit: (id: string, query: AuditFilter & { after?: string }, { signal }: Reading = {}) =>
    body(client.GET('/api/organizations/{id}/audit', { params: { path: { id }, query }, signal })),
  /** Where the filtered audit is as a file. */
  auditFile: (id: string, filter: AuditFilter) => {
    const query = new URLSearchParams(
      Object.entries(filter).filter((each): each is [string, string] => Boolean(each[1])),
    );
    return `/api/organizations/${encodeURIComponent(id)}/audit.csv${query.size > 0 ? `?${query}` : ''}`;
  },
};
