import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { listings } from '@/lib/api/index.ts';

export interface Search {
  q?: string;
  type?: string;
  category?: string;
  price?: string;
  tier?: string;
  sort?: string;
}

export const listingsQuery = (search: Search) =>
  infiniteQueryOptions({
    queryKey: ['listings', search],
    queryFn: ({ pageParam, signal }) => listings.search({ ...search, after: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    // Results of the last search stay while the next are on their way.
    placeholderData: keepPreviousData,
  });

export const listingQuery = (name: string) =>
  queryOptions({
    queryKey: ['listing', name],
    queryFn: ({ signal }) => listings.read(name, { signal }),
  });

/** What is featured, new and popular. */
export const homeQuery = queryOptions({
  queryKey: ['home'],
  queryFn: ({ signal }) => listings.home({ signal }),
});
