import { type KeyboardEvent, type PointerEvent, useId, useState } from 'react';
import { areaPath, gapsOf, linePath, nearest, type Scale, valueAt, valueScale } from './geometry.ts';
import { useBox } from './hooks.ts';
import classes from './LineChart.module.css';
import type { SeenPoint } from './seen.ts';

export interface Line {
  key: string;
  name: string;
  /** Which of the colours, from 0. */
  color: number;
  points: readonly SeenPoint[];
}

/** What is along the bottom. */
export interface Along {
  from: number;
  to: number;
  scale(pixels: readonly [number, number], count: number): Scale;
  /** Below a tick of the scale. */
  tick(value: number, scale: Scale): string;
  /** Of a point, in full. */
  words(value: number): string;
  /** Up to where something should be known: what is not is shown as a gap. Null where nobody can tell. */
  until: number | null;
}

interface Props {
  lines: readonly Line[];
  along: Along;
  /** Beside a tick of the axis of values. */
  axis(value: number, step: number): string;
  figure(value: number, line: Line): string;
  /** All of it in a sentence, for people who do not see it. */
  summary: string;
  words: { hint: string; gap: string };
  /** The one that is pointed at elsewhere. */
  marked: string | null;
  /** A picture that nobody can do anything with. */
  still: boolean;
}

const letter = 6.4;
/** Of figures and signs, some of which are wider than letters: %. */
const widestLetter = 7;
const bottom = 22;
const widestAxis = 96;
/** Smaller than this there are lines alone. */
const bare = { width: 170, height: 84 };

/** Lines over time or another order, in the colours of the page. */
export function LineChart(props: Props) {
  const [ref, box] = useBox<HTMLDivElement>();
  return (
    <div ref={ref} className={classes.room}>
      {box.width > 8 && box.height > 8 && <Drawn {...props} box={box} />}
    </div>
  );
}

function Drawn({
  lines,
  along,
  axis,
  figure,
  summary,
  words,
  marked,
  still,
  box: { width, height },
}: Props & { box: { width: number; height: number } }) {
  const id = useId();
  const [pointed, setPointed] = useState<number | null>(null);
  const [byKeys, setByKeys] = useState(false);
  const plain = width < bare.width || height < bare.height;
  const shown = lines.map((line) => ({
    ...line,
    points: line.points.filter(
      ({ time }, n) => time >= along.from || (line.points[n + 1]?.time ?? 0) > along.from,
    ),
  }));
  const all = shown.flatMap(({ points }) => points);
  const floor = height - (plain ? 3 : bottom);
  const least = all.reduce((low, point) => Math.min(low, point.low), Number.POSITIVE_INFINITY);
  const most = all.reduce((high, point) => Math.max(high, point.high), Number.NEGATIVE_INFINITY);
  const y = valueScale(
    all.length > 0 ? least : 0,
    all.length > 0 ? most : 1,
    [floor, plain ? 3 : 10],
    Math.max(1, Math.floor(floor / 44)),
  );
  const step = (y.ticks[1] ?? y.to) - y.from || 1;
  const labels = y.ticks.map((tick) => axis(tick, Number(step.toPrecision(6))));
  const left = plain
    ? 2
    : Math.min(widestAxis, width / 3, 12 + widestLetter * Math.max(...labels.map(({ length }) => length), 2));
  const x = along.scale([left, width - (plain ? 3 : 10)], Math.max(2, Math.floor((width - left) / 84)));
  const gaps =
    along.until === null
      ? []
      : gapsOf(
          shown.map(({ points }) => points),
          along.until,
        );
  const times = [...new Set(all.map(({ time }) => time))].filter((time) => time >= along.from);
  const at = pointed === null ? null : nearest(times, pointed);
  const gap = pointed === null ? undefined : gaps.find(([from, to]) => pointed > from && pointed < to);
  const told = at === null || gap ? [] : shown.flatMap((line) => toldOf(line, at));

  const point = ({ currentTarget, clientX }: PointerEvent<SVGSVGElement>) => {
    const { left: edge } = currentTarget.getBoundingClientRect();
    const share = (clientX - edge - x(x.from)) / (x(x.to) - x(x.from) || 1);
    setByKeys(false);
    setPointed(x.from + Math.min(1, Math.max(0, share)) * (x.to - x.from));
  };
  const move = (event: KeyboardEvent) => {
    const order = [...times].sort((one, other) => one - other);
    const here = at === null ? order.length : order.indexOf(at);
    const goal = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: order.length - 1 }[event.key];
    if (event.key === 'Escape') setPointed(null);
    else if (goal === undefined) return;
    else setPointed(order[Math.min(order.length - 1, Math.max(0, goal))] ?? null);
    setByKeys(true);
    event.preventDefault();
  };

  const picture = (
    <svg
      width={width}
      height={height}
      className={classes.chart}
      aria-hidden
      onPointerMove={still ? undefined : point}
      onPointerDown={still ? undefined : point}
      onPointerLeave={still ? undefined : () => setPointed(null)}
    >
      <defs>
        <linearGradient id={`${id}-fade`} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" className={classes.fadeTop} />
          <stop offset="1" className={classes.fadeBottom} />
        </linearGradient>
        <pattern
          id={`${id}-gap`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1="0" y1="0" x2="0" y2="6" className={classes.hatch} />
        </pattern>
        <clipPath id={`${id}-inside`}>
          <rect x={left} y={0} width={Math.max(0, width - left)} height={floor + 2} />
        </clipPath>
      </defs>
      {!plain &&
        y.ticks.map((tick, n) => (
          <g key={tick}>
            <line x1={left} x2={width - 10} y1={y(tick)} y2={y(tick)} className={classes.grid} />
            <text x={left - 7} y={y(tick)} dy="0.32em" textAnchor="end" className={classes.label}>
              {labels[n]}
            </text>
          </g>
        ))}
      {!plain &&
        placed(x, along, width).map(({ tick, text, anchor }) => (
          <text key={tick} x={x(tick)} y={height - 5} textAnchor={anchor} className={classes.label}>
            {text}
          </text>
        ))}
      <g clipPath={`url(#${id}-inside)`}>
        {gaps.map(([from, to]) => (
          <rect
            key={from}
            x={x(from)}
            width={Math.max(0, x(to) - x(from))}
            y={0}
            height={floor}
            fill={`url(#${id}-gap)`}
          />
        ))}
        {shown.length === 1 && shown[0] && (
          <path d={areaPath(shown[0].points, x, y, floor)} fill={`url(#${id}-fade)`} />
        )}
        {shown.map(({ key, color, points }) => (
          <path
            key={key}
            d={linePath(points, x, y)}
            className={classes.line}
            data-color={color}
            data-aside={(marked !== null && marked !== key) || undefined}
          />
        ))}
      </g>
      {shown.map(({ key, color, points }) => {
        const last = points.at(-1);
        return (
          last && (
            <circle
              key={key}
              cx={x(last.time)}
              cy={y(last.value)}
              r={plain ? 2 : 3}
              className={classes.end}
              data-color={color}
              data-aside={(marked !== null && marked !== key) || undefined}
            />
          )
        );
      })}
      {pointed !== null && (gap || at !== null) && (
        <g className={classes.cross}>
          <line x1={x(gap ? pointed : (at ?? 0))} x2={x(gap ? pointed : (at ?? 0))} y1={4} y2={floor} />
          {told.map(({ line, value }) => (
            <circle
              key={line.key}
              cx={x(at ?? 0)}
              cy={y(value)}
              r={4}
              data-color={line.color}
              className={classes.end}
            />
          ))}
        </g>
      )}
    </svg>
  );
  if (still) {
    return (
      <div role="img" aria-label={summary}>
        {picture}
      </div>
    );
  }

  const reading = gap ? [words.gap] : told.map(({ line, value }) => `${line.name}: ${figure(value, line)}`);
  const head = gap ? `${along.words(gap[0])} – ${along.words(gap[1])}` : at === null ? '' : along.words(at);
  const anchor = pointed === null ? 0 : x(gap ? pointed : (at ?? 0));
  return (
    // biome-ignore lint/a11y/useSemanticElements: these are points, and not fields of a form
    <section
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: points are read one by one with the arrow keys
      tabIndex={0}
      aria-label={summary}
      aria-describedby={`${id}-hint`}
      className={classes.focus}
      onKeyDown={move}
      onBlur={() => setPointed(null)}
    >
      {picture}
      <span id={`${id}-hint`} hidden>
        {words.hint}
      </span>
      <span className={classes.heard} aria-live="polite">
        {byKeys && head && `${head}. ${reading.join(', ')}`}
      </span>
      {head && (
        <div
          className={classes.tip}
          aria-hidden
          data-left={anchor > width / 2 || undefined}
          style={
            { '--at': `${anchor > width / 2 ? width - anchor + 10 : anchor + 10}px` } as React.CSSProperties
          }
        >
          <strong>{head}</strong>
          {gap && <span>{words.gap}</span>}
          {told.map(({ line, value }) => (
            <span key={line.key} className={classes.told}>
              <i className={classes.swatch} data-color={line.color} />
              <span className={classes.name}>{line.name}</span>
              <b>{figure(value, line)}</b>
            </span>
          ))}
        </div>
      )}
    </section>
  );
}

function toldOf(line: Line, time: number) {
  const value = valueAt(line.points, time);
  return value === null ? [] : [{ line, value }];
}

/** The names of places along the bottom that have room beside one another. */
function placed(x: Scale, along: Along, width: number) {
  const kept: { tick: number; text: string; anchor: 'start' | 'middle' | 'end'; end: number }[] = [];
  for (const tick of x.ticks) {
    const text = along.tick(tick, x);
    const half = (text.length * letter) / 2;
    const at = x(tick);
    const anchor = at + half > width - 2 ? 'end' : at - half < 2 ? 'start' : 'middle';
    const from = anchor === 'end' ? at - 2 * half : anchor === 'start' ? at : at - half;
    const last = kept.at(-1);
    if (last && from < last.end + 10) continue;
    kept.push({ tick, text, anchor, end: from + 2 * half });
  }
  return kept;
}
