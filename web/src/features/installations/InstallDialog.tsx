import { Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AppIcon } from '@/components/AppIcon.tsx';
import { Permissions } from '@/components/Permissions.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import type { Installation, Listing } from '@/lib/api/index.ts';
import classes from './InstallDialog.module.css';
import { OpenButton } from './OpenButton.tsx';
import { useInstall, useLiveInstallation } from './queries.ts';
import { SetUpProgress } from './SetUpProgress.tsx';

interface Props {
  listing: Listing;
  organization: { id: string; displayName: string };
  opened: boolean;
  onClose: () => void;
}

/** For whom, with which permissions, one click; then how the set-up goes, up to “Open app”. */
export function InstallDialog({ listing, organization, opened, onClose }: Props) {
  const { t } = useTranslation();
  const install = useInstall();
  const words = { app: listing.displayName, organization: organization.displayName };
  const close = () => {
    onClose();
    install.reset();
  };

  return (
    <Modal.Root
      opened={opened}
      onClose={close}
      size="lg"
      centered
      closeOnEscape={!install.isPending}
      closeOnClickOutside={!install.isPending}
    >
      <Modal.Overlay backgroundOpacity={0.45} blur={3} />
      <Modal.Content radius="lg">
        <Modal.Header className={classes.header}>
          <Group gap="md" wrap="nowrap">
            <AppIcon app={listing} size={44} />
            <Modal.Title className={classes.title}>
              {t(install.data ? 'install.setUpTitle' : 'install.title', words)}
            </Modal.Title>
          </Group>
          <Modal.CloseButton aria-label={t('action.close')} />
        </Modal.Header>
        <Modal.Body className={classes.body}>
          {install.data ? (
            <SettingUp
              installation={install.data}
              organization={organization.displayName}
              app={listing.displayName}
              onClose={close}
            />
          ) : (
            <Stack gap="lg">
              <p className={classes.everybody}>
                <IconUsers size={20} stroke={1.75} aria-hidden />
                {t('install.everybody', words)}
              </p>
              <section>
                <Title order={3} mb="sm">
                  {t('install.permissions', words)}
                </Title>
                {listing.permissions.length > 0 ? (
                  <Permissions permissions={listing.permissions} app={listing.displayName} />
                ) : (
                  <Text size="sm">{t('listing.noPermissions', words)}</Text>
                )}
              </section>
              {install.error && (
                <ProblemNotice
                  title={t('install.failed', words)}
                  error={install.error}
                  consequence={{
                    decided: t('install.failedDecided'),
                    undecided: t('outcome.safeToRepeat'),
                  }}
                />
              )}
              <Group justify="space-between" className={classes.actions}>
                <Text size="xs" c="dimmed" flex={1} miw={180}>
                  {t('install.undo')}
                </Text>
                <Group gap="xs" ml="auto">
                  <Button variant="default" onClick={close} disabled={install.isPending}>
                    {t('action.cancel')}
                  </Button>
                  <Button
                    data-autofocus
                    loading={install.isPending}
                    onClick={() =>
                      install.mutate({ integration: listing.name, organizationId: organization.id })
                    }
                  >
                    {install.error ? t('action.tryAgain') : t('install.confirm')}
                  </Button>
                </Group>
              </Group>
            </Stack>
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

interface SettingUpProps {
  installation: Installation;
  organization: string;
  app: string;
  onClose: () => void;
}

function SettingUp({ installation, organization, app, onClose }: SettingUpProps) {
  const { t } = useTranslation();
  const live = useLiveInstallation(installation);
  const ready = live.status === 'active';
  return (
    <Stack gap="lg">
      <SetUpProgress installation={live} organization={organization} />
      <div role="status">
        <Text size="sm" c={ready ? undefined : 'dimmed'}>
          {t(ready ? 'install.ready' : 'install.mayClose', { app, organization })}
        </Text>
      </div>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('action.close')}
        </Button>
        {ready && live.canOpen && <OpenButton installation={live} />}
      </Group>
    </Stack>
  );
}
