import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Installation } from '@/lib/api/index.ts';

/** Who has suspended it, and who can lift that. */
export function SuspensionCause({
  installation,
  organization,
}: {
  installation: Installation;
  /** None where the app is somebody's own. */
  organization: string | null;
}) {
  const { t } = useTranslation();
  return installation.suspendedBy.map((cause) => (
    <Text key={cause} size="sm" c="dimmed">
      {cause === 'admin' && organization === null
        ? t('suspension.adminOwn')
        : t(`suspension.${cause}`, { organization })}
    </Text>
  ));
}
