import { ask } from './awaited.ts';
import { body, client } from './client.ts';
import type { Keyed, Reading } from './index.ts';
import type {
  AccessMatrix,
  AuditEntry,
  ImportOutcome,
  Invitation,
  InvitationState,
  Member,
  Membership,
  OrganizationRole,
} from './types.ts';

const path = (id: string, ...rest: string[]) =>
  ['/api/organizations', ...[id, ...rest].map(encodeURIComponent)].join('/');

export interface AuditFilter {
  actor?: string;
  action?: string;
  since?: string;
  until?: string;
}

/** An invitation and its link, which is told this once. */
export interface SentInvitation {
  invitation: Invitation;
  link: string;
}

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
  rename: (id: string, displayName: string) => ask<Membership>('PATCH', path(id), { json: { displayName } }),
  leave: (id: string) => ask<void>('POST', path(id, 'leave')),
  close: (id: string, name: string) => ask<void>('DELETE', path(id), { json: { name } }),

  members: (id: string, query: { q?: string; after?: string; limit?: number }, { signal }: Reading = {}) =>
    ask<{ members: Member[]; next: string | null }>('GET', path(id, 'members'), { query, signal }),
  changeRole: (id: string, account: string, role: OrganizationRole) =>
    ask<Member>('PATCH', path(id, 'members', account), { json: { role } }),
  removeMember: (id: string, account: string) => ask<void>('DELETE', path(id, 'members', account)),

  invitations: (id: string, query: { state?: InvitationState; after?: string }, { signal }: Reading = {}) =>
    ask<{ invitations: Invitation[]; next: string | null }>('GET', path(id, 'invitations'), {
      query,
      signal,
    }),
  invite: (id: string, wanted: { email: string; role: OrganizationRole }, { idempotencyKey }: Keyed) =>
    ask<SentInvitation>('POST', path(id, 'invitations'), { json: wanted, idempotencyKey }),
  resendInvitation: (id: string, invitation: string) =>
    ask<SentInvitation>('POST', path(id, 'invitations', invitation, 'resend')),
  revokeInvitation: (id: string, invitation: string) =>
    ask<void>('DELETE', path(id, 'invitations', invitation)),
  importInvitations: (id: string, csv: string, { dryRun }: { dryRun: boolean }) =>
    ask<ImportOutcome>('POST', path(id, 'invitations', 'import'), {
      query: { dryRun },
      text: { type: 'text/csv', content: csv },
    }),

  access: (id: string, query: { q?: string; after?: string }, { signal }: Reading = {}) =>
    body(
      client.GET('/api/organizations/{id}/access', { params: { path: { id }, query }, signal }) as Promise<{
        data?: AccessMatrix;
      }>,
    ),
  audit: (id: string, query: AuditFilter & { after?: string }, { signal }: Reading = {}) =>
    ask<{ entries: AuditEntry[]; next: string | null }>('GET', path(id, 'audit'), { query, signal }),
  /** Where the filtered audit is as a file. */
  auditFile: (id: string, filter: AuditFilter) => {
    const query = new URLSearchParams(
      Object.entries(filter).filter((each): each is [string, string] => Boolean(each[1])),
    );
    return `${path(id, 'audit.csv')}${query.size > 0 ? `?${query}` : ''}`;
  },
};
