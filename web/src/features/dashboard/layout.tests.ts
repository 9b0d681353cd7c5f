import { describe, expect, it } from 'vitest';
import type { Place } from '@/lib/api/dashboard.ts';
import {
  boundsOf,
  moved,
  movedInColumn,
  packed,
  putTo,
  readingOrder,
  settle,
  sized,
  type Way,
  ways,
} from './layout.ts';

const place = (id: string, x: number, y: number, w: number, h: number): Place => ({ id, x, y, w, h });
const any = boundsOf({ widget: 'integration', frame: null });
const at = (places: readonly Place[], id: string) => places.find((each) => each.id === id);

const overlapping = (places: readonly Place[]) =>
  places.flatMap((one, n) =>
    places
      .slice(n + 1)
      .filter(
        (other) =>
          one.x < other.x + other.w &&
          other.x < one.x + one.w &&
          one.y < other.y + other.h &&
          other.y < one.y + one.h,
      ),
  );

//   a a b b
//   a a b b
//   c c c c
const three = [place('a', 0, 0, 6, 2), place('b', 6, 0, 6, 2), place('c', 0, 2, 12, 3)];

describe('A dashboard', () => {
  it('closes gaps and lets nothing overlap', () => {
    const settled = settle([place('a', 0, 5, 4, 2), place('b', 2, 6, 4, 2), place('c', 11, 9, 4, 1)]);
    expect(settled).toEqual([place('a', 0, 0, 4, 2), place('b', 2, 2, 4, 2), place('c', 8, 0, 4, 1)]);
  });

  it('lets one change places with what is above or below it', () => {
    const up = moved(three, 'c', 'up', any);
    expect(at(up, 'c')?.y).toBe(0);
    expect(at(up, 'a')?.y).toBe(3);
    expect(at(up, 'b')?.y).toBe(3);
    const down = moved(three, 'a', 'down', any);
    expect(at(down, 'a')?.y).toBe(5);
    expect(at(down, 'c')?.y).toBe(2);
    expect(at(moved(three, 'c', 'top', any), 'c')?.y).toBe(0);
  });

  it.each([
    ['a', 'left'],
    ['b', 'right'],
    ['a', 'up'],
    ['c', 'down'],
    ['c', 'wider'],
    ['a', 'top'],
    ['nobody', 'down'],
  ] as const)('says that %s cannot go %s by changing nothing', (id, way) => {
    expect(moved(three, id, way, any)).toBe(three);
  });

  it('keeps to the sizes that a widget may have', () => {
    const bounds = { min: { w: 6, h: 2 }, max: { w: 7, h: 2 } };
    for (const way of ['narrower', 'shorter', 'taller'] as const) {
      expect(moved(three, 'a', way, bounds)).toBe(three);
    }
    expect(at(moved(three, 'a', 'wider', bounds), 'a')).toEqual(place('a', 0, 0, 7, 2));
    expect(sized({ w: 1e9, h: -4 }, bounds)).toEqual({ w: 7, h: 2 });
    expect(sized({ w: 1e9, h: 1e9 }, any)).toEqual({ w: 12, h: 24 });
  });

  it('grows to the left where the right edge is near', () => {
    expect(at(moved(three, 'b', 'wider', any), 'b')).toEqual(place('b', 5, 0, 7, 2));
  });

  it('gives way to what is put somewhere', () => {
    const put = putTo(three, place('c', 0, 0, 6, 3));
    expect(at(put, 'c')).toEqual(place('c', 0, 0, 6, 3));
    expect(at(put, 'a')).toEqual(place('a', 0, 3, 6, 2));
    expect(at(put, 'b')).toEqual(place('b', 6, 0, 6, 2));
  });

  it('never overlaps nor leaves the grid, however long it is pushed about', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    let places: readonly Place[] = settle(
      Array.from({ length: 20 }, (_, n) =>
        place(String(n), random(10), random(30), 1 + random(5), 1 + random(5)),
      ),
    );
    for (let n = 0; n < 400; n++) {
      places = moved(places, String(random(20)), ways[random(ways.length)] as Way, any);
      expect(overlapping(places)).toEqual([]);
      expect(places.filter(({ x, y, w }) => x < 0 || y < 0 || x + w > 12)).toEqual([]);
    }
  });

  it('is one column in the order in which it is read', () => {
    expect(readingOrder([...three].reverse()).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    const order = (places: readonly Place[]) => readingOrder(places).map(({ id }) => id);
    expect(order(movedInColumn(three, 'b', 'up'))).toEqual(['b', 'a', 'c']);
    expect(order(movedInColumn(three, 'c', 'top'))[0]).toBe('c');
    expect(order(movedInColumn(three, 'b', 'down'))).toEqual(['a', 'c', 'b']);
    expect(movedInColumn(three, 'c', 'down')).toBe(three);
    expect(movedInColumn(three, 'a', 'up')).toBe(three);
  });

  it('fills rows from the left', () => {
    const sizes = [
      { w: 8, h: 2 },
      { w: 6, h: 1 },
      { w: 4, h: 1 },
      { w: 40, h: 1 },
    ];
    expect(packed(sizes).map(({ x, y, w }) => [x, y, w])).toEqual([
      [0, 0, 8],
      [0, 2, 6],
      [8, 0, 4],
      [0, 3, 12],
    ]);
  });
});
