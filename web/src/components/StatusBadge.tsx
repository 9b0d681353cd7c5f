import { Badge, type MantineColor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InstallationStatus } from '@/lib/api/index.ts';

const colors: Record<InstallationStatus, MantineColor> = {
  setting_up: 'blue',
  active: 'teal',
  suspended: 'orange',
  uninstalled: 'gray',
};

export function StatusBadge({ status }: { status: InstallationStatus }) {
  const { t } = useTranslation();
  return <Badge color={colors[status]}>{t(`status.${status}`)}</Badge>;
}
