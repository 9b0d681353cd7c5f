import { describe, expect, it } from 'vitest';
import type { Delivery } from '@/lib/api/developer.ts';
import { withNewest } from './pages.ts';

const delivery = (eventId: string, state: Delivery['state'] = 'delivered') =>
  ({ eventId, state }) as Delivery;
const page = (...deliveries: Delivery[]) => ({ deliveries, next: deliveries.at(-1)?.eventId ?? null });
const ids = (log: ReturnType<typeof withNewest>) =>
  log?.pages.map(({ deliveries }) => deliveries.map(({ eventId }) => eventId).join(''));

describe('A long log and its newest page', () => {
  const known = {
    pages: [page(delivery('d'), delivery('c', 'waiting')), page(delivery('b', 'failing'), delivery('a'))],
    pageParams: [undefined, 'c'],
  };

  it('puts what is new in front and keeps where the next page begins', () => {
    const merged = withNewest(known, page(delivery('f'), delivery('e'), delivery('d')));
    expect(ids(merged)).toEqual(['fedc', 'ba']);
    expect(merged?.pages[0]?.next).toBe('c');
  });

  it('shows what was known as it has become, on whichever page it stands', () => {
    const merged = withNewest(known, page(delivery('d'), delivery('c'), delivery('b')));
    expect(merged?.pages.flatMap(({ deliveries }) => deliveries.map(({ state }) => state))).toEqual(
      Array(4).fill('delivered'),
    );
  });

  it('says when so much is new that there would be a gap', () => {
    expect(withNewest(known, page(delivery('z'), delivery('y')))).toBeNull();
  });
});
