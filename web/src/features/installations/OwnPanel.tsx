import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Moment } from '@/components/Moment.tsx';
import { StatusBadge } from '@/components/StatusBadge.tsx';
import type { Installation, Listing } from '@/lib/api/index.ts';
import { OpenButton } from './OpenButton.tsx';
import { useLiveInstallation } from './queries.ts';
import { SetUpProgress } from './SetUpProgress.tsx';
import { SuspensionCause } from './SuspensionCause.tsx';

/** An app that this person has for themselves: open it, or see why that has to wait. */
export function OwnPanel({ installation, listing }: { installation: Installation; listing: Listing }) {
  const { t } = useTranslation();
  const live = useLiveInstallation(installation);
  if (live.status === 'setting_up') {
    return (
      <Stack gap="md">
        <Title order={2}>{t('installation.settingUpOwn')}</Title>
        <SetUpProgress installation={live} organization={null} />
      </Stack>
    );
  }
  const query = new URLSearchParams({ integration: listing.name, return: `/listings/${listing.name}` });
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <Text fw={600}>{t('installation.ownTitle')}</Text>
        <StatusBadge status={live.status} />
      </Group>
      {live.canOpen && <OpenButton installation={live} size="md" fullWidth />}
      {live.status === 'suspended' && <SuspensionCause installation={live} organization={null} />}
      {listing.viewer.personal.reconsent && (
        <>
          <Text size="sm">{t('installation.asksForMore')}</Text>
          <Button component="a" href={`/consent?${query}`} variant="default">
            {t('installation.review')}
          </Button>
        </>
      )}
      <Text size="sm" c="dimmed">
        {t('installation.ownSince')} <Moment at={live.installedAt} />
      </Text>
      <Anchor
        size="sm"
        renderRoot={(props) => (
          <Link
            to="/apps/$name/{-$tab}"
            params={{ name: listing.name, tab: undefined }}
            search={{ for: 'me' }}
            {...props}
          />
        )}
      >
        {t('installation.manageOwn')}
      </Anchor>
    </Stack>
  );
}
