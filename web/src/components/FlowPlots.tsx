import { SegmentedControl, Table, VisuallyHidden } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { buckets, isDaily, type Span, spans } from '@/lib/buckets.ts';
import { useFormat } from '@/lib/format.ts';
import { useNow } from '@/lib/hooks.ts';
import classes from './FlowPlots.module.css';
import { Plot } from './Plot.tsx';

/** What was counted of data sources in an hour. */
export interface FlowHour {
  at: string;
  polls: number;
  failed: number;
  /** Of a poll on average. */
  millis: number;
  slowest: number;
  bytes: number;
  accepted: number;
  unchanged: number;
  rejected: number;
}

/** How deep topics were in an hour, at the worst. */
export interface FlowDepth {
  at: string;
  behind: number;
  lifecycleBehind: number;
  dead: number;
}

interface Props {
  hours: FlowHour[];
  /** Nothing where there is no broker between. */
  depths?: FlowDepth[] | undefined;
  days: Span;
  /** Whether it is asked for its records; a source that sends them has no polls to plot. */
  polled?: boolean;
}

const nothing: FlowHour = {
  at: '',
  polls: 0,
  failed: 0,
  millis: 0,
  slowest: 0,
  bytes: 0,
  accepted: 0,
  unchanged: 0,
  rejected: 0,
};

/** Several hours as one. */
const together = (at: string, hours: FlowHour[]): FlowHour =>
  hours.reduce(
    (sum, each) => {
      const polls = sum.polls + each.polls;
      return {
        at,
        polls,
        failed: sum.failed + each.failed,
        millis: polls ? Math.round((sum.millis * sum.polls + each.millis * each.polls) / polls) : 0,
        slowest: Math.max(sum.slowest, each.slowest),
        bytes: sum.bytes + each.bytes,
        accepted: sum.accepted + each.accepted,
        unchanged: sum.unchanged + each.unchanged,
        rejected: sum.rejected + each.rejected,
      };
    },
    { ...nothing, at },
  );

const worst = (depths: FlowDepth[], of: (depth: FlowDepth) => number) => Math.max(0, ...depths.map(of));

/** What flowed, hour by hour: a plot of each kind, and all of it in one table. */
export function FlowPlots({ hours, depths, days, polled = true }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(true, 60_000);
  const flow = buckets(hours, days, now).map((each) => together(each.at, each.hours));
  const waited = depths ? buckets(depths, days, now) : [];
  const all = together('', flow);
  const label = isDaily(days) ? format.date : format.hour;
  const ms = (latency: number) => t('flow.ms', { latency });

  const plot = (
    name: keyof typeof titles,
    points: { at: string; values: [number] | [number, number] }[],
    write: (value: number) => string,
    figure: string,
    bad?: string,
  ) => {
    const most = Math.max(0, ...points.map(({ values: [one, other = 0] }) => one + other));
    const title = t(titles[name]);
    return (
      <Plot
        key={name}
        title={title}
        figure={
          <>
            {figure}
            {bad && <span className={classes.bad}> · {bad}</span>}
          </>
        }
        summary={t('flow.summary', {
          title,
          figure: [figure, bad].filter(Boolean).join(' · '),
          most: write(most),
        })}
        points={points.map(({ at, values }) => ({
          key: at,
          label: `${label(at)}: ${values.map(write).join(' · ')}`,
          values,
        }))}
        axis={[
          label(points[0]?.at ?? new Date(now).toISOString()),
          t('flow.most', { most: write(most) }),
          t('flow.now'),
        ]}
      />
    );
  };

  return (
    <>
      <div className={classes.plots}>
        {polled &&
          plot(
            'polls',
            flow.map(({ at, polls, failed }) => ({ at, values: [polls - failed, failed] })),
            format.number,
            format.number(all.polls),
            all.failed > 0 ? t('flow.failed', { count: all.failed }) : undefined,
          )}
        {polled &&
          plot(
            'latency',
            flow.map(({ at, millis }) => ({ at, values: [millis] })),
            ms,
            all.polls > 0 ? t('flow.average', { latency: ms(all.millis), slowest: ms(all.slowest) }) : '–',
          )}
        {plot(
          'accepted',
          flow.map(({ at, accepted }) => ({ at, values: [accepted] })),
          format.number,
          format.number(all.accepted),
        )}
        {plot(
          'rejected',
          flow.map(({ at, rejected }) => ({ at, values: [0, rejected] })),
          format.number,
          format.number(all.rejected),
        )}
        {plot(
          'bytes',
          flow.map(({ at, bytes }) => ({ at, values: [bytes] })),
          format.bytes,
          format.bytes(all.bytes),
        )}
        {depths &&
          plot(
            'behind',
            waited.map((each) => ({ at: each.at, values: [worst(each.hours, ({ behind }) => behind)] })),
            format.number,
            t('flow.atWorst', { count: worst(depths, ({ behind }) => behind) }),
          )}
        {depths &&
          plot(
            'dead',
            waited.map((each) => ({ at: each.at, values: [0, worst(each.hours, ({ dead }) => dead)] })),
            format.number,
            t('flow.atWorst', { count: worst(depths, ({ dead }) => dead) }),
          )}
      </div>
      <details className={classes.table}>
        <summary>{t('flow.table')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
        <section className={classes.scroll} aria-label={t('flow.table')} tabIndex={0}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                {columns.map((each) => (
                  <Table.Th key={each}>{t(`flow.column.${each}`)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {flow
                .filter(
                  ({ polls, bytes, accepted, unchanged, rejected }) =>
                    polls + bytes + accepted + unchanged + rejected,
                )
                .reverse()
                .map((each) => (
                  <Table.Tr key={each.at}>
                    <Table.Td>{label(each.at)}</Table.Td>
                    <Table.Td>{format.number(each.polls)}</Table.Td>
                    <Table.Td>{format.number(each.failed)}</Table.Td>
                    <Table.Td>{ms(each.millis)}</Table.Td>
                    <Table.Td>{ms(each.slowest)}</Table.Td>
                    <Table.Td>{format.number(each.accepted)}</Table.Td>
                    <Table.Td>{format.number(each.unchanged)}</Table.Td>
                    <Table.Td>{format.number(each.rejected)}</Table.Td>
                    <Table.Td>{format.bytes(each.bytes)}</Table.Td>
                  </Table.Tr>
                ))}
            </Table.Tbody>
          </Table>
        </section>
      </details>
    </>
  );
}

const titles = {
  polls: 'flow.polls',
  latency: 'flow.latency',
  accepted: 'flow.accepted',
  rejected: 'flow.rejected',
  bytes: 'flow.bytes',
  behind: 'flow.behind',
  dead: 'flow.dead',
} as const;

const columns = [
  'at',
  'polls',
  'failed',
  'average',
  'slowest',
  'accepted',
  'unchanged',
  'rejected',
  'bytes',
] as const;

/** How far plots reach back. */
export function SpanChoice({ days, onChoose }: { days: Span; onChoose: (days: Span) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <>
      <VisuallyHidden id={id}>{t('flow.span')}</VisuallyHidden>
      <SegmentedControl
        aria-labelledby={id}
        size="xs"
        value={String(days)}
        onChange={(chosen) => onChoose(spans.find((each) => String(each) === chosen) ?? 1)}
        data={spans.map((each) => ({ value: String(each), label: t(`flow.spans.${each}`) }))}
      />
    </>
  );
}
