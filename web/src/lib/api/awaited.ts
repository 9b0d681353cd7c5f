import { body, client } from './client.ts';

/*
 * What the server answers soon: shapes and calls that are not in contracts/openapi.yaml yet. Each is replaced by the
 * generated one when that lands.
 */

export interface NamedPerson {
  id: string;
  name: string;
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

export interface ImportOutcome {
  rows: number;
  toInvite: number;
  alreadyMembers: number;
  alreadyInvited: number;
  mistakes: { line: number; column: number; message: string }[];
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
