import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { pipeline } from '@/lib/api/pipeline.ts';

const refetchInterval = 5000;
const placeholderData = <Data>(before: Data | undefined) => before;

export const pipelineQuery = (days: number) =>
  queryOptions({
    queryKey: ['console', 'pipeline', 'overview', days],
    queryFn: ({ signal }) => pipeline.overview(days, { signal }),
    refetchInterval,
    placeholderData,
  });

export const sourcesQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['console', 'pipeline', 'sources', q],
    queryFn: ({ pageParam, signal }) => pipeline.sources({ q, after: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval,
    placeholderData,
  });

export const sourceQuery = (name: string, days: number) =>
  queryOptions({
    queryKey: ['console', 'pipeline', 'source', name, days],
    queryFn: ({ signal }) => pipeline.source(name, days, { signal }),
    refetchInterval,
    placeholderData,
  });
