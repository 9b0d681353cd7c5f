import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section.tsx';
import type { PipelineOverview } from '@/lib/api/pipeline.ts';
import { useFormat } from '@/lib/format.ts';
import classes from './Pipeline.module.css';
import table from './RoomTable.module.css';

/** How far behind each reader is, the furthest first. */
export function ReaderLags({ overview: { lags, moreLags, broker } }: { overview: PipelineOverview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const label = t('flow.tableOf', { title: t('pipeline.readers') });
  return (
    <Section
      title={t('pipeline.readers')}
      text={t(broker.available ? 'pipeline.readersText' : 'pipeline.readersStale')}
    >
      {lags.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('pipeline.noReaders')}
        </Text>
      ) : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
          <section className={classes.scroll} aria-label={label} tabIndex={0}>
            <Table verticalSpacing={8}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('pipeline.integration')}</Table.Th>
                  <Table.Th>{t('pipeline.topic')}</Table.Th>
                  <Table.Th>{t('pipeline.group')}</Table.Th>
                  <Table.Th className={table.number}>{t('pipeline.behind')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {lags.map((lag) => (
                  <Table.Tr key={`${lag.integration} ${lag.topic} ${lag.group}`}>
                    <Table.Td>{lag.displayName}</Table.Td>
                    <Table.Td>{t(`pipeline.topics.${lag.topic}`)}</Table.Td>
                    <Table.Td className={classes.group}>{lag.group}</Table.Td>
                    <Table.Td className={table.number}>{format.number(lag.behind)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
          {moreLags > 0 && (
            <Text size="sm" c="dimmed" mt="sm">
              {t('pipeline.moreReaders', { count: moreLags })}
            </Text>
          )}
        </>
      )}
    </Section>
  );
}
