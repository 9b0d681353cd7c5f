import { body, client } from './client.ts';
import type { Reading } from './index.ts';
import type { components } from './schema.gen.ts';

type Schemas = components['schemas'];

/** An integration as its developers see it in a list. */
export type DevelopedIntegration = Schemas['OwnIntegration'];
export type Trouble = DevelopedIntegration['trouble'];
/** Where an integration's events go, and how it stands with that address. */
export type Endpoint = Schemas['DeliveryEndpoint'];
/** An event, and how its delivery goes. */
export type Delivery = Schemas['DeliveryRow'];
export type DeliveryState = Delivery['state'];
export const deliveryStates = [
  'delivered',
  'waiting',
  'failing',
  'stopped',
  'skipped',
  'pulled',
] as const satisfies DeliveryState[];
/** A header without a value is a secret, or is made anew at each sending. */
export interface Attempt extends Omit<Schemas['DeliveryAttempt'], 'requestHeaders' | 'responseHeaders'> {
  requestHeaders: Record<string, string | null>;
  responseHeaders: Record<string, string[] | null> | null;
}
/** An event with everything that was said about it. */
export interface OneDelivery extends Omit<Schemas['DeliveryDetail'], 'attempts'> {
  attempts: Attempt[];
}
export interface DryRun extends Omit<Schemas['UnsentRequest'], 'headers'> {
  headers: Record<string, string | null>;
}

export interface DeliveryFilter {
  state?: DeliveryState;
  type?: string;
  installation?: string;
  since?: string;
  until?: string;
}
const of = (name: string) => ({ params: { path: { name } } });
const event = (name: string, eventId: string) => ({ params: { path: { name, eventId } } });

/** What the developers of integrations see and do. */
export const developer = {
  integrations: async ({ signal }: Reading = {}) =>
    (await body(client.GET('/api/developer/integrations', { signal }))).integrations,

  endpoint: (name: string, { signal }: Reading = {}) =>
    body(client.GET('/api/developer/integrations/{name}/endpoint', { ...of(name), signal })),
  reset: (name: string) => body(client.POST('/api/developer/integrations/{name}/endpoint/reset', of(name))),

  deliveries: (
    name: string,
    query: DeliveryFilter & { after?: string; limit?: number },
    { signal }: Reading = {},
  ) =>
    body(
      client.GET('/api/developer/integrations/{name}/deliveries', {
        params: { path: { name }, query },
        signal,
      }),
    ),
  delivery: (name: string, eventId: string, { signal }: Reading = {}) =>
    body(
      client.GET('/api/developer/integrations/{name}/deliveries/{eventId}', {
        ...event(name, eventId),
        signal,
      }),
    ),
  resend: (name: string, eventId: string) =>
    body(client.POST('/api/developer/integrations/{name}/deliveries/{eventId}/resend', event(name, eventId))),
  skip: (name: string, eventId: string, reason: string) =>
    body(
      client.POST('/api/developer/integrations/{name}/deliveries/{eventId}/skip', {
        ...event(name, eventId),
        body: { reason },
      }),
    ),
  recover: (name: string, wanted: { since: string; installation?: string }) =>
    body(client.POST('/api/developer/integrations/{name}/recover', { ...of(name), body: wanted })),
  sendExample: (name: string, type: string) =>
    body(
      client.POST('/api/developer/integrations/{name}/examples', {
        ...of(name),
        body: { type },
      }),
    ),
  dryRun: (name: string, wanted: { type: string; installation?: string }) =>
    body(
      client.POST('/api/developer/integrations/{name}/dry-run', {
        ...of(name),
        body: wanted,
      }),
    ),
  rotateWebhookSecret: (name: string) =>
    body(client.POST('/api/developer/integrations/{name}/webhook-secret', of(name))),
  makeClientSecret: (name: string) =>
    body(client.POST('/api/developer/integrations/{name}/client-secret', of(name))),
  endPreviousWebhookSecret: (name: string) =>
    body(client.DELETE('/api/developer/integrations/{name}/webhook-secret/previous', of(name))),
  endPreviousClientSecret: (name: string) =>
    body(client.DELETE('/api/developer/integrations/{name}/client-secret/previous', of(name))),
};
