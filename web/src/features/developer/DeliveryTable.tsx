import { Box, Card, Group, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { When } from '@/components/When.tsx';
import type { Delivery } from '@/lib/api/developer.ts';
import classes from './Deliveries.module.css';
import type { DeveloperSearch } from './IntegrationPage.tsx';
import { StateMark } from './StateMark.tsx';

interface Props {
  name: string;
  deliveries: Delivery[];
  /** The event that is looked at. */
  open: string | undefined;
  search: DeveloperSearch;
  busy: boolean;
}

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at) => at + 1,
  j: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  k: (at) => at - 1,
  Home: () => 0,
  End: (_, last) => last,
};

/** From event to event by the arrows, or j and k; only while one of them has the focus. */
function move(event: KeyboardEvent<HTMLElement>) {
  const step = steps[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-event]')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  links[Math.min(Math.max(step(at, links.length - 1), 0), links.length - 1)]?.focus();
}

/** Events, newest first. */
export function DeliveryTable({ name, deliveries, open, search, busy }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Card p={0} className={classes.table}>
        <Table
          verticalSpacing={10}
          horizontalSpacing="md"
          aria-busy={busy}
          aria-label={t('deliveries.title')}
          onKeyDown={move}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('deliveries.column.event')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('deliveries.column.state')}</Table.Th>
              <Table.Th visibleFrom="md">{t('deliveries.column.target')}</Table.Th>
              <Table.Th visibleFrom="lg">{t('deliveries.column.sequence')}</Table.Th>
              <Table.Th visibleFrom="md">{t('deliveries.column.attempts')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('deliveries.column.answer')}</Table.Th>
              <Table.Th>{t('deliveries.column.at')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {deliveries.map((each) => (
              <Table.Tr
                key={each.eventId}
                className={classes.row}
                data-open={each.eventId === open || undefined}
              >
                <Table.Td>
                  <Link
                    data-event
                    to="/developer/$name/{-$room}"
                    params={{ name, room: 'deliveries' }}
                    search={{ ...search, event: each.eventId }}
                    resetScroll={false}
                    className={classes.event}
                  >
                    {each.type}
                  </Link>
                  <Box hiddenFrom="md" className={classes.target}>
                    {targetOf(each, t('deliveries.aPerson'), t('deliveries.publisher'))}
                  </Box>
                  <Group hiddenFrom="sm" gap={6} mt={4}>
                    <StateMark state={each.state} />
                    <Answer delivery={each} />
                  </Group>
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  <StateMark state={each.state} />
                </Table.Td>
                <Table.Td visibleFrom="md" className={classes.target}>
                  {targetOf(each, t('deliveries.aPerson'), t('deliveries.publisher'))}
                </Table.Td>
                <Table.Td visibleFrom="lg" className={classes.number}>
                  {each.sequence}
                </Table.Td>
                <Table.Td visibleFrom="md" className={classes.number}>
                  {each.attempts}
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  <Answer delivery={each} />
                </Table.Td>
                <Table.Td className={classes.when}>
                  <When at={each.appendedAt} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Card>
      <p className={classes.keys}>{t('deliveries.keys')}</p>
    </>
  );
}

const targetOf = ({ installationId, targetName }: Delivery, person: string, publisher: string) =>
  installationId ? (targetName ?? person) : publisher;

/** What the receiver said last, and how long it took. */
function Answer({ delivery: { attempts, state, lastStatus, lastLatencyMs } }: { delivery: Delivery }) {
  const { t } = useTranslation();
  if (state === 'pulled') return null; // it is never asked
  if (attempts === 0) return <span className={classes.quiet}>{t('deliveries.notYet')}</span>;
  const good = lastStatus !== null && lastStatus >= 200 && lastStatus < 300;
  return (
    <span className={classes.status} data-bad={!good || undefined}>
      {lastStatus ?? t('deliveries.noAnswer')}
      {lastLatencyMs !== null && (
        <span className={classes.quiet}> {t('deliveries.ms', { latency: lastLatencyMs })}</span>
      )}
    </span>
  );
}
