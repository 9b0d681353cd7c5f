import { Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NumberConfig } from '../config.ts';
import { FigureFields, type FormProps, listed, ValueField } from './fields.tsx';

const newest = '';

export function NumberForm(props: FormProps<NumberConfig>) {
  const { t } = useTranslation();
  const { config, records, set, wrong, choice } = props;
  const { above, below } = config.threshold ?? {};
  const outOfOrder = above !== undefined && below !== undefined && below >= above;
  const threshold = (changed: NumberConfig['threshold']) => {
    const next = Object.fromEntries(
      Object.entries({ above, below, ...changed }).filter(([, value]) => value !== undefined),
    );
    set({ threshold: Object.keys(next).length > 0 ? next : undefined });
  };
  const number = (value: number | string) => (typeof value === 'number' ? value : undefined);
  return (
    <>
      {choice.source !== null && choice.source.key.length > 0 && (
        <Select
          label={t('builtin.settings.record')}
          data={[{ value: newest, label: t('builtin.settings.anyRecord') }, ...records]}
          searchable
          limit={listed}
          allowDeselect={false}
          value={config.record ?? newest}
          error={wrong('record')}
          onChange={(record) => set({ record: record || null })}
        />
      )}
      <ValueField {...props} />
      <FigureFields {...props} />
      <Stack gap={4}>
        <Group grow align="flex-start" gap="sm">
          <NumberInput
            label={t('builtin.settings.above')}
            hideControls
            value={above ?? ''}
            error={wrong('threshold')}
            onChange={(value) => threshold({ above: number(value) })}
          />
          <NumberInput
            label={t('builtin.settings.below')}
            hideControls
            value={below ?? ''}
            error={outOfOrder ? t('builtin.settings.thresholdOrder') : null}
            onChange={(value) => threshold({ below: number(value) })}
          />
        </Group>
        <Text size="xs" c="dimmed">
          {t('builtin.settings.thresholdText')}
        </Text>
      </Stack>
    </>
  );
}
