import { IconArrowBarDown, IconArrowBarUp } from '@tabler/icons-react';
import { type CSSProperties, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/components/toasts.tsx';
import { useNow } from '@/lib/hooks.ts';
import type { LiveSource } from '@/lib/liveSource.ts';
import { Change } from './Change.tsx';
import type { NumberConfig } from './config.ts';
import { percentChange, useFigures } from './figures.ts';
import { useBox, useSeen } from './hooks.ts';
import { Nothing } from './Nothing.tsx';
import classes from './Number.module.css';
import { fieldNamed, nameOf, type Part } from './parts.ts';
import { formatOf, numberOf, numbersIn } from './roles.ts';
import { Sparkline } from './Sparkline.tsx';
import { useTimes } from './times.ts';

/** So far back it is said how a figure has changed. */
const minutes = 60;
const points = 120;
/** A figure that was shown for less has not had the time to change. */
const settled = 5_000;
/** Digits that are narrower than these are said in short. */
const smallestDigit = 17;
/** Of a digit, in shares of its height. */
const wide = 0.6;
/** Of one widget, there is one notice in so many milliseconds at most: a value may tremble around its threshold. */
const quiet = 60_000;

/** Of one record, or of the one that changed last. */
function keyIn({ records }: LiveSource, wanted: string | null): string | undefined {
  if (wanted !== null) return wanted;
  let newest: string | undefined;
  let version = -1;
  for (const [key, record] of records) {
    if (record.version <= version) continue;
    newest = key;
    version = record.version;
  }
  return newest;
}

export function NumberWidget({ id, title, installation, config, live, fields, still }: Part<NumberConfig>) {
  const { t } = useTranslation();
  const figures = useFigures();
  const times = useTimes();
  const now = useNow(!still, 5000);
  const [ref, box] = useBox<HTMLDivElement>();
  const key = keyIn(live, config.record);
  const record = key === undefined ? undefined : live.records.get(key);
  const value = numberOf(record?.value, config.field);
  const field = fieldNamed(fields, config.field);
  const format = formatOf(config, fields, config.field, record?.value);
  const [seen = []] = useSeen({
    installation,
    field: config.field,
    keys: key === undefined ? [] : [key],
    minutes,
    points,
    live,
    now,
    still,
  });
  const name = key === undefined ? '' : nameOf(key, record?.value, fields);
  // Of the only number that there is, it need not be said which.
  const alone = name !== '' && numbersIn(fields).length === 1;
  const called = [name, alone ? '' : field.title].filter(Boolean).join(' · ');
  const written = value === null ? '' : figures.figure(value, format);
  const crossed = crossedBy(value, config.threshold);
  const bound = crossed && config.threshold?.[crossed];
  const beyond =
    crossed && bound !== undefined && bound !== null
      ? t(`builtin.number.${crossed}`, { bound: figures.figure(bound, format) })
      : null;
  const about = title === called ? title : `${title} – ${called}`;
  useNotice(live, value, crossed, beyond && `${about}: ${written}. ${beyond}`, id, still);

  if (value === null) return <Nothing why={record ? 'noNumber' : 'noRecord'} field={field.title} />;

  const digits = (short: boolean) => figures.parts(value, format, short);
  const width = (parts: { text: string; unit: boolean }[]) =>
    parts.reduce((sum, { text, unit }) => sum + text.length * (unit ? 0.62 : 1), 0);
  const full = digits(false);
  const tight = box.width > 0 && (box.width - 24) / (width(full) * wide) < smallestDigit;
  const parts = tight ? digits(true) : full;
  const first = seen[0];
  const changed = first ? value - first.value : 0;
  const share = first && format.unit !== '%' ? percentChange(first.value, value) : null;
  const since = first ? t('builtin.since', { time: times.clock(first.time, now) }) : undefined;
  return (
    <div ref={ref} className={classes.number} data-beyond={crossed ?? undefined}>
      <div className={classes.called} title={called}>
        <bdi>{called}</bdi>
      </div>
      <div
        className={classes.figure}
        style={{ '--letters': Math.max(4, width(parts)) } as CSSProperties}
        title={written}
      >
        {parts.map(({ text, unit }, at) =>
          unit ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one figure, which have no names
            <small key={at}>{text}</small>
          ) : (
            text
          ),
        )}
      </div>
      <div className={classes.foot}>
        {beyond && (
          <span className={classes.beyond} title={beyond}>
            {crossed === 'above' ? (
              <IconArrowBarUp size={14} stroke={2.25} aria-hidden />
            ) : (
              <IconArrowBarDown size={14} stroke={2.25} aria-hidden />
            )}
            <span>{beyond}</span>
          </span>
        )}
        {first && now - first.time >= settled && !still && (
          <span className={classes.trend}>
            <Change
              change={changed}
              text={share === null ? figures.change(changed, format) : figures.change(share, { unit: '%' })}
              title={since}
            />{' '}
            <span className={classes.since}>{since}</span>
          </span>
        )}
      </div>
      <Sparkline points={seen} className={classes.course} />
      <span role="status" className={classes.heard}>
        {beyond}
      </span>
    </div>
  );
}

function crossedBy(value: number | null, threshold: NumberConfig['threshold']): 'above' | 'below' | null {
  if (value === null || !threshold) return null;
  if (threshold.above !== undefined && value > threshold.above) return 'above';
  return threshold.below !== undefined && value < threshold.below ? 'below' : null;
}

/** When something was said of a widget last. */
const saidAt = new Map<string, number>();

/** Says once that a value went beyond its threshold while somebody looked; not that it was there from the start. */
function useNotice(
  live: LiveSource,
  value: number | null,
  crossed: 'above' | 'below' | null,
  words: string | null,
  id: string,
  still: boolean,
) {
  const before = useRef<'above' | 'below' | 'within' | null>(null);
  useEffect(() => {
    if (still || live.state !== 'live' || value === null) return;
    const known = before.current;
    before.current = crossed ?? 'within';
    if (known === null || crossed === null || known === crossed || words === null) return;
    const now = Date.now();
    if (now - (saidAt.get(id) ?? 0) < quiet) return;
    saidAt.set(id, now);
    toast(words, { failed: true, widget: id });
  }, [live.state, value, crossed, words, id, still]);
}
