/** What the API says, in the words of the API. */

export type OrganizationRole = 'owner' | 'admin' | 'member';

export interface Membership {
  id: string;
  name: string;
  displayName: string;
  role: OrganizationRole;
}

export interface Account {
  id: string;
  email: string;
  name: string;
  roles: string[];
}

/** Who is signed in; the rest is there only when somebody is. */
export interface SessionView {
  account: Account | null;
  organizations?: Membership[];
  currentOrganizationId?: string | null;
  authenticatedAt?: string;
}

export type Price =
  | { model: 'free' }
  | { model: 'one_time'; amount: number; currency: string }
  | { model: 'subscription'; amount: number; currency: string; interval: 'month' | 'year' };

export interface Card {
  name: string;
  displayName: string;
  tagline: string;
  description: string;
  type: string;
  icon: string | null;
  publisher: { name: string; firstParty: boolean };
  categories: string[];
  price: Price;
  installed: boolean;
}

export interface Listings {
  listings: Card[];
  next: string | null;
  corrected: string | null;
  /** Hits over all pages, counted up to a bound. */
  total: number;
  /** Whether there are more hits than were counted. */
  more: boolean;
  categories: { name: string; count: number }[];
}

export interface Permission {
  scope: string;
  title: string;
  sentence: string;
  purpose: string | null;
  sensitive: boolean;
  optional: boolean;
}

export type InstallationStatus = 'setting_up' | 'active' | 'suspended' | 'uninstalled';

export interface SetUp {
  attempts: number;
  lastAttemptAt: string | null;
  lastAnswer: { status: number | null; error: string | null; latencyMs: number } | null;
  nextAttemptAt: string | null;
  stopped: boolean;
}

export interface Installation {
  id: string;
  integration: { name: string; displayName: string; icon: string | null };
  organizationId: string;
  status: InstallationStatus;
  suspendedBy: ('admin' | 'operator' | 'payment')[];
  clientId?: string | null;
  version: string;
  installedBy: { id: string; name: string };
  installedAt: string;
  openUrl: string;
  canOpen: boolean;
  canManage: boolean;
  setup: SetUp | null;
}

export type ViewerState =
  | 'signed-out'
  | 'no-organization'
  | 'can-install'
  | 'only-admins'
  | 'installed'
  | 'payments-off'
  | 'not-for-organizations';

export interface Viewer {
  state: ViewerState;
  organization: { id: string; displayName: string } | null;
  admins: { name: string }[];
  installation: Installation | null;
}

export interface Listing extends Card {
  features: string[];
  screenshots: string[];
  version: string;
  appUrl: string | null;
  supportUrl: string | null;
  privacyUrl: string | null;
  termsUrl: string | null;
  changelog: string | null;
  permissions: Permission[];
  viewer: Viewer;
}

export interface Organization extends Membership {
  memberCount: number;
}

export interface Member {
  accountId: string;
  name: string;
  email: string;
  role: OrganizationRole;
  joinedAt: string;
}

export interface AuditEntry {
  id: string;
  at: string;
  actor: { id: string; name: string } | null;
  action: string;
  /** A member's account id, an app's name, or the name of whatever else it is about. */
  subject: string;
  detail: Record<string, string>;
}

export interface AuditPage {
  entries: AuditEntry[];
  next: string | null;
}
