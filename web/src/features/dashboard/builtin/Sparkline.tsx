import { linePath, type Scale } from './geometry.ts';
import classes from './LineChart.module.css';
import type { SeenPoint } from './seen.ts';

const [width, height, room] = [100, 28, 2];

/** The course of a number without figures, which stand beside it. */
export function Sparkline({ points, className }: { points: readonly SeenPoint[]; className?: string }) {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return null;
  const low = Math.min(...points.map((point) => point.low));
  const high = Math.max(...points.map((point) => point.high));
  const span = last.time - first.time;
  const scale = (act: (value: number) => number): Scale => Object.assign(act, { from: 0, to: 0, ticks: [] });
  const x = scale((time) => (span > 0 ? ((time - first.time) / span) * width : width));
  const y = scale((value) =>
    high > low ? height - room - ((value - low) / (high - low)) * (height - 2 * room) : height / 2,
  );
  // What has not moved yet is a line too.
  const path = span > 0 ? linePath(points, x, y, false) : `M0 ${height / 2}H${width}`;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className={className}
      aria-hidden
      data-flat={span === 0 || undefined}
    >
      <path d={path} className={classes.line} data-color={0} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
