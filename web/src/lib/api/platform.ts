import { body, client } from './client.ts';
import type { Keyed } from './index.ts';
import type { PlatformRole, PlatformSettings } from './types.ts';

interface Reading {
  signal?: AbortSignal;
}

/** What everybody may know of this marketplace. */
export const platform = {
  read: ({ signal }: Reading = {}) => body(client.GET('/api/platform', { signal })),
};

/** What its operators change. */
export const operators = {
  read: ({ signal }: Reading = {}) =>
    body(client.GET('/api/console/platform', { signal })) as Promise<PlatformSettings>,
  change: (wanted: PlatformSettings) =>
    body(client.PUT('/api/console/platform', { body: wanted })) as Promise<PlatformSettings>,
  uploadLogo: async (variant: 'light' | 'dark', file: Blob) =>
    (
      await body(
        client.POST('/api/console/platform/logo', {
          params: { query: { variant } },
          body: file as unknown as string,
          bodySerializer: (image) => image,
          headers: { 'Content-Type': file.type },
        }),
      )
    ).logo,
  sendTestMail: () => body(client.POST('/api/console/platform/test-mail')),
  people: ({ q, after }: { q: string; after?: string }, { signal }: Reading = {}) =>
    body(client.GET('/api/console/people', { params: { query: { q, after } }, signal })),
  addPerson: (wanted: { email: string; name: string; password: string }, { idempotencyKey }: Keyed) =>
    body(
      client.POST('/api/console/people', {
        params: { header: { 'Idempotency-Key': idempotencyKey } },
        body: wanted,
      }),
    ),
  setRoles: (id: string, roles: PlatformRole[]) =>
    body(client.PUT('/api/console/people/{id}/roles', { params: { path: { id } }, body: { roles } })),
};
