import { body, client } from './client.ts';
import type { Reading } from './index.ts';

export type Trouble = 'none' | 'resting' | 'disabled' | 'stopped';

/** An integration as its developers see it in a list. */
export interface DevelopedIntegration {
  name: string;
  displayName: string;
  icon: string | null;
  eventsTransport: 'webhook' | 'broker' | 'pull';
  webhookUrl: string | null;
  trouble: Trouble;
  /** How many installations have something undelivered: attempted by itself, or waiting for somebody to act. */
  waiting: number;
  stopped: number;
}

/** Where an integration's events go, and how it stands with that address. */
export interface Endpoint {
  url: string | null;
  eventsTransport: DevelopedIntegration['eventsTransport'];
  /** Whether the webhook secret stands in an operator's file, and is changed there. */
  secretInCatalogFile: boolean;
  secretRotatedAt: string | null;
  previousSecretUntil: string | null;
  breaker: {
    state: 'closed' | 'open' | 'probing';
    failures: number;
    failingSince: string | null;
    restingUntil: string | null;
    nextProbeAt: string | null;
  };
  /** `gone`: it answered 410; `silent`: it took nothing for days. */
  disabled: { at: string; because: 'gone' | 'silent' } | null;
  waiting: number;
  stopped: number;
}

export const deliveryStates = ['delivered', 'waiting', 'failing', 'stopped', 'skipped', 'pulled'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** An event, and how its delivery goes. */
export interface Delivery {
  eventId: string;
  type: string;
  sequence: number;
  installationId: string | null;
  targetName: string | null;
  appendedAt: string;
  state: DeliveryState;
  attempts: number;
  lastStatus: number | null;
  lastLatencyMs: number | null;
  deliveredAt: string | null;
  nextAttemptAt: string | null;
}

export type Headers = Record<string, string>;

export interface Attempt {
  id: string;
  at: string;
  /** Whether somebody asked for it, beside the plan. */
  resend: boolean;
  url: string;
  requestHeaders: Headers;
  requestBody: string;
  /** Missing where there was no answer; then `error` says why. */
  status: number | null;
  responseHeaders: Record<string, string[] | null> | null;
  responseBody: string | null;
  /** Whether the answer was longer than what is kept of it. */
  responseCut: boolean;
  error: string | null;
  latencyMs: number;
  delivered: boolean;
}

/** An event with everything that was said about it. */
export interface OneDelivery extends Omit<Delivery, 'attempts' | 'lastStatus' | 'lastLatencyMs'> {
  body: unknown;
  /** The newest first. */
  attempts: Attempt[];
  /** Why somebody let its stream pass over it. */
  skipped: { at: string; reason: string } | null;
}

export interface DeliveryFilter {
  state?: DeliveryState;
  type?: string;
  installation?: string;
  since?: string;
  until?: string;
}

export interface DryRun {
  url: string;
  /** One that is null is made when an event is sent. */
  headers: Record<string, string | null>;
  body: string;
}
export interface NewWebhookSecret {
  secret: string;
  previousUntil: string;
}
export interface NewClientSecret {
  clientId: string;
  clientSecret: string;
  issuer: string;
  discoveryUrl: string;
}

type Answer<T> = Promise<{ data?: T }>;
const of = (name: string) => ({ params: { path: { name } } });
const event = (name: string, eventId: string) => ({ params: { path: { name, eventId } } });

/** What the developers of integrations see and do. */
export const developer = {
  integrations: async ({ signal }: Reading = {}) =>
    (
      await body(
        client.GET('/api/developer/integrations', { signal }) as Answer<{
          integrations: DevelopedIntegration[];
        }>,
      )
    ).integrations,

  endpoint: (name: string, { signal }: Reading = {}) =>
    body(
      client.GET('/api/developer/integrations/{name}/endpoint', { ...of(name), signal }) as Answer<Endpoint>,
    ),
  reset: (name: string) =>
    body(client.POST('/api/developer/integrations/{name}/endpoint/reset', of(name)) as Answer<Endpoint>),

  deliveries: (
    name: string,
    query: DeliveryFilter & { after?: string; limit?: number },
    { signal }: Reading = {},
  ) =>
    body(
      client.GET('/api/developer/integrations/{name}/deliveries', {
        params: { path: { name }, query },
        signal,
      }) as Answer<{ deliveries: Delivery[]; next: string | null }>,
    ),
  delivery: (name: string, eventId: string, { signal }: Reading = {}) =>
    body(
      client.GET('/api/developer/integrations/{name}/deliveries/{eventId}', {
        ...event(name, eventId),
        signal,
      }) as Answer<OneDelivery>,
    ),
  resend: (name: string, eventId: string) =>
    body(client.POST('/api/developer/integrations/{name}/deliveries/{eventId}/resend', event(name, eventId))),
  skip: (name: string, eventId: string, reason: string) =>
    body(
      client.POST('/api/developer/integrations/{name}/deliveries/{eventId}/skip', {
        ...event(name, eventId),
        body: { reason },
      }) as Answer<OneDelivery>,
    ),
  recover: (name: string, wanted: { since: string; installation?: string }) =>
    body(
      client.POST('/api/developer/integrations/{name}/recover', { ...of(name), body: wanted }) as Answer<{
        streams: number;
        events: number;
      }>,
    ),
  sendExample: (name: string, type: string) =>
    body(
      client.POST('/api/developer/integrations/{name}/examples', {
        ...of(name),
        body: { type },
      }) as Answer<Attempt>,
    ),
  dryRun: (name: string, wanted: { type: string; installation?: string }) =>
    body(
      client.POST('/api/developer/integrations/{name}/dry-run', {
        ...of(name),
        body: wanted,
      }) as Answer<DryRun>,
    ),
  rotateWebhookSecret: (name: string) =>
    body(
      client.POST('/api/developer/integrations/{name}/webhook-secret', of(name)) as Answer<NewWebhookSecret>,
    ),
  makeClientSecret: (name: string) =>
    body(
      client.POST('/api/developer/integrations/{name}/client-secret', of(name)) as Answer<NewClientSecret>,
    ),
};
