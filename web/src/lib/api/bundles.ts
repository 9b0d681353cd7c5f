import { body, client } from './client.ts';
import type { Reading } from './index.ts';
import type { components } from './schema.gen.ts';

type Schemas = components['schemas'];

/** What a version of a widget shows, as operators see it. */
export type Bundle = Schemas['Bundle'];
export type BundleReport = Schemas['BundleReport'];

interface Wanted {
  /** One bundle alone, in all versions that have it. */
  bundle?: string | undefined;
  takenDown?: boolean | undefined;
  reported?: boolean | undefined;
  after?: string | undefined;
}

const list = '/api/console/bundles';
const takedown = '/api/console/bundles/{sha256}/takedown';
const of = (sha256: string) => ({ params: { path: { sha256 } } });

export const bundles = {
  list: (query: Wanted, { signal }: Reading = {}) => body(client.GET(list, { params: { query }, signal })),
  reports: async (sha256: string, { signal }: Reading = {}) =>
    (await body(client.GET('/api/console/bundles/{sha256}/reports', { ...of(sha256), signal }))).reports,
  takeDown: (sha256: string, reason: string) =>
    body(client.PUT(takedown, { ...of(sha256), body: { reason } })),
  putBack: (sha256: string) => body(client.DELETE(takedown, of(sha256))),
};
