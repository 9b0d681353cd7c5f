import type { InfiniteData } from '@tanstack/react-query';
import type { Delivery } from '@/lib/api/developer.ts';

interface Page {
  deliveries: Delivery[];
  next: string | null;
}
export type Pages = InfiniteData<Page, string | undefined>;

/** More pages than this are not asked for again as a whole. */
const mostPages = 3;

/** Whether a log shows too much to ask for all of it every few seconds. */
export const isLong = (log: { pages: unknown[] } | undefined) => (log?.pages.length ?? 0) > mostPages;

/**
 * A long log with its newest page as it is now: what is new stands in front, and what was known is as it has become. Null where
 * so much is new that there would be a gap.
 */
export function withNewest(known: Pages, newest: Page): Pages | null {
  const now = new Map(newest.deliveries.map((each) => [each.eventId, each]));
  const met = known.pages.some(({ deliveries }) => deliveries.some(({ eventId }) => now.has(eventId)));
  if (!met) return null;
  const before = new Set(known.pages.flatMap(({ deliveries }) => deliveries.map(({ eventId }) => eventId)));
  const added = newest.deliveries.filter(({ eventId }) => !before.has(eventId));
  return {
    ...known,
    pages: known.pages.map((page, at) => ({
      ...page,
      deliveries: [
        ...(at === 0 ? added : []),
        ...page.deliveries.map((each) => now.get(each.eventId) ?? each),
      ],
    })),
  };
}
