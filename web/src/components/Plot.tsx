import { type CSSProperties, type ReactNode, useState } from 'react';
import classes from './Plot.module.css';

const [width, height] = [720, 160];

/** A place on the axis of time. */
export interface Point {
  key: string;
  /** What whoever points at it reads. */
  label: string;
  /** From the axis upwards; the second is something bad. */
  values: [number] | [number, number];
}

interface Props {
  /** Stands above it; without one, the page around it says what it is. */
  title?: string;
  /** The number beside the title. */
  figure?: ReactNode;
  /** All of it in one sentence, for people who do not see it. */
  summary: string;
  points: Point[];
  /** What stands below the first bar, in the middle and below the last one. */
  axis: [string, string, string];
  /** Of the bars, as CSS writes it. */
  tall?: string;
}

/** Bars over time, from zero; beside it there is always a table with the same. */
export function Plot({ title, figure, summary, points, axis, tall }: Props) {
  const [pointed, setPointed] = useState<number | null>(null);
  const most = Math.max(...points.map(({ values: [one, other = 0] }) => one + other), 1);
  const step = width / Math.max(points.length, 1);
  const scaled = (value: number) => (value / most) * height;
  const bars = (from: (point: Point) => number, to: (point: Point) => number) =>
    points
      .map((point, at) => {
        const [bottom, top] = [height - scaled(from(point)), height - scaled(to(point))];
        return top < bottom ? `M${at * step + step * 0.12} ${bottom}V${top}h${step * 0.76}V${bottom}z` : '';
      })
      .join('');
  const shown = pointed === null ? undefined : points[pointed];
  return (
    <figure className={classes.plot} style={{ '--plot-height': tall } as CSSProperties}>
      {title && (
        <div className={classes.head}>
          <span className={classes.title}>{title}</span>
          <span className={classes.figure}>{figure}</span>
        </div>
      )}
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={summary}
        onPointerMove={({ currentTarget, clientX }) => {
          const { left, width: wide } = currentTarget.getBoundingClientRect();
          setPointed(Math.floor(((clientX - left) / wide) * points.length));
        }}
        onPointerLeave={() => setPointed(null)}
      >
        {shown && pointed !== null && (
          <rect className={classes.pointed} x={pointed * step} width={step} y={0} height={height} />
        )}
        <path
          className={classes.main}
          d={bars(
            () => 0,
            ({ values: [one] }) => one,
          )}
        />
        <path
          className={classes.bad}
          d={bars(
            ({ values: [one] }) => one,
            ({ values: [one, other = 0] }) => one + other,
          )}
        />
      </svg>
      <figcaption className={classes.axis}>
        {shown ? (
          <span className={classes.label}>{shown.label}</span>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: three places that never move
          axis.map((each, at) => <span key={at}>{each}</span>)
        )}
      </figcaption>
    </figure>
  );
}
