import { body, client } from './client.ts';

/*
 * What the server answers soon: shapes and calls that are not in contracts/openapi.yaml yet. Each is replaced by the
 * generated one when that lands.
 */

export type AccessPolicy = 'everyone' | 'assigned';

export interface AppPermission {
  name: string;
  description: string;
}

export interface NamedPerson {
  id: string;
  name: string;
}

/** What one member may do with an app. */
export interface Access {
  canAccess: boolean;
  isAdmin: boolean;
  permissions: string[];
}

export interface AppMember extends Access {
  accountId: string;
  name: string;
  email: string;
  organizationRole: 'owner' | 'admin' | 'member';
  /** Whether this was set for this person, and is not the policy's default. */
  exception: boolean;
  grantedBy: NamedPerson | null;
  grantedAt: string | null;
}

export interface AppMemberPage {
  policy: AccessPolicy;
  permissions: AppPermission[];
  members: AppMember[];
  next: string | null;
}

export interface MatrixApp {
  installationId: string;
  name: string;
  displayName: string;
  icon: string | null;
  policy: AccessPolicy;
}

export interface MatrixMember {
  accountId: string;
  name: string;
  email: string;
  role: 'owner' | 'admin' | 'member';
  access: Record<string, Access>;
}

export interface AccessMatrix {
  apps: MatrixApp[];
  members: MatrixMember[];
  next: string | null;
}

export interface Configuration {
  schema: Record<string, unknown>;
  config: Record<string, unknown>;
  version: number;
}

export interface NewCredentials {
  clientId: string;
  clientSecret: string;
  issuer: string;
  discoveryUrl: string;
  redirectUris: string[];
}

export type InvitationState = 'pending' | 'accepted' | 'expired' | 'revoked';

export interface Invitation {
  id: string;
  email: string;
  role: 'owner' | 'admin' | 'member';
  invitedBy: NamedPerson;
  sentAt: string;
  expiresAt: string;
  state: InvitationState;
}

export interface InvitationPage {
  invitations: Invitation[];
  next: string | null;
}

export interface SentInvitation {
  invitation: Invitation;
  link: string;
}

export interface ImportOutcome {
  rows: number;
  toInvite: number;
  alreadyMembers: number;
  alreadyInvited: number;
  mistakes: { line: number; column: number; message: string }[];
}

export interface AwaitedInstallation {
  accessPolicy: AccessPolicy;
  /** How many people have access. */
  memberCount: number;
  hasConfig: boolean;
  credentials: 'automatic' | 'manual';
  appAddress: string | null;
}

export interface AwaitedListing {
  configSchema: Record<string, unknown> | null;
  appPermissions: AppPermission[];
  credentials: 'automatic' | 'manual';
  appPath: string | null;
}

type Query = object;

interface Call {
  query?: Query;
  json?: unknown;
  text?: { type: string; content: string };
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** Asks for a path that the description does not have yet. */
export function ask<T>(
  method: string,
  path: string,
  { query, json, text, idempotencyKey, signal }: Call = {},
) {
  return body<T>(
    client.request(
      method.toLowerCase() as never,
      path as never,
      {
        params: { query },
        body: text ? text.content : json,
        bodySerializer: text ? (content: string) => content : undefined,
        headers: {
          ...(text && { 'Content-Type': text.type }),
          ...(idempotencyKey && { 'Idempotency-Key': idempotencyKey }),
        },
        signal,
      } as never,
    ),
  );
}
