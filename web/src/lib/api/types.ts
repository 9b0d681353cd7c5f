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
export type Facets = Schemas['Facets'];
export type Facet = Schemas['Facet'];
export type Home = Schemas['Home'];
export type Price = Schemas['Price'];
export type InstallTarget = 'organization' | 'user';
export type Listing = Omit<Schemas['Listing'], 'viewer' | 'installTargets'> & {
  installTargets: InstallTarget[];
  viewer: Viewer;
};
export type Permission = Schemas['Permission'];
/** What a person can do with a listing for themselves alone. */
export type Personal = Omit<Schemas['Personal'], 'installation'> & { installation: Installation | null };
export type Viewer = Omit<Schemas['Viewer'], 'installation' | 'personal'> & {
  installation: Installation | null;
  personal: Personal;
};
/** Which apps an organization may install. */
export type AppPolicy = Schemas['AppPolicy'];
export type AccessPolicy = 'everyone' | 'assigned';
export type Installation = Omit<Schemas['Installation'], 'accessPolicy' | 'target'> & {
  accessPolicy: AccessPolicy;
  target: InstallTarget;
};
/** What a new version of an app asks the admins of an organization for. */
export type AskedConsent = Schemas['AskedConsent'];
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
export type ConnectedScope = Schemas['ConnectedScope'];
/** An app that is this person's own, or one of an organization that they have signed in to. */
export type ConnectedApp = Omit<Schemas['ConnectedApp'], 'target' | 'status'> & {
  target: InstallTarget;
  status: InstallationStatus;
};
export type AddedPerson = Schemas['AddedPerson'];
