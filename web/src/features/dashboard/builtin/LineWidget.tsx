import { IconChartLine, IconTable } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNowAndAt } from '@/lib/hooks.ts';
import type { Values } from '@/lib/values.ts';
import { everywhere, here } from './calendar.ts';
import { bounds, defaults, type FigureFormat, type LineConfig } from './config.ts';
import { useFigures } from './figures.ts';
import { orderScale, valueScale } from './geometry.ts';
import { useBox, useSeen } from './hooks.ts';
import classes from './Line.module.css';
import { type Along, type Line, LineChart } from './LineChart.tsx';
import { LineTable } from './LineTable.tsx';
import { Nothing } from './Nothing.tsx';
import { fieldNamed, firstOf, nameOf, orderOf, type Part } from './parts.ts';
import { withPast } from './past.ts';
import { formatOf, numberOf } from './roles.ts';
import { strung } from './series.ts';
import { timeScale } from './timeScale.ts';
import { type TimeKind, useTimes } from './times.ts';
import { usePast } from './usePast.ts';

const minute = 60_000;
/** A line that is new is not shown in a far corner of a long time. */
const shortest = 30_000;
/** Of one line; more than there are pixels nobody sees. */
const points = 600;
/** With less room there is no legend, and with less still no switch. */
const room = { legend: 120, tools: 150 };

type LinePart = Part<LineConfig>;

interface Said extends Line {
  format: FigureFormat;
}

/** Lines over time as values come, or over a field of the key. */
export function LineWidget(part: LinePart) {
  return part.config.over === undefined ? (
    <OverTime {...part} />
  ) : (
    <OverField {...part} over={part.config.over} />
  );
}

function OverTime(part: LinePart) {
  const { id, installation, config, live, fields, still } = part;
  const { i18n } = useTranslation();
  const times = useTimes();
  const minutes = config.minutes ?? defaults.minutes;
  const { records } = live;
  const now = useNowAndAt(records, !still, Math.min(10_000, Math.max(1000, (minutes * minute) / points)));
  const chosen = JSON.stringify(config.series);
  const keys = useMemo(() => {
    const named: string[] = JSON.parse(chosen);
    return named.length > 0 ? named : firstOf(records.keys(), bounds.series, orderOf(i18n.language));
  }, [chosen, records, i18n.language]);
  const seen = useSeen({ installation, field: config.field, keys, minutes, points, live, now, still });
  const past = usePast({ id, config, live, still });
  const lines = keys.map((key, color): Said => {
    const value = records.get(key)?.value;
    return {
      key,
      name: nameOf(key, value, fields),
      color,
      points: withPast(past.get(key), seen[color] ?? []),
      format: formatOf(config, fields, config.field, value),
    };
  });
  const last = Math.max(now, ...lines.map((line) => line.points.at(-1)?.time ?? 0));
  const first = Math.min(last - shortest, ...lines.map((line) => line.points[0]?.time ?? last));
  const from = Math.max(first, last - minutes * minute);
  const along: Along = {
    ...timeAlong(times, 'moment', from, last),
    until: still ? null : last,
  };
  return <Lines {...part} lines={lines} along={along} />;
}

function OverField({ over, ...part }: LinePart & { over: string }) {
  const { config, live, fields, sourceKey } = part;
  const { i18n } = useTranslation();
  const times = useTimes();
  const figures = useFigures();
  const place = fieldNamed(fields, over);
  const { records } = live;
  const { field } = config;
  const { kind } = place;
  const key = JSON.stringify(sourceKey);
  const { lines: all, order } = useMemo(
    () => strung(valuesOf(records), { key: JSON.parse(key), over, field, kind }, orderOf(i18n.language)),
    [records, key, over, field, kind, i18n.language],
  );
  const wanted =
    config.series.length > 0 ? config.series : all.slice(0, bounds.series).map((line) => line.key);
  const others = fields.filter(({ name }) => name !== over);
  const lines = wanted.map((name, color): Said => {
    const found = all.find((line) => line.key === name);
    return {
      key: name,
      name: nameOf(name, found?.value, others) || fieldNamed(fields, field).title,
      color,
      points: found?.points ?? [],
      format: formatOf(config, fields, field, found?.value),
    };
  });
  const at = lines.flatMap((line) => line.points.map(({ time }) => time));
  const [from, to] = [
    at.reduce((a, b) => Math.min(a, b), at[0] ?? 0),
    at.reduce((a, b) => Math.max(a, b), at[0] ?? 1),
  ];
  const along: Along =
    kind === 'day' || kind === 'moment'
      ? { ...timeAlong(times, kind, from, to), until: null }
      : order
        ? {
            from: 0,
            to: order.length - 1,
            scale: (pixels, count) => orderScale(order.length, pixels, count),
            tick: (value) => order[value] ?? '',
            words: (value) => order[value] ?? '',
            until: null,
          }
        : {
            from,
            to,
            scale: (pixels, count) => valueScale(from, to, pixels, count),
            tick: (value) => (place.integer ? String(value) : figures.figure(value, {})),
            words: (value) => (place.integer ? String(value) : figures.figure(value, {})),
            until: null,
          };
  return <Lines {...part} lines={lines} along={along} />;
}

function* valuesOf(records: LinePart['live']['records']): Iterable<Values> {
  for (const { value } of records.values()) yield value;
}

function timeAlong(times: ReturnType<typeof useTimes>, kind: TimeKind, from: number, to: number) {
  const calendar = kind === 'day' ? everywhere : here;
  let step = 0;
  return {
    from,
    to,
    scale(pixels: readonly [number, number], count: number) {
      const scale = timeScale(from, to, pixels, count, calendar);
      step = scale.step;
      return scale;
    },
    tick: (time: number) => times.tick(kind, time, step),
    words: (time: number) => times.words(kind, time),
  };
}

interface LinesProps extends LinePart {
  lines: readonly Said[];
  along: Along;
}

function Lines({ title, config, live, fields, still, lines, along }: LinesProps) {
  const { t } = useTranslation();
  const figures = useFigures();
  const [ref, box] = useBox<HTMLDivElement>();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [marked, setMarked] = useState<string | null>(null);
  const [asTable, setAsTable] = useState(false);
  const shown = lines.filter(({ key }) => !hidden.has(key));
  const field = fieldNamed(fields, config.field);
  if (lines.every((line) => line.points.length === 0)) {
    // A number that may be old is no point of a line over time.
    const known = lines.some(({ key }) => numberOf(live.records.get(key)?.value, config.field) !== null);
    return (
      <Nothing why={lines.length === 0 ? 'noKeys' : known ? 'notYet' : 'noNumber'} field={field.title} />
    );
  }
  const format = (key: string) => lines.find((line) => line.key === key)?.format ?? {};
  const units = new Set(shown.map((line) => line.format.unit));
  const onAxis: FigureFormat = units.size === 1 ? { unit: [...units][0] ?? '' } : {};
  const latest = ({ key, points: all }: Line) => {
    const value = all.at(-1)?.value;
    return value === undefined ? '–' : figures.figure(value, format(key));
  };
  const summary = t('builtin.line.summary', {
    title,
    field: field.title,
    count: lines.length,
    lines: lines.map((line) => `${line.name} ${latest(line)}`).join(', '),
  });
  const toggle = (key: string) =>
    setHidden((known) => {
      const next = new Set(known);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  const roomy = (pixels: number) => box.height === 0 || box.height >= pixels;
  const legend: ReactNode = lines.map((line) => (
    <LegendEntry
      key={line.key}
      line={line}
      latest={latest(line)}
      hidden={hidden.has(line.key)}
      onToggle={still || lines.length === 1 ? undefined : () => toggle(line.key)}
      onMark={setMarked}
    />
  ));
  return (
    <div ref={ref} className={classes.lines}>
      {roomy(room.legend) && (
        <div className={classes.legendRow}>
          <div className={classes.legend}>{legend}</div>
          {!still && roomy(room.tools) && (
            <button
              type="button"
              className={classes.tool}
              aria-pressed={asTable}
              aria-label={t('builtin.line.asTable')}
              title={t('builtin.line.asTable')}
              onClick={() => setAsTable(!asTable)}
            >
              {asTable ? (
                <IconChartLine size={16} stroke={1.75} aria-hidden />
              ) : (
                <IconTable size={16} stroke={1.75} aria-hidden />
              )}
            </button>
          )}
        </div>
      )}
      {asTable ? (
        <LineTable
          lines={shown}
          along={along}
          label={summary}
          figure={(value, line) => figures.figure(value, format(line.key))}
        />
      ) : (
        <LineChart
          lines={shown}
          along={along}
          axis={(value, step) => figures.axis(value, step, onAxis)}
          figure={(value, line) => figures.figure(value, format(line.key))}
          summary={summary}
          words={{ hint: t('builtin.line.hint'), gap: t('builtin.line.gap') }}
          marked={marked}
          still={still}
        />
      )}
    </div>
  );
}

interface LegendProps {
  line: Line;
  latest: string;
  hidden: boolean;
  onToggle: (() => void) | undefined;
  onMark: (key: string | null) => void;
}

function LegendEntry({ line, latest, hidden, onToggle, onMark }: LegendProps) {
  const inside = (
    <>
      <i className={classes.swatch} data-color={line.color} aria-hidden />
      <span className={classes.lineName} title={line.name}>
        <bdi>{line.name}</bdi>
      </span>
      <b>{latest}</b>
    </>
  );
  if (!onToggle) return <span className={classes.entry}>{inside}</span>;
  return (
    <button
      type="button"
      className={classes.entry}
      aria-pressed={!hidden}
      onClick={onToggle}
      onPointerEnter={() => onMark(line.key)}
      onPointerLeave={() => onMark(null)}
      onFocus={() => onMark(line.key)}
      onBlur={() => onMark(null)}
    >
      {inside}
    </button>
  );
}
