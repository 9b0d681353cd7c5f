import { Badge, type MantineColor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PipelineSource } from '@/lib/api/pipeline.ts';

const colors: Record<PipelineSource['state'], MantineColor> = {
  failing: 'red',
  behind: 'orange',
  'schema-refused': 'orange',
  rejected: 'orange',
  well: 'teal',
  resting: 'gray',
};

export function SourceState({ state }: { state: PipelineSource['state'] }) {
  const { t } = useTranslation();
  return <Badge color={colors[state]}>{t(`pipeline.sourceState.${state}`)}</Badge>;
}
