import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '@/components/Moment.tsx';
import { StatusBadge } from '@/components/StatusBadge.tsx';
import type { Installation } from '@/lib/api/index.ts';
import { ActDialog } from './ActDialog.tsx';
import { OpenButton } from './OpenButton.tsx';
import { useLiveInstallation } from './queries.ts';
import { SetUpProgress } from './SetUpProgress.tsx';
import { SuspensionCause } from './SuspensionCause.tsx';

interface Props {
  installation: Installation;
  organization: string;
}

/** An app that the organization has already: open it, or see why that has to wait. */
export function InstalledPanel({ installation, organization }: Props) {
  const { t } = useTranslation();
  const live = useLiveInstallation(installation);
  const [resuming, setResuming] = useState(false);

  if (live.status === 'setting_up') {
    return (
      <Stack gap="md">
        <Title order={2}>{t('installation.settingUpFor', { organization })}</Title>
        <SetUpProgress installation={live} organization={organization} />
      </Stack>
    );
  }
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <Text fw={600}>{t('installation.installedFor', { organization })}</Text>
        <StatusBadge status={live.status} />
      </Group>
      {live.status === 'active' && live.canOpen && <OpenButton installation={live} size="md" fullWidth />}
      {live.status === 'active' && !live.canOpen && <Text size="sm">{t('installation.noAccess')}</Text>}
      {live.status === 'suspended' && <SuspensionCause installation={live} organization={organization} />}
      {live.canManage && live.suspendedBy.includes('admin') && (
        <Button onClick={() => setResuming(true)}>{t('act.resume.confirm')}</Button>
      )}
      <Text size="sm" c="dimmed">
        {t('installation.by', { name: live.installedBy.name })} <Moment at={live.installedAt} />
      </Text>
      {live.canManage && (
        <Anchor
          size="sm"
          renderRoot={(props) => (
            <Link
              to="/apps/$name/{-$tab}"
              params={{ name: live.integration.name, tab: undefined }}
              {...props}
            />
          )}
        >
          {t('installation.manage')}
        </Anchor>
      )}
      <ActDialog
        act="resume"
        opened={resuming}
        onClose={() => setResuming(false)}
        installation={live}
        organization={organization}
      />
    </Stack>
  );
}
