import { upcoming } from './client.ts';
import type { ConnectedApp, Me, NoticePreference, Notices, OwnSession, Passkey } from './upcoming.ts';

interface Reading {
  signal?: AbortSignal;
}

/** What a browser's passkey says, as WebAuthn's JSON. */
export type CredentialJson = Record<string, unknown>;
export type CreationOptionsJson = PublicKeyCredentialCreationOptionsJSON;
export type RequestOptionsJson = PublicKeyCredentialRequestOptionsJSON;

/** One's own account. */
export const me = {
  read: ({ signal }: Reading = {}) => upcoming<Me>('GET', '/api/me', { signal }),
  change: (wanted: { name?: string; locale?: string }) => upcoming<Me>('PATCH', '/api/me', { body: wanted }),
  changePassword: (password: string) => upcoming<void>('PUT', '/api/me/password', { body: { password } }),
  changeEmail: (email: string) => upcoming<void>('POST', '/api/me/email', { body: { email } }),
  cancelEmail: () => upcoming<void>('DELETE', '/api/me/email'),
  sendVerification: () => upcoming<void>('POST', '/api/me/email/verification'),
  exportData: () => upcoming<unknown>('POST', '/api/me/export'),
  remove: () => upcoming<void>('DELETE', '/api/me'),
};

export const mySessions = {
  list: async ({ signal }: Reading = {}) =>
    (await upcoming<{ sessions: OwnSession[] }>('GET', '/api/me/sessions', { signal })).sessions,
  end: (id: string) => upcoming<void>('DELETE', `/api/me/sessions/${id}`),
  endOthers: () => upcoming<void>('DELETE', '/api/me/sessions'),
};

export const passkeys = {
  list: async ({ signal }: Reading = {}) =>
    (await upcoming<{ passkeys: Passkey[] }>('GET', '/api/me/passkeys', { signal })).passkeys,
  options: async () =>
    (await upcoming<{ publicKey: CreationOptionsJson }>('POST', '/api/me/passkeys/options')).publicKey,
  add: (wanted: { name: string; credential: CredentialJson }) =>
    upcoming<Passkey>('POST', '/api/me/passkeys', { body: wanted }),
  rename: (id: string, name: string) =>
    upcoming<Passkey>('PATCH', `/api/me/passkeys/${id}`, { body: { name } }),
  remove: (id: string) => upcoming<void>('DELETE', `/api/me/passkeys/${id}`),
};

/** Proving once more who one is. */
export const stepUp = {
  byPassword: (password: string) => upcoming<unknown>('POST', '/api/me/step-up', { body: { password } }),
  options: async () =>
    (await upcoming<{ publicKey: RequestOptionsJson }>('POST', '/api/me/step-up/passkey/options')).publicKey,
  byPasskey: (credential: CredentialJson) =>
    upcoming<unknown>('POST', '/api/me/step-up/passkey', { body: { credential } }),
};

export const connectedApps = {
  list: async ({ signal }: Reading = {}) =>
    (await upcoming<{ apps: ConnectedApp[] }>('GET', '/api/me/apps', { signal })).apps,
  disconnect: (installationId: string) => upcoming<void>('DELETE', `/api/me/apps/${installationId}`),
};

export const notices = {
  list: (after?: string, { signal }: Reading = {}) =>
    upcoming<Notices>('GET', `/api/me/notices${after ? `?after=${encodeURIComponent(after)}` : ''}`, {
      signal,
    }),
  markRead: (which: { ids: string[] } | { all: true }) =>
    upcoming<{ unread: number }>('POST', '/api/me/notices/read', { body: which }),
  preferences: async ({ signal }: Reading = {}) =>
    (await upcoming<{ kinds: NoticePreference[] }>('GET', '/api/me/notice-preferences', { signal })).kinds,
  setPreferences: async (kinds: { kind: string; mail: boolean }[]) =>
    (await upcoming<{ kinds: NoticePreference[] }>('PUT', '/api/me/notice-preferences', { body: { kinds } }))
      .kinds,
};
