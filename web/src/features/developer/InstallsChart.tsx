import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Plot } from '@/components/Plot.tsx';
import type { Statistics } from '@/lib/api/publishing.ts';
import { useFormat } from '@/lib/format.ts';
import classes from './Overview.module.css';

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
  return (
    <>
      <Plot
        tall="10rem"
        summary={t('overview.chart', {
          from: number.format(first.active),
          to: number.format(last.active),
          most: number.format(most),
        })}
        points={days.map(({ day, active }) => ({
          key: day,
          label: `${format.date(day)}: ${number.format(active)}`,
          values: [active],
        }))}
        axis={[format.date(first.day), t('overview.most', { count: most }), format.date(last.day)]}
      />
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
