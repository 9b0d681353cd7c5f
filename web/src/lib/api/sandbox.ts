import { body, client } from './client.ts';
import type { Reading } from './index.ts';
import type { components } from './schema.gen.ts';

type Schemas = components['schemas'];

/** Somebody who does not exist, in whose place developers try their apps. */
export type TestMember = Schemas['TestMember'];
/** An app that can be tried. */
export type Tried = Schemas['Tried'];

const of = (id: string) => ({ params: { path: { id } } });

export const sandbox = {
  /** What can be installed in the sandbox of whoever is a test member. */
  drafts: async ({ signal }: Reading = {}) => {
    const answer = await body(client.GET('/api/apps', { signal }));
    return 'apps' in answer ? answer.apps : [];
  },
  read: (organizationId: string, { signal }: Reading = {}) =>
    body(client.GET('/api/developer/sandbox', { params: { query: { organizationId } }, signal })),
  add: (wanted: Schemas['NewTestMember']) =>
    body(client.POST('/api/developer/sandbox/members', { body: wanted })),
  remove: (id: string) => body(client.DELETE('/api/developer/sandbox/members/{id}', of(id))),
  enter: (id: string) => body(client.POST('/api/developer/sandbox/members/{id}/enter', of(id))),
};
