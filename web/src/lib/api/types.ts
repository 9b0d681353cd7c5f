import type { components } from './schema.gen.ts';

/** What the API says, in the words of the API. */
type Schemas = components['schemas'];

export type SessionState = Schemas['SessionState'];
export type Account = Schemas['SignedInAccount'];
/** An organization, and what somebody is in it. */
export type Membership = Schemas['Organization'];
export type Member = Schemas['Member'];
export type OrganizationRole = Member['role'];
export type AuditEntry = Schemas['AuditEntry'];
export type Card = Schemas['Card'];
export type Price = Schemas['Price'];
export type InstallTarget = 'organization' | 'user';
export type Listing = Omit<Schemas['Listing'], 'viewer' | 'installTargets' | 'verified'> & {
  installTargets: InstallTarget[];
  /** Whether somebody of this marketplace has checked it. */
  verified: boolean;
  viewer: Viewer;
};
export type Permission = Schemas['Permission'];
/** What a person can do with a listing for themselves alone. */
export interface Personal {
  state: 'installable' | 'installed' | 'not-for-people' | 'unavailable';
  installation: Installation | null;
  /** Whether a new version waits for more to be agreed to. */
  reconsent: boolean;
}
export type Viewer = Omit<Schemas['Viewer'], 'installation' | 'personal'> & {
  installation: Installation | null;
  personal: Personal;
};
export type AccessPolicy = 'everyone' | 'assigned';
export type Installation = Omit<Schemas['Installation'], 'accessPolicy' | 'organizationId' | 'target'> & {
  accessPolicy: AccessPolicy;
  target: InstallTarget;
  organizationId: string | null;
};
export type InstallationStatus = Installation['status'];
export type SetUp = Schemas['SetUp'];
/** What one member may do with an app. */
export type Access = Schemas['Access'];
export type AppPermission = Schemas['AppPermission'];
export type AppMember = Schemas['AppMember'];
export type AppMemberPage = Omit<Schemas['AppMembersPage'], 'policy'> & { policy: AccessPolicy };
export type MatrixApp = Omit<Schemas['MatrixApp'], 'policy'> & { policy: AccessPolicy };
export type MatrixMember = Omit<Schemas['MatrixMember'], 'role'> & { role: OrganizationRole };
export interface AccessMatrix {
  apps: MatrixApp[];
  members: MatrixMember[];
  next: string | null;
}
export type Configuration = Schemas['Config'];
export type NewCredentials = Schemas['ShownCredentials'];
export type Invitation = Schemas['Invitation'];
export type InvitationState = Invitation['state'];
export type ImportOutcome = Schemas['ImportOutcome'];
export type AppRequest = Omit<Schemas['AppRequest'], 'id'> & { id: string };
export type Problem = Schemas['Problem'];
export type Me = Schemas['Me'];
export type OwnSession = Schemas['OwnSession'];
export type Passkey = Schemas['Passkey'];
export type Notice = Schemas['Notice'];
export type Notices = Schemas['Notices'];
export type NoticePreference = Schemas['Preference'];
export type SignUpMode = 'open' | 'invited' | 'domains';
/** What everybody may know of this marketplace. */
export type PlatformView = Schemas['Platform'];
/** What its operators choose at run time. */
export type PlatformSettings = Schemas['PlatformSettings'] & { signUp: { mode: SignUpMode } };
export type PlatformPerson = Schemas['ListedPerson'];
export type PlatformRole = 'developer' | 'reviewer' | 'operator';
export type CreationOptionsJson = Schemas['PasskeyCreationKey'];
export type RequestOptionsJson = Schemas['PasskeyRequestKey'];
/** What a browser's passkey says, as WebAuthn's JSON. */
export type CredentialJson = Schemas['PasskeyAnswer']['credential'];
/** What an app may see or do of this person, and when it last did. */
export interface ConnectedScope {
  scope: string;
  title: string;
  sentence: string;
  purpose: string | null;
  optional: boolean;
  lastUsedAt: string | null;
}
export interface AskedScope extends Permission {
  /** Whether the person has not agreed to it before. */
  new: boolean;
}
/** An app that is this person's own, or one of an organization that they have signed in to. */
export interface ConnectedApp {
  installationId: string;
  target: InstallTarget;
  integration: { name: string; displayName: string; icon: string | null };
  organization: { id: string; displayName: string } | null;
  status: InstallationStatus;
  scopes: ConnectedScope[];
  reconsent: { consentUrl: string; scopes: AskedScope[] } | null;
  connectedAt: string;
  lastUsedAt: string | null;
  staysConnected: boolean;
  /** Whether single scopes can be taken away, and whether the person can give up their own access. */
  canCut: boolean;
  canGiveUp: boolean;
}
export type AddedPerson = Schemas['AddedPerson'];
