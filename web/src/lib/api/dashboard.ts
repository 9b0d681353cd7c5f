import { body, client } from './client.ts';
import type { Keyed, Reading } from './index.ts';

export type WidgetKind = 'number' | 'table' | 'line' | 'ticker' | 'integration';

/** An app as a dashboard names it: what it is, who made it, and for whom it was installed. */
export interface InstallationRef {
  id: string;
  name: string;
  displayName: string;
  publisher: string;
  icon: string | null;
  tier: 'unverified' | 'verified' | 'featured';
  organization: { id: string; name: string } | null;
}

/** What a widget by others is shown with. Sizes are in columns and rows of the grid. */
export interface Frame {
  url: string;
  sha256: string;
  version: string;
  minSize: { w: number; h: number };
  maxSize: { w: number; h: number };
  defaultSize: { w: number; h: number };
  configSchema: Record<string, unknown> | null;
  connectDomains: string[];
  scopes: string[];
}

export type Unavailable = 'revoked' | 'suspended' | 'yanked' | 'taken-down' | 'no-bundle' | 'not-fetched';

/** One widget where it was placed. */
export interface Placement {
  id: string;
  widget: WidgetKind;
  installation: InstallationRef;
  title: string | null;
  config: Record<string, unknown>;
  x: number;
  y: number;
  w: number;
  h: number;
  /** Only of a widget by others, and null while it cannot be shown. */
  frame: Frame | null;
  /** Why it cannot be shown. */
  unavailable: Unavailable | null;
}

/** What an integration would like to place. */
export interface Proposal {
  id: string;
  by: InstallationRef;
  widget: WidgetKind;
  source: InstallationRef | null;
  title: string | null;
  config: Record<string, unknown>;
  w: number;
  h: number;
  reason: string;
  at: string;
}

export interface Dashboard {
  revision: number;
  placements: Placement[];
  proposals: Proposal[];
}

/** The dashboard after something was placed on it, and which of the placements this request made, in its order. */
export interface Placed extends Dashboard {
  placed: string[];
}

/** What a line was: numbers of its records a minute apart from `from` on, null where nothing was known. */
export interface History {
  at: string;
  from: string;
  /** Whose numbers they are; null for what is no line over time. */
  field: string | null;
  series: { key: string; numbers: (number | null)[] }[];
}

/** What a source's records are. */
export interface SourceSchema {
  schema: Record<string, unknown>;
  key: string[];
  number: number;
}

export interface SampleRecord {
  value: Record<string, unknown>;
  at: string;
}

/** Something that this person can place. */
export interface Choice {
  installation: InstallationRef;
  frame: Frame | null;
  source: SourceSchema | null;
  state: 'live' | 'stale' | 'offline';
  since: string | null;
  /** Of its newest records, a few. */
  sample: SampleRecord[];
}

export interface Place {
  id: string;
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface NewPlacement {
  widget: WidgetKind;
  installation: string;
  title?: string;
  config?: Record<string, unknown>;
  x?: number;
  y?: number;
  w: number;
  h: number;
}

/** The description knows ids and words only as texts, and schemas and settings as any JSON. */
const whole = (call: Promise<{ data?: unknown }>) => body(call as Promise<{ data?: Dashboard }>);
const placed = (call: Promise<{ data?: unknown }>) => body(call as Promise<{ data?: Placed }>);
const of = (id: string) => ({ params: { path: { id } } });

/** A person's dashboard. Whatever changes it is answered with all of it. */
export const dashboards = {
  read: ({ signal }: Reading = {}) => whole(client.GET('/api/dashboard', { signal })),
  choices: async ({ signal }: Reading = {}) => {
    const call: Promise<{ data?: unknown }> = client.GET('/api/dashboard/choices', { signal });
    return (await body(call as Promise<{ data?: { choices: Choice[] } }>)).choices;
  },
  history: (id: string, { signal }: Reading = {}) => {
    const call: Promise<{ data?: unknown }> = client.GET('/api/dashboard/placements/{id}/history', {
      ...of(id),
      signal,
    });
    return body(call as Promise<{ data?: History }>);
  },
  place: (placements: NewPlacement[], { idempotencyKey }: Keyed) =>
    placed(
      client.POST('/api/dashboard/placements', {
        params: { header: { 'Idempotency-Key': idempotencyKey } },
        body: { placements },
      }),
    ),
  configure: (id: string, wanted: { title?: string | null; config?: Record<string, unknown> }) =>
    whole(client.PATCH('/api/dashboard/placements/{id}', { ...of(id), body: wanted })),
  arrange: (revision: number, places: Place[]) =>
    whole(client.PUT('/api/dashboard/layout', { body: { revision, places } })),
  remove: (id: string) => whole(client.DELETE('/api/dashboard/placements/{id}', of(id))),
  restore: (id: string) => whole(client.POST('/api/dashboard/placements/{id}/restore', of(id))),
  accept: (id: string) => placed(client.POST('/api/dashboard/proposals/{id}/accept', of(id))),
  decline: (id: string) => whole(client.POST('/api/dashboard/proposals/{id}/decline', of(id))),
};
