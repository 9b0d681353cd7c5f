import type { AskedConsent, Installation } from '../src/lib/api/types.ts';
import type { Exception } from './access.ts';

/** An installation as the mock keeps it. */
export type Stored = Omit<
  Installation,
  'canOpen' | 'canManage' | 'canManageMembers' | 'clientId' | 'setup' | 'memberCount'
> & {
  clientId: string;
  /** When the set-up began, for apps that are being set up. */
  since: number;
  accepts: boolean;
  extra: number;
  exceptions: Map<string, Exception>;
  config: Record<string, unknown>;
  configVersion: number;
  /** What it says at the moment, as the server answers it. */
  values: unknown;
  /** What a new version asks the admins for. */
  asked?: AskedConsent;
};
