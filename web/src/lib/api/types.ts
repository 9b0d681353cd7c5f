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
export type Listing = Schemas['Listing'];
export type Permission = Schemas['Permission'];
export type Viewer = Schemas['Viewer'];
export type Installation = Schemas['Installation'];
export type InstallationStatus = Installation['status'];
export type SetUp = Schemas['SetUp'];
export type Problem = Schemas['Problem'];
