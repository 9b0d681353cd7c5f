import { stretches } from './geometry.ts';
import type { SeenPoint } from './seen.ts';

/** What a number was while nobody looked, a minute apart from `from` on; null where nothing was known. */
export interface Past {
  from: number;
  numbers: readonly (number | null)[];
}

const minute = 60_000;
/** What is so near follows on what was before; with more between, nobody knows what was there. */
const near = 1.5 * minute;

/** A line with its past: what the page saw itself counts, and where it saw nothing, what was kept meanwhile. */
export function withPast(past: Past | undefined, seen: readonly SeenPoint[]): readonly SeenPoint[] {
  const looked = stretches(seen).map((part) => [part[0]?.time ?? 0, part.at(-1)?.time ?? 0] as const);
  const isSeen = (time: number) => looked.some(([from, to]) => time >= from && time <= to);
  const kept = (past?.numbers ?? []).flatMap((number, n) => {
    const time = (past?.from ?? 0) + n * minute;
    return number === null || isSeen(time) ? [] : [{ time, value: number, low: number, high: number }];
  });
  if (kept.length === 0) return seen;

  const line: SeenPoint[] = [];
  let at = 0;
  const follows = (time: number) => time - (line.at(-1)?.time ?? Number.NEGATIVE_INFINITY) <= near;
  const goOn = (until: number) => {
    let added = false;
    for (let next = kept[at]; next && next.time < until; next = kept[++at]) {
      line.push({ ...next, start: !follows(next.time) });
      added = true;
    }
    return added;
  };
  for (const point of seen) {
    const between = goOn(point.time);
    line.push(between && follows(point.time) ? { ...point, start: false } : point);
  }
  goOn(Number.POSITIVE_INFINITY);
  return line;
}
