import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section.tsx';
import type { BrokerHealth } from '@/lib/api/pipeline.ts';
import { useFormat } from '@/lib/format.ts';
import classes from './Pipeline.module.css';

/** Whether the broker is there, since when, and how full it is. */
export function BrokerFacts({ broker, dead }: { broker: BrokerHealth; dead: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const off = broker.mode === 'off';
  const state = off ? 'off' : broker.available ? 'available' : 'away';
  const { partitions, mostPartitions, disk, memory, measuredAt, address } = broker;
  const facts = [
    ['mode', t(`pipeline.mode.${broker.mode}`)],
    ['since', format.dateTime(broker.since)],
    ['address', address ?? '–'],
    [
      'partitions',
      mostPartitions === null
        ? format.number(partitions)
        : t('pipeline.of', { count: partitions, most: mostPartitions }),
    ],
    ['disk', disk === null ? '–' : format.bytes(disk)],
    ['memory', memory === null ? '–' : format.bytes(memory)],
    ['dead', format.number(dead)],
    ['measuredAt', measuredAt === null ? t('pipeline.notYet') : format.instant(measuredAt)],
  ] as const;
  return (
    <Section title={t('pipeline.broker')}>
      <Group gap="xs" mb={off ? 4 : 'md'}>
        <Badge color={{ off: 'gray', available: 'teal', away: 'orange' }[state]}>
          {t(`pipeline.state.${state}`)}
        </Badge>
        {state !== 'available' && <Text size="sm">{t(`pipeline.stateText.${state}`)}</Text>}
      </Group>
      {!off && (
        <dl className={classes.facts}>
          {facts.map(([word, value]) => (
            <div key={word}>
              <dt>
                {t(word === 'since' && state === 'away' ? 'pipeline.awaySince' : `pipeline.fact.${word}`)}
              </dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}
