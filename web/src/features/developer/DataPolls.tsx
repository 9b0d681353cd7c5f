import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section.tsx';
import { When } from '@/components/When.tsx';
import type { Poll } from '@/lib/api/data.ts';
import classes from './Data.module.css';
import { pollsQuery } from './data.ts';

const outcomes = [
  'ok',
  'not-modified',
  'schema-only',
  'goes-on',
  'unasked-304',
  'status',
  'no-schema',
  'cursor-circles',
  'schema-too-slow',
] as const;

/** The last polls, newest first. */
export function DataPolls({ name }: { name: string }) {
  const { t } = useTranslation();
  const label = t('flow.tableOf', { title: t('data.recent') });
  const { data: polls = [] } = useQuery(pollsQuery(name));
  if (polls.length === 0) return null;
  return (
    <Section title={t('data.recent')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section className={classes.scroll} aria-label={label} tabIndex={0}>
        <Table verticalSpacing={8}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('data.outcome')}</Table.Th>
              <Table.Th>{t('data.answer')}</Table.Th>
              <Table.Th>{t('data.took')}</Table.Th>
              <Table.Th>{t('data.result')}</Table.Th>
              <Table.Th>{t('data.at')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {polls.map((poll) => (
              <Table.Tr key={poll.at + (poll.installationId ?? '')}>
                <Table.Td>
                  <Outcome poll={poll} />
                </Table.Td>
                <Table.Td>{poll.status ?? ''}</Table.Td>
                <Table.Td>{t('data.ms', { latency: poll.millis })}</Table.Td>
                <Table.Td>{t('data.resultOf', poll)}</Table.Td>
                <Table.Td>
                  <When at={poll.at} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
    </Section>
  );
}

function Outcome({ poll: { outcome, detail } }: { poll: Poll }) {
  const { t } = useTranslation();
  return (
    <>
      {t(
        `data.outcomes.${outcomes.find((each) => each === outcome) ?? (outcome.startsWith('silent-') ? 'silent' : 'other')}`,
      )}
      {detail && (
        <Text size="xs" c="dimmed" lang="en">
          {detail}
        </Text>
      )}
    </>
  );
}
