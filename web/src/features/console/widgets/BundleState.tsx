import { Badge, type MantineColor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Bundle } from '@/lib/api/bundles.ts';

type State = 'taken-down' | 'yanked' | 'shown';

const colors: Record<State, MantineColor> = { 'taken-down': 'red', yanked: 'gray', shown: 'teal' };

export const stateOf = ({ takenDown, yankedAt }: Bundle): State =>
  takenDown ? 'taken-down' : yankedAt ? 'yanked' : 'shown';

/** Whether it is shown to anybody, and if not, who decided that. */
export function BundleState({ bundle }: { bundle: Bundle }) {
  const { t } = useTranslation();
  const state = stateOf(bundle);
  return <Badge color={colors[state]}>{t(`bundles.stateOf.${state}`)}</Badge>;
}
