import { body, client } from './client.ts';
import type { Listing } from './types.ts';

export * from './me.ts';
export { operators, platform } from './platform.ts';
export { ProblemError } from './problem.ts';
export { type ProofMethod, proveWith } from './stepUp.ts';
export type * from './types.ts';

export interface Reading {
  signal?: AbortSignal;
}
export interface Keyed {
  /** The same over every retry of one act, so that the act happens once. */
  idempotencyKey: string;
}

export const session = {
  read: ({ signal }: Reading = {}) => body(client.GET('/api/session', { signal })),
  end: () => body(client.DELETE('/api/session')),
  /** Back from being a test member. */
  leave: () => body(client.POST('/api/session/leave')),
  switchOrganization: (organizationId: string) =>
    body(client.PUT('/api/session/organization', { body: { organizationId } })),
};

interface ListingSearch {
  q?: string;
  type?: string;
  category?: string;
  price?: string;
  tier?: string;
  sort?: string;
  after?: string;
}

export const listings = {
  search: (query: ListingSearch, { signal }: Reading = {}) =>
    body(client.GET('/api/listings', { params: { query }, signal })),
  home: ({ signal }: Reading = {}) => body(client.GET('/api/home', { signal })),
  read: (name: string, { signal }: Reading = {}) =>
    body<Listing>(
      client.GET('/api/listings/{name}', { params: { path: { name } }, signal }) as Promise<{
        data?: Listing;
      }>,
    ),
};
