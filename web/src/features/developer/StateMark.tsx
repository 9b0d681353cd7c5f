import { Badge, type MantineColor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeliveryState, Trouble } from '@/lib/api/developer.ts';

const colors: Record<DeliveryState, MantineColor> = {
  delivered: 'teal',
  waiting: 'blue',
  failing: 'orange',
  stopped: 'red',
  skipped: 'gray',
  pulled: 'gray',
};

export function StateMark({ state }: { state: DeliveryState }) {
  const { t } = useTranslation();
  return <Badge color={colors[state]}>{t(`deliveries.state.${state}`)}</Badge>;
}

const troubles = { resting: 'orange', disabled: 'red', stopped: 'red' } as const;

/** What is wrong with where an integration's events go; nothing while all is well. */
export function TroubleMark({ trouble }: { trouble: Trouble }) {
  const { t } = useTranslation();
  if (trouble === 'none') return null;
  return <Badge color={troubles[trouble]}>{t(`developer.trouble.${trouble}`)}</Badge>;
}
