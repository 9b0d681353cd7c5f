import { body, client } from './client.ts';
import type { Reading } from './index.ts';
import type { components } from './schema.gen.ts';

type Schemas = components['schemas'];

/** How events and data flow, as operators see it. */
export type PipelineOverview = Schemas['PipelineOverview'];
export type BrokerHealth = Schemas['BrokerHealth'];
export type PipelineAlarm = Schemas['PipelineAlarm'];
export type SlotHealth = Schemas['SlotHealth'];
export type ReaderLag = Schemas['ReaderLag'];
export type PipelineSource = Schemas['PipelineSource'];
export type PipelineSourceDetail = Schemas['PipelineSourceDetail'];

interface Wanted {
  q: string;
  after?: string | undefined;
}

export const pipeline = {
  overview: (days: number, { signal }: Reading = {}) =>
    body(client.GET('/api/console/pipeline', { params: { query: { days } }, signal })),
  sources: (query: Wanted, { signal }: Reading = {}) =>
    body(client.GET('/api/console/pipeline/sources', { params: { query }, signal })),
  source: (name: string, days: number, { signal }: Reading = {}) =>
    body(
      client.GET('/api/console/pipeline/sources/{name}', {
        params: { path: { name }, query: { days } },
        signal,
      }),
    ),
};
