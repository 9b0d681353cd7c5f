import { body, client } from './client.ts';
import type { ConnectedApp, CredentialJson } from './types.ts';

interface Reading {
  signal?: AbortSignal;
}

/** One's own account. */
export const me = {
  read: ({ signal }: Reading = {}) => body(client.GET('/api/me', { signal })),
  change: (wanted: { name?: string; locale?: string }) => body(client.PATCH('/api/me', { body: wanted })),
  changePassword: (password: string) => body(client.PUT('/api/me/password', { body: { password } })),
  changeEmail: (email: string) => body(client.POST('/api/me/email', { body: { email } })),
  cancelEmail: () => body(client.DELETE('/api/me/email')),
  sendVerification: () => body(client.POST('/api/me/email/verification')),
  exportData: () => body(client.POST('/api/me/export')),
  remove: () => body(client.DELETE('/api/me')),
};

export const mySessions = {
  list: async ({ signal }: Reading = {}) => (await body(client.GET('/api/me/sessions', { signal }))).sessions,
  end: (id: string) => body(client.DELETE('/api/me/sessions/{id}', { params: { path: { id } } })),
  endOthers: () => body(client.DELETE('/api/me/sessions')),
};

export const passkeys = {
  list: async ({ signal }: Reading = {}) => (await body(client.GET('/api/me/passkeys', { signal }))).passkeys,
  options: async () => (await body(client.POST('/api/me/passkeys/options'))).publicKey,
  add: (wanted: { name: string; credential: CredentialJson }) =>
    body(client.POST('/api/me/passkeys', { body: wanted })),
  rename: (id: string, name: string) =>
    body(client.PATCH('/api/me/passkeys/{id}', { params: { path: { id } }, body: { name } })),
  remove: (id: string) => body(client.DELETE('/api/me/passkeys/{id}', { params: { path: { id } } })),
};

/** Proving once more who one is. */
export const stepUp = {
  byPassword: (password: string) => body(client.POST('/api/me/step-up', { body: { password } })),
  options: async () => (await body(client.POST('/api/me/step-up/passkey/options'))).publicKey,
  byPasskey: (credential: CredentialJson) =>
    body(client.POST('/api/me/step-up/passkey', { body: { credential } })),
};

export const connectedApps = {
  list: async ({ signal }: Reading = {}) =>
    (await body(client.GET('/api/me/apps', { signal }) as Promise<{ data?: { apps: ConnectedApp[] } }>)).apps,
  /** Signs out of an organization's app, or uninstalls one's own. */
  disconnect: (installationId: string) =>
    body(client.DELETE('/api/me/apps/{installationId}', { params: { path: { installationId } } })),
  cutScope: (installationId: string, scope: string) =>
    body(
      client.DELETE('/api/me/apps/{installationId}/scopes/{scope}', {
        params: { path: { installationId, scope } },
      }) as Promise<{ data?: ConnectedApp }>,
    ),
  giveUp: (installationId: string) =>
    body(client.POST('/api/me/apps/{installationId}/give-up', { params: { path: { installationId } } })),
};

export const notices = {
  list: (after?: string, { signal }: Reading = {}) =>
    body(client.GET('/api/me/notices', { params: { query: { after } }, signal })),
  markRead: (which: { ids: string[] } | { all: true }) =>
    body(client.POST('/api/me/notices/read', { body: which })),
  preferences: async ({ signal }: Reading = {}) =>
    (await body(client.GET('/api/me/notice-preferences', { signal }))).kinds,
  setPreferences: async (kinds: { kind: string; title: string; mail: boolean; locked: boolean }[]) =>
    (await body(client.PUT('/api/me/notice-preferences', { body: { kinds } }))).kinds,
};
