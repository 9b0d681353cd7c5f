import type { Place, Placement } from '@/lib/api/dashboard.ts';

/** The grid: columns, what a row is high and what lies between two widgets in pixels, and how large one may be. */
export const grid = { columns: 12, row: 40, gap: 12, tallest: 24, rows: 2000 } as const;

export const heightOf = (h: number) => h * (grid.row + grid.gap) - grid.gap;

export interface Bounds {
  min: { w: number; h: number };
  max: { w: number; h: number };
}

const anything: Bounds = { min: { w: 1, h: 1 }, max: { w: grid.columns, h: grid.tallest } };
const builtIn: Record<string, Bounds['min']> = {
  number: { w: 2, h: 2 },
  table: { w: 3, h: 4 },
  line: { w: 3, h: 4 },
  ticker: { w: 2, h: 3 },
};

const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** How small and how large a widget may be: what its developer says, within what the grid allows. */
export function boundsOf({ widget, frame }: Pick<Placement, 'widget' | 'frame'>): Bounds {
  const min = frame?.minSize ?? builtIn[widget] ?? anything.min;
  const max = frame?.maxSize ?? anything.max;
  const least = { w: within(min.w, 1, grid.columns), h: within(min.h, 1, grid.tallest) };
  return {
    min: least,
    max: { w: within(max.w, least.w, grid.columns), h: within(max.h, least.h, grid.tallest) },
  };
}

export const sized = ({ w, h }: { w: number; h: number }, { min, max }: Bounds) => ({
  w: within(Math.round(w), min.w, max.w),
  h: within(Math.round(h), min.h, max.h),
});

const overlap = (one: Place, other: Place) =>
  one.id !== other.id &&
  one.x < other.x + other.w &&
  other.x < one.x + one.w &&
  one.y < other.y + other.h &&
  other.y < one.y + one.h;

const above = (one: Place, other: Place) =>
  one.x < other.x + other.w && other.x < one.x + one.w && one.id !== other.id;

/** By rows, then by columns; where two begin at the same place, the one that was moved comes first. */
const inOrder = (places: readonly Place[], first?: string) =>
  [...places].sort(
    (one, other) =>
      one.y - other.y || Number(other.id === first) - Number(one.id === first) || one.x - other.x,
  );

/** As somebody reads it, and as it stands in one column. */
export const readingOrder = <Item extends { x: number; y: number }>(items: readonly Item[]): Item[] =>
  [...items].sort((one, other) => one.y - other.y || one.x - other.x);

/**
 * In an order that moving does not change: whoever is moved within the document is put in anew, and a frame that is loads anew.
 */
export const stable = <Item extends { id: string }>(items: readonly Item[]): Item[] =>
  [...items].sort((one, other) => (one.id < other.id ? -1 : 1));

/** Without gaps above and without overlaps: what is in the way of the first one moves down, and everything moves up as far as it can. */
export function settle(places: readonly Place[], first?: string): Place[] {
  const settled: Place[] = [];
  for (const each of inOrder(places, first)) {
    const place = { ...each };
    place.x = within(place.x, 0, grid.columns - place.w);
    const free = (y: number) => !settled.some((other) => overlap({ ...place, y }, other));
    if (free(place.y)) {
      while (place.y > 0 && free(place.y - 1)) place.y -= 1;
    } else {
      while (!free(place.y)) place.y += 1;
    }
    settled.push(place);
  }
  const at = new Map(settled.map((place) => [place.id, place]));
  return places.map((place) => at.get(place.id) ?? place);
}

export const ways = ['up', 'down', 'left', 'right', 'wider', 'narrower', 'taller', 'shorter', 'top'] as const;
export type Way = (typeof ways)[number];

/** One step that way; the same list of places where there is no way on. */
export function moved(places: readonly Place[], id: string, way: Way, bounds: Bounds): readonly Place[] {
  const before = settle(places);
  const place = before.find((each) => each.id === id);
  if (!place) return places;
  const wanted = stepOf(before, place, way, bounds);
  if (!wanted) return places;
  const after = settle(
    before.map((each) => (each.id === id ? { ...each, ...wanted } : each)),
    id,
  );
  return same(before, after) ? places : after;
}

function stepOf(places: Place[], place: Place, way: Way, { min, max }: Bounds): Partial<Place> | null {
  const { x, y, w, h } = place;
  switch (way) {
    case 'up': {
      const over = places.filter((each) => above(each, place) && each.y + each.h <= y);
      return over.length > 0 ? { y: Math.max(...over.map((each) => each.y)) } : null;
    }
    case 'down': {
      const under = places.filter((each) => above(each, place) && each.y >= y + h);
      return under.length > 0 ? { y: Math.min(...under.map((each) => each.y + each.h)) } : null;
    }
    case 'left':
      return x > 0 ? { x: x - 1 } : null;
    case 'right':
      return x + w < grid.columns ? { x: x + 1 } : null;
    case 'wider':
      return w < max.w ? { w: w + 1, x: Math.min(x, grid.columns - w - 1) } : null;
    case 'narrower':
      return w > min.w ? { w: w - 1 } : null;
    case 'taller':
      return h < max.h ? { h: h + 1 } : null;
    case 'shorter':
      return h > min.h ? { h: h - 1 } : null;
    case 'top':
      return y > 0 ? { y: 0 } : null;
  }
}

/** Put to a place and given a size. */
export function putTo(places: readonly Place[], wanted: Place): readonly Place[] {
  const before = settle(places);
  const after = settle(
    before.map((each) => (each.id === wanted.id ? { ...wanted } : each)),
    wanted.id,
  );
  return same(before, after) ? places : after;
}

/** In one column, one further up or down. */
export function movedInColumn(places: readonly Place[], id: string, way: 'up' | 'down' | 'top') {
  const order = readingOrder(settle(places));
  const from = order.findIndex((each) => each.id === id);
  if (way === 'top') return putTo(places, { ...(order[from] as Place), x: 0, y: 0 });
  const second = way === 'up' ? from : from + 1;
  const [one, other] = [order[second - 1], order[second]];
  if (from < 0 || !one || !other) return places;
  const ids = order.map((each) => each.id);
  ids.splice(second - 1, 2, other.id, one.id);
  const tries = [
    { [other.id]: { x: one.x, y: one.y } },
    { [one.id]: { x: one.x, y: other.y + other.h } },
    { [other.id]: { x: one.x, y: one.y }, [one.id]: { x: other.x, y: other.y } },
  ].map((to) =>
    settle(
      order.map((each) => ({ ...each, ...to[each.id] })),
      other.id,
    ),
  );
  const isWanted = (after: Place[]) => readingOrder(after).every((each, n) => each.id === ids[n]);
  return tries.find(isWanted) ?? tries.find((after) => !same(order, after)) ?? places;
}

/** Side by side from the left, row by row. */
export function packed<Item extends { w: number; h: number }>(items: readonly Item[]) {
  const places: Place[] = [];
  for (const [n, { w, h }] of items.entries()) {
    const place = { id: String(n), x: 0, y: 0, w: Math.min(w, grid.columns), h };
    search: for (; ; place.y += 1) {
      for (place.x = 0; place.x <= grid.columns - place.w; place.x += 1) {
        if (!places.some((other) => overlap(place, other))) break search;
      }
    }
    places.push(place);
  }
  return settle(places).map(({ x, y, w }, n) => ({ ...(items[n] as Item), x, y, w }));
}

export const placeOf = ({ id, x, y, w, h }: Place): Place => ({ id, x, y, w, h });

export function same(one: readonly Place[], other: readonly Place[]) {
  const at = new Map(other.map((place) => [place.id, place]));
  return (
    one.length === other.length &&
    one.every(({ id, x, y, w, h }) => {
      const there = at.get(id);
      return there && there.x === x && there.y === y && there.w === w && there.h === h;
    })
  );
}
