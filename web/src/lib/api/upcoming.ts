// Types of calls that contracts/openapi.yaml does not describe yet; each goes when its generated one is there.

export interface Me {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  pendingEmail: string | null;
  locale: string;
  createdAt: string;
  hasPassword: boolean;
  passkeys: number;
  roles: string[];
}

export interface PlatformView {
  name: string;
  logo: { light: string | null; dark: string | null };
  primaryColor: string;
  defaultLocale: string;
  languages: string[];
  signUp: { mode: SignUpMode };
  mailConfigured: boolean;
  development: boolean;
}
export type SignUpMode = 'open' | 'invited' | 'domains';

export interface PlatformSettings {
  brand: { name: string; primaryColor: string; logoLight: string | null; logoDark: string | null };
  signUp: { mode: SignUpMode; domains: string[] };
  mail: { senderName: string | null; senderAddress: string | null };
  defaultLocale: string;
  version: number;
}

export interface OwnSession {
  id: string;
  current: boolean;
  device: string;
  browser: string;
  address: string;
  signedInBy: 'password' | 'passkey' | 'link';
  signedInAt: string;
  lastSeenAt: string;
}

export interface Passkey {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
  synced: boolean;
}

export interface ConnectedApp {
  installationId: string;
  integration: { name: string; displayName: string; icon: string | null };
  organization: { id: string; displayName: string } | null;
  scopes: { scope: string; title: string; sentence: string }[];
  connectedAt: string;
  lastUsedAt: string | null;
  staysConnected: boolean;
}

export interface Notice {
  id: string;
  kind: string;
  title: string;
  text: string;
  link: string | null;
  at: string;
  read: boolean;
}
export interface Notices {
  unread: number;
  notices: Notice[];
  next: string | null;
}
export interface NoticePreference {
  kind: string;
  title: string;
  mail: boolean;
  locked: boolean;
}

export interface PlatformPerson {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  roles: string[];
  createdAt: string;
  lastSeenAt: string | null;
}
export type PlatformRole = 'developer' | 'reviewer' | 'operator';
