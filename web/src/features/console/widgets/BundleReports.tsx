import { Skeleton, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import { useFormat } from '@/lib/format.ts';
import { useNow } from '@/lib/hooks.ts';
import table from '../RoomTable.module.css';
import { reportsQuery } from './queries.ts';
import classes from './Widgets.module.css';
import { useReportWords } from './words.ts';

/** What browsers say of a bundle, the most frequent first. */
export function BundleReports({ sha256 }: { sha256: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(true, 5000);
  const words = useReportWords();
  const found = useQuery(reportsQuery(sha256));
  return (
    <Section title={t('bundles.reports')} text={t('bundles.reportsText')}>
      {found.isError && !found.data ? (
        <ProblemNotice
          title={t('bundles.reportsFailed')}
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      ) : found.isPending ? (
        <Skeleton h={120} radius="md" />
      ) : found.data.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('bundles.noReports')}
        </Text>
      ) : (
        <Table verticalSpacing="sm" horizontalSpacing={0} aria-label={t('bundles.reports')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('bundles.tries')}</Table.Th>
              <Table.Th className={table.number}>{t('bundles.howOften')}</Table.Th>
              <Table.Th visibleFrom="sm" className={table.number}>
                {t('bundles.last')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.data.map((report) => {
              const { what, how } = words(report);
              return (
                <Table.Tr key={`${report.kind} ${report.directive} ${report.blocked}`}>
                  <Table.Td>
                    <Text size="sm">{what}</Text>
                    <Text size="xs" c="dimmed">
                      {how}
                      {report.directive && (
                        <>
                          {' · '}
                          <span className={classes.directive}>{report.directive}</span>
                        </>
                      )}
                    </Text>
                  </Table.Td>
                  <Table.Td className={table.number}>{format.number(report.count)}</Table.Td>
                  <Table.Td visibleFrom="sm" className={table.number}>
                    {format.relative(report.lastSeen, now)}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  );
}
