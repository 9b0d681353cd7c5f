import { Button, Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import { toast } from '@/components/toasts.tsx';
import { When } from '@/components/When.tsx';
import { data } from '@/lib/api/data.ts';
import classes from './Data.module.css';
import { rejectedQuery, useDataAct } from './data.ts';

/** Records that were refused, why, and the ways on. */
export function DataRejected({ name }: { name: string }) {
  const { t } = useTranslation();
  const label = t('flow.tableOf', { title: t('data.bad') });
  const found = useQuery(rejectedQuery(name));
  const replay = useDataAct(name, data.replay);
  const discard = useDataAct(name, data.discard);
  const busy = replay.isPending || discard.isPending;
  const failed = () => toast(t('data.notDone'), { failed: true });
  if (found.isError && !found.data) {
    return (
      <ProblemNotice title={t('data.failed')} error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  const records = found.data ?? [];
  return (
    <Section title={t('data.bad')} text={t('data.badText')}>
      {records.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('data.badNone')}
        </Text>
      ) : (
        <>
          <Group gap="xs" mb="md">
            <Button
              variant="default"
              disabled={busy}
              onClick={() =>
                replay.mutate(undefined, {
                  onSuccess: ({ taken, refused }) => toast(t('data.replayed', { taken, refused })),
                  onError: failed,
                })
              }
            >
              {t('data.replay')}
            </Button>
            <Button
              variant="default"
              disabled={busy}
              onClick={() =>
                discard.mutate(undefined, {
                  onSuccess: ({ discarded }) => toast(t('data.discarded', { count: discarded })),
                  onError: failed,
                })
              }
            >
              {t('data.discard')}
            </Button>
          </Group>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
          <section className={classes.scroll} aria-label={label} tabIndex={0}>
            <Table verticalSpacing={8}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('data.reason')}</Table.Th>
                  <Table.Th>{t('data.place')}</Table.Th>
                  <Table.Th>{t('data.record')}</Table.Th>
                  <Table.Th>{t('data.times')}</Table.Th>
                  <Table.Th>{t('data.at')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {records.map((each) => (
                  <Table.Tr key={each.id}>
                    <Table.Td>{each.message}</Table.Td>
                    <Table.Td>
                      <code>{each.pointer || '/'}</code>
                    </Table.Td>
                    <Table.Td className={classes.record}>{each.record.slice(0, 300)}</Table.Td>
                    <Table.Td>{each.times}</Table.Td>
                    <Table.Td>
                      <When at={each.lastAt} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        </>
      )}
    </Section>
  );
}
