import { body, client } from './client.ts';
import type { Reading } from './index.ts';
import type { components } from './schema.gen.ts';

type Schemas = components['schemas'];

/** An integration at a glance. */
export type Overview = Schemas['IntegrationOverview'];
/** What an integration is. */
export type IntegrationType = Overview['type'];
export const integrationTypes = ['app', 'widget', 'data_source'] as const satisfies IntegrationType[];
export type Visibility = Overview['visibility'];
export const visibilities = ['public', 'unlisted', 'private'] as const satisfies Visibility[];
export type Deprecation = Schemas['DeprecationNotice'];
export type Statistics = Schemas['IntegrationStatistics'];

export type DeveloperRole = Schemas['DeveloperRole'];
export type WaitingDeveloper = Schemas['WaitingDeveloper'];

export interface Registration extends Omit<Schemas['IntegrationRegistration'], 'publisher'> {
  /** An organization, or the name of one that is made. */
  publisher: Partial<Schemas['PublisherChoice']>;
}
/** What its developer writes into the settings of the service; shown once. */
export type RegisteredIntegration = Schemas['RegisteredIntegration'];
/** What an integration signs in with, and how old that is; never a secret. */
export type Credentials = Schemas['IntegrationCredentials'];
/** Who looks after an integration, and who of its publisher does not yet. */
export type Team = Schemas['DeveloperTeam'];

export interface Draft {
  text: string;
  revision: number;
}
export type SavedDraft = Schemas['SavedDraft'];
export type ManifestFault = Schemas['ManifestFault'];

export type Version = Schemas['IntegrationVersion'];
export type Difference = Schemas['VersionDifference'];
export type Weight = Schemas['VersionChange']['weight'];

export type CheckRun = Schemas['CheckRun'];
export type CheckOfRule = Schemas['CheckOfRule'];
export type CheckOutcome = CheckOfRule['outcome'];

const of = (name: string) => ({ params: { path: { name } } });
const over = (name: string, revision: number) => ({
  params: { path: { name }, header: { 'If-Match': `"${revision}"` } },
});
/** A manifest is sent letter by letter, as its developer wrote it. */
const written = (text: string) => ({ body: {}, bodySerializer: () => text });

/** How integrations come into the marketplace and change there. */
export const publishing = {
  role: ({ signal }: Reading = {}) => body(client.GET('/api/developer/role', { signal })),
  becomeDeveloper: () => body(client.POST('/api/developer/role')),

  register: (wanted: Registration) =>
    body(
      client.POST('/api/developer/integrations', {
        body: wanted as Schemas['IntegrationRegistration'],
      }),
    ),
  overview: (name: string, { signal }: Reading = {}) =>
    body(client.GET('/api/developer/integrations/{name}', { ...of(name), signal })),
  statistics: (name: string, days: number, { signal }: Reading = {}) =>
    body(
      client.GET('/api/developer/integrations/{name}/statistics', {
        params: { path: { name }, query: { days } },
        signal,
      }),
    ),
  starter: (name: string) => `/api/developer/integrations/${encodeURIComponent(name)}/starter.zip`,
  credentials: (name: string, { signal }: Reading = {}) =>
    body(client.GET('/api/developer/integrations/{name}/credentials', { ...of(name), signal })),
  team: (name: string, { signal }: Reading = {}) =>
    body(client.GET('/api/developer/integrations/{name}/team', { ...of(name), signal })),

  draft: async (name: string, { signal }: Reading = {}): Promise<Draft> => {
    const { data, response } = await client.GET('/api/developer/integrations/{name}/draft', {
      ...of(name),
      parseAs: 'text',
      signal,
    });
    return {
      text: data ?? '',
      revision: Number(/\d+/.exec(response.headers.get('ETag') ?? '')?.[0] ?? 0),
    };
  },
  saveDraft: (name: string, { text, revision }: Draft) =>
    body(
      client.PUT('/api/developer/integrations/{name}/draft', { ...over(name, revision), ...written(text) }),
    ),
  fetchDraft: (name: string, revision: number) =>
    body(client.POST('/api/developer/integrations/{name}/draft/fetch', over(name, revision))),
  validate: async (integration: string, stage: 'draft' | 'version', text: string, { signal }: Reading = {}) =>
    (
      await body(
        client.POST('/api/developer/manifest/validate', {
          params: { query: { integration, stage } },
          ...written(text),
          signal,
        }),
      )
    ).errors,
  schema: <Schema>({ signal }: Reading = {}) =>
    body(client.GET('/schemas/manifest.json', { signal }) as Promise<{ data?: Schema }>),

  publish: (name: string, changelog: string | undefined) =>
    body(client.POST('/api/developer/integrations/{name}/versions', { ...of(name), body: { changelog } })),
  versions: async (name: string, { signal }: Reading = {}) =>
    (await body(client.GET('/api/developer/integrations/{name}/versions', { ...of(name), signal }))).versions,
  /** `draft` is what will be the next version. */
  difference: (name: string, version: string, { signal }: Reading = {}) =>
    body(
      client.GET('/api/developer/integrations/{name}/versions/{version}/difference', {
        params: { path: { name, version } },
        signal,
      }),
    ),
  yank: (name: string, version: string, reason: string) =>
    body(
      client.POST('/api/developer/integrations/{name}/versions/{version}/yank', {
        params: { path: { name, version } },
        body: { reason },
      }),
    ),

  deprecate: (name: string, deprecation: Deprecation) =>
    body(client.PUT('/api/developer/integrations/{name}/deprecation', { ...of(name), body: deprecation })),
  undeprecate: (name: string) =>
    body(client.DELETE('/api/developer/integrations/{name}/deprecation', of(name))),
  show: (name: string, visibility: Visibility) =>
    body(client.PUT('/api/developer/integrations/{name}/visibility', { ...of(name), body: { visibility } })),
  unpublish: (name: string) => body(client.POST('/api/developer/integrations/{name}/unpublish', of(name))),
  republish: (name: string) => body(client.POST('/api/developer/integrations/{name}/republish', of(name))),

  checks: async (name: string, { signal }: Reading = {}) =>
    (await body(client.GET('/api/developer/integrations/{name}/checks', { ...of(name), signal }))).runs,
  check: (name: string) =>
    body(client.POST('/api/developer/integrations/{name}/checks', { ...of(name), body: {} })),
};

const person = (id: string) => ({ params: { path: { id } } });

/** Who wants to become a developer; operators decide. */
export const developerRequests = {
  waiting: async ({ signal }: Reading = {}) =>
    (await body(client.GET('/api/console/developers', { signal }))).developers,
  approve: async (id: string) => void (await client.POST('/api/console/developers/{id}/approve', person(id))),
  deny: async (id: string, reason: string) =>
    void (await client.POST('/api/console/developers/{id}/deny', { ...person(id), body: { reason } })),
};
