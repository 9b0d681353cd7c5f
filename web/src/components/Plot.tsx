import type { CSSProperties, ReactNode } from 'react';
import classes from './Plot.module.css';

const [width, height] = [720, 160];

/** A place on the axis of time. */
export interface Point {
  key: string;
  /** What a mouse that rests on it reads. */
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
  const most = Math.max(...points.map(({ values: [one, other = 0] }) => one + other), 1);
  const step = width / Math.max(points.length, 1);
  const scaled = (value: number) => (value / most) * height;
  return (
    <figure className={classes.plot} style={{ '--plot-height': tall } as CSSProperties}>
      {title && (
        <div className={classes.head}>
          <span className={classes.title}>{title}</span>
          <span className={classes.figure}>{figure}</span>
        </div>
      )}
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={summary}>
        {points.map(({ key, label, values: [one, other = 0] }, at) => (
          <g key={key}>
            <rect
              className={classes.main}
              x={at * step + step * 0.12}
              width={step * 0.76}
              y={height - scaled(one)}
              height={scaled(one)}
            />
            {other > 0 && (
              <rect
                className={classes.bad}
                x={at * step + step * 0.12}
                width={step * 0.76}
                y={height - scaled(one + other)}
                height={scaled(other)}
              />
            )}
            <rect className={classes.place} x={at * step} width={step} y={0} height={height}>
              <title>{label}</title>
            </rect>
          </g>
        ))}
      </svg>
      <figcaption className={classes.axis}>
        {axis.map((each, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: three places that never move
          <span key={at}>{each}</span>
        ))}
      </figcaption>
    </figure>
  );
}
