import { queryOptions } from '@tanstack/react-query';
import { publishing } from '@/lib/api/publishing.ts';
import type { Schema } from './completion.ts';

/** How often checks under way are asked for again, in milliseconds. */
const whileRunning = 1500;

export const roleQuery = queryOptions({
  queryKey: ['developer', 'role'],
  queryFn: ({ signal }) => publishing.role({ signal }),
});

export const overviewQuery = (name: string) =>
  queryOptions({
    queryKey: ['developer', name, 'overview'],
    queryFn: ({ signal }) => publishing.overview(name, { signal }),
  });

export const credentialsQuery = (name: string) =>
  queryOptions({
    queryKey: ['developer', name, 'credentials'],
    queryFn: ({ signal }) => publishing.credentials(name, { signal }),
    // A secret of before comes to its end by itself.
    refetchInterval: 60_000,
  });

export const teamQuery = (name: string) =>
  queryOptions({
    queryKey: ['developer', name, 'team'],
    queryFn: ({ signal }) => publishing.team(name, { signal }),
  });

export const statisticsQuery = (name: string, days: number) =>
  queryOptions({
    queryKey: ['developer', name, 'statistics', days],
    queryFn: ({ signal }) => publishing.statistics(name, days, { signal }),
  });

export const draftQuery = (name: string) =>
  queryOptions({
    queryKey: ['developer', name, 'draft'],
    queryFn: ({ signal }) => publishing.draft(name, { signal }),
    // What somebody is writing does not change under their hands.
    refetchOnWindowFocus: false,
  });

export const versionsQuery = (name: string) =>
  queryOptions({
    queryKey: ['developer', name, 'versions'],
    queryFn: ({ signal }) => publishing.versions(name, { signal }),
  });

export const differenceQuery = (name: string, version: string, language: string) =>
  queryOptions({
    queryKey: ['developer', name, 'difference', version, language],
    queryFn: ({ signal }) => publishing.difference(name, version, { signal }),
  });

export const checksQuery = (name: string, language: string) =>
  queryOptions({
    queryKey: ['developer', name, 'checks', language],
    queryFn: ({ signal }) => publishing.checks(name, { signal }),
    refetchInterval: ({ state }) =>
      state.status !== 'error' && state.data?.some(({ finishedAt }) => finishedAt === null)
        ? whileRunning
        : false,
  });

export const schemaQuery = queryOptions({
  queryKey: ['manifest-schema'],
  queryFn: ({ signal }) => publishing.schema<Schema>({ signal }),
  staleTime: Number.POSITIVE_INFINITY,
});
