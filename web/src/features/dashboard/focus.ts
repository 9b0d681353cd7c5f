import { useEffect, useRef } from 'react';
import type { Placement } from '@/lib/api/dashboard.ts';
import { readingOrder } from './layout.ts';

const find = (id: string, part = '') =>
  document.querySelector<HTMLElement>(`article[data-widget="${id}"]${part}`);

/** The menu of a widget, which stays as long as it does. */
export const menuOf = (id: string) => find(id, ' .widget-menu');

/**
 * Before a widget goes, the keyboard goes on at the menu of the one after it as people read, else of the one before it; with none
 * left, elsewhere (WCAG 2.4.3).
 */
export function leaveWidget(placements: Placement[], id: string, elsewhere: HTMLElement | null) {
  const order = readingOrder(placements);
  const at = order.findIndex((each) => each.id === id);
  const next = order[at + 1] ?? order[at - 1];
  const menu = next && menuOf(next.id);
  (menu ?? elsewhere)?.focus();
}

/** What was added is shown, wherever there was room for it. */
export function useNewInSight(placements: Placement[]) {
  const known = useRef(0);
  useEffect(() => {
    const added = placements.length - known.current === 1 && known.current > 0;
    known.current = placements.length;
    const last = placements.at(-1);
    if (added && last) find(last.id)?.scrollIntoView({ block: 'nearest' });
  }, [placements]);
}
