import { body, client } from './client.ts';
import type { Reading } from './index.ts';
import type { components } from './schema.gen.ts';

type Schemas = components['schemas'];

/** How a data source goes. */
export type DataOverview = Schemas['DataOverview'];
export type Poll = Schemas['PollRow'];
export type BrokerPlace = Schemas['BrokerPlace'];
export type RejectedRecord = Schemas['RejectedRow'];

const of = (name: string) => ({ params: { path: { name } } });

/** What comes of a data source, and what was refused of it. */
export const data = {
  overview: (name: string, days: number, { signal }: Reading = {}) =>
    body(
      client.GET('/api/developer/integrations/{name}/data', {
        params: { path: { name }, query: { days } },
        signal,
      }),
    ),
  /** What a Kafka client of an integration must be told. */
  brokerPlace: (name: string, { signal }: Reading = {}) =>
    body(client.GET('/api/developer/integrations/{name}/broker', { ...of(name), signal })),
  polls: async (name: string, { signal }: Reading = {}) =>
    (await body(client.GET('/api/developer/integrations/{name}/data/polls', { ...of(name), signal }))).polls,
  pollNow: (name: string) => body(client.POST('/api/developer/integrations/{name}/data/poll', of(name))),
  rejected: async (name: string, { signal }: Reading = {}) =>
    (await body(client.GET('/api/developer/integrations/{name}/data/rejected', { ...of(name), signal })))
      .records,
  replay: (name: string) =>
    body(client.POST('/api/developer/integrations/{name}/data/rejected/replay', { ...of(name), body: {} })),
  discard: (name: string) =>
    body(client.POST('/api/developer/integrations/{name}/data/rejected/discard', { ...of(name), body: {} })),
};
