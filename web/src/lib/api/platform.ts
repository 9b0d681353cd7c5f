import { upcoming } from './client.ts';
import type { PlatformPerson, PlatformRole, PlatformSettings, PlatformView } from './upcoming.ts';

interface Reading {
  signal?: AbortSignal;
}

/** What everybody may know of this marketplace. */
export const platform = {
  read: ({ signal }: Reading = {}) => upcoming<PlatformView>('GET', '/api/platform', { signal }),
};

/** What its operators change. */
export const operators = {
  read: ({ signal }: Reading = {}) => upcoming<PlatformSettings>('GET', '/api/console/platform', { signal }),
  change: (wanted: PlatformSettings) =>
    upcoming<PlatformSettings>('PUT', '/api/console/platform', { body: wanted }),
  uploadLogo: async (variant: 'light' | 'dark', file: Blob) =>
    (
      await upcoming<{ logo: string }>('POST', `/api/console/platform/logo?variant=${variant}`, {
        body: file,
        headers: { 'Content-Type': file.type },
      })
    ).logo,
  sendTestMail: () => upcoming<void>('POST', '/api/console/platform/test-mail'),
  people: ({ q, after }: { q: string; after?: string }, { signal }: Reading = {}) =>
    upcoming<{ people: PlatformPerson[]; next: string | null }>(
      'GET',
      `/api/console/people?${new URLSearchParams({ q, ...(after && { after }) })}`,
      { signal },
    ),
  setRoles: (id: string, roles: PlatformRole[]) =>
    upcoming<unknown>('PUT', `/api/console/people/${id}/roles`, { body: { roles } }),
};
