import type { AwaitedInstallation, AwaitedListing } from './awaited.ts';
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
export type Listing = Omit<Schemas['Listing'], 'viewer'> & AwaitedListing & { viewer: Viewer };
export type Permission = Schemas['Permission'];
export type Viewer = Omit<Schemas['Viewer'], 'installation' | 'organization'> & {
  installation: Installation | null;
  organization: { id: string; displayName: string; memberCount: number } | null;
};
export type Installation = Schemas['Installation'] & AwaitedInstallation;
export type InstallationStatus = Installation['status'];
export type SetUp = Schemas['SetUp'];
export type Problem = Schemas['Problem'];
export type AppRequest = Omit<Schemas['AppRequest'], 'id'> & { id: string };
export type {
  Access,
  AccessMatrix,
  AccessPolicy,
  AppMember,
  AppMemberPage,
  AppPermission,
  Configuration,
  ImportOutcome,
  Invitation,
  InvitationState,
  MatrixApp,
  MatrixMember,
  NewCredentials,
} from './awaited.ts';
