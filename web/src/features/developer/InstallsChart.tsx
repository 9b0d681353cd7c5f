import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Statistics } from '@/lib/api/publishing.ts';
import { useFormat } from '@/lib/format.ts';
import classes from './Overview.module.css';

const [width, height] = [720, 160];

/** How many had it on each day: one bar a day from zero, and the same in a table. */
export function InstallsChart({ days }: { days: Statistics['installs'] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const most = Math.max(...days.map(({ active }) => active));
  const number = new Intl.NumberFormat(i18n.language);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || most === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('overview.nobody')}
      </Text>
    );
  }
  const step = width / days.length;
  return (
    <>
      <figure className={classes.chart}>
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t('overview.chart', {
            from: number.format(first.active),
            to: number.format(last.active),
            most: number.format(most),
          })}
        >
          {days.map(({ day, active }, at) => (
            <rect
              key={day}
              x={at * step + step * 0.12}
              width={step * 0.76}
              y={height - (active / most) * height}
              height={(active / most) * height}
            />
          ))}
        </svg>
        <figcaption className={classes.axis}>
          <span>{format.date(first.day)}</span>
          <span>{t('overview.most', { count: most })}</span>
          <span>{format.date(last.day)}</span>
        </figcaption>
      </figure>
      <details className={classes.table}>
        <summary>{t('overview.table')}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
        <section className={classes.scroll} aria-label={t('overview.table')} tabIndex={0}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('overview.day')}</Table.Th>
                <Table.Th>{t('overview.active')}</Table.Th>
                <Table.Th>{t('overview.installed')}</Table.Th>
                <Table.Th>{t('overview.uninstalled')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {[...days].reverse().map((each) => (
                <Table.Tr key={each.day}>
                  <Table.Td>{format.date(each.day)}</Table.Td>
                  <Table.Td>{number.format(each.active)}</Table.Td>
                  <Table.Td>{number.format(each.installed)}</Table.Td>
                  <Table.Td>{number.format(each.uninstalled)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      </details>
    </>
  );
}
