import type { SeenPoint } from './seen.ts';

/** From values to places on the screen. */
export interface Scale {
  (value: number): number;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

export const scaleOf = (
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
  ticks: readonly number[],
): Scale => {
  const span = to - from || 1;
  return Object.assign((value: number) => start + ((value - from) / span) * (end - start), {
    from,
    to,
    ticks,
  });
};

/** 1, 2, 2.5 or 5 times a power of ten, so that about `count` of them fill a span. */
function niceStep(span: number, count: number) {
  const rough = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].find((each) => each * power >= rough * 0.999) ?? 10;
  return step * power;
}

/** An axis of values with some room above and below, whose ends are ticks. */
export function valueScale(
  least: number,
  most: number,
  pixels: readonly [number, number],
  count: number,
): Scale {
  const size = Math.max(Math.abs(least), Math.abs(most));
  // What hardly moves is shown as hardly moving, and not as an alpine range.
  const smallest = size === 0 ? 1 : size * 0.01;
  const middle = (least + most) / 2;
  const half = Math.max(most - least, smallest) / 2;
  const [low, high] = [middle - half, middle + half];
  const step = niceStep(high - low, count);
  if (!Number.isFinite(step) || step === 0) return scaleOf([least, most], pixels, [least]);
  // Nothing below zero where no value is.
  const first = Math.floor(low / step + 1e-9);
  const from = least >= 0 ? Math.max(0, first) : first;
  const last = Math.ceil(high / step - 1e-9);
  const ticks = Array.from({ length: Math.max(1, last - from) + 1 }, (_, n) =>
    rounded((from + n) * step, step),
  );
  return scaleOf([ticks[0] ?? low, ticks.at(-1) ?? high], pixels, ticks);
}

/** 0.30000000000000004 is 0.3. */
const rounded = (value: number, step: number) =>
  Number(value.toFixed(Math.min(100, Math.max(0, 2 - Math.floor(Math.log10(step))))));

/** An axis of places in an order, of which some are named. */
export function orderScale(count: number, pixels: readonly [number, number], named: number): Scale {
  const last = Math.max(count - 1, 1);
  const every = Math.max(1, Math.ceil(count / Math.max(1, named)));
  return scaleOf(
    [0, last],
    pixels,
    Array.from({ length: Math.ceil(count / every) }, (_, n) => n * every),
  );
}

const place = (value: number) => Math.round(value * 10) / 10;

/** The line through points, which begins anew at each start; where a point went up and down, so does the line. */
export function linePath(points: readonly SeenPoint[], x: Scale, y: Scale, extents = true): string {
  let path = '';
  points.forEach((point, n) => {
    const at = place(x(point.time));
    path += `${point.start || n === 0 ? 'M' : 'L'}${at} ${place(y(point.value))}`;
    if (extents && point.high > point.low) {
      path += `M${at} ${place(y(point.low))}V${place(y(point.high))}M${at} ${place(y(point.value))}`;
    }
  });
  return path;
}

/** Parts of a line between which nothing is known. */
export function stretches(points: readonly SeenPoint[]): SeenPoint[][] {
  const parts: SeenPoint[][] = [];
  for (const point of points) {
    const last = parts.at(-1);
    if (!last || point.start) parts.push([point]);
    else last.push(point);
  }
  return parts;
}

/** What is below the line, down to the axis. */
export const areaPath = (points: readonly SeenPoint[], x: Scale, y: Scale, floor: number): string =>
  stretches(points)
    .filter((part) => part.length > 1)
    .map(
      (part) =>
        `M${place(x(part[0]?.time ?? 0))} ${floor}${part
          .map((point) => `L${place(x(point.time))} ${place(y(point.value))}`)
          .join('')}L${place(x(part.at(-1)?.time ?? 0))} ${floor}Z`,
    )
    .join('');

/** Times between first and last in which nothing is known of any line. */
export function gapsOf(lines: readonly (readonly SeenPoint[])[], until: number): [number, number][] {
  const known = lines
    .flatMap((points) => stretches(points))
    .map((part) => [part[0]?.time ?? 0, part.at(-1)?.time ?? 0] as [number, number])
    .sort(([one], [other]) => one - other);
  const gaps: [number, number][] = [];
  let reached = known[0]?.[1];
  if (reached === undefined) return [];
  for (const [from, to] of known) {
    if (from > reached) gaps.push([reached, from]);
    reached = Math.max(reached, to);
  }
  if (until > reached) gaps.push([reached, until]);
  return gaps;
}

/** What a line was at a time: its last point until then, while it lasted; null in a gap. */
export function valueAt(points: readonly SeenPoint[], time: number): number | null {
  let [low, high] = [0, points.length - 1];
  let found = -1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.time ?? 0) <= time) {
      found = middle;
      low = middle + 1;
    } else high = middle - 1;
  }
  const point = points[found];
  if (!point) return null;
  const next = points[found + 1];
  if (time > point.time && (!next || next.start)) return null;
  return point.value;
}

/** The one of some times that is nearest. */
export function nearest(times: readonly number[], time: number): number | null {
  let best: number | null = null;
  for (const each of times) {
    if (best === null || Math.abs(each - time) < Math.abs(best - time)) best = each;
  }
  return best;
}
