import { Badge, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section.tsx';
import type { SlotHealth } from '@/lib/api/pipeline.ts';
import { useFormat } from '@/lib/format.ts';
import classes from './Pipeline.module.css';
import table from './RoomTable.module.css';

/** A change is at the broker within this; longer is worth a look. */
const soon = 120;

/** How far what was committed has come on its way to the broker. */
export function SlotTable({ slots }: { slots: SlotHealth[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const label = t('flow.tableOf', { title: t('pipeline.slots') });
  return (
    <Section title={t('pipeline.slots')} text={t('pipeline.slotsText')}>
      {slots.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('pipeline.noSlots')}
        </Text>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
        <section className={classes.scroll} aria-label={label} tabIndex={0}>
          <Table verticalSpacing={8}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('pipeline.slot')}</Table.Th>
                <Table.Th>{t('pipeline.how')}</Table.Th>
                <Table.Th>{t('pipeline.node')}</Table.Th>
                <Table.Th className={table.number}>{t('pipeline.lag')}</Table.Th>
                <Table.Th className={table.number}>{t('pipeline.retained')}</Table.Th>
                <Table.Th>{t('pipeline.lastCarried')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {slots.map((slot) => (
                <Table.Tr key={slot.slot}>
                  <Table.Td>
                    {slot.slot === 'lifecycle' || slot.slot === 'records'
                      ? t(`pipeline.slotNames.${slot.slot}`)
                      : slot.slot}
                    {slot.hindrance && (
                      <Text size="xs" c="dimmed" lang="en" maw={360}>
                        {slot.hindrance}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>
                    <SlotMark slot={slot} />
                  </Table.Td>
                  <Table.Td className={classes.group}>{slot.node ?? '–'}</Table.Td>
                  <Table.Td className={table.number}>
                    {slot.lastCarried ? t('pipeline.seconds', { seconds: slot.lagSeconds }) : '–'}
                  </Table.Td>
                  <Table.Td className={table.number}>{format.bytes(slot.retained)}</Table.Td>
                  <Table.Td>
                    {slot.lastCarried ? format.instant(slot.lastCarried) : t('pipeline.notYet')}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
    </Section>
  );
}

function SlotMark({ slot }: { slot: SlotHealth }) {
  const { t } = useTranslation();
  const state =
    slot.walStatus === 'lost' || (slot.walStatus === 'none' && slot.lastCarried)
      ? 'lost'
      : !slot.running
        ? 'stands'
        : slot.lagSeconds > soon
          ? 'late'
          : slot.walStatus === 'unreserved'
            ? 'endangered'
            : 'runs';
  const color = { lost: 'red', stands: 'orange', late: 'orange', endangered: 'red', runs: 'teal' }[state];
  return <Badge color={color}>{t(`pipeline.slotState.${state}`)}</Badge>;
}
