// biome-ignore lint/style/noRestrictedImports: its head has a picture, and its focus goes back as well
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AppIcon } from '@/components/AppIcon.tsx';
import { FocusBack } from '@/components/FocusBack.tsx';
import type { Installation, Listing } from '@/lib/api/index.ts';
import classes from './InstallDialog.module.css';
import { InstallForm } from './InstallForm.tsx';
import { OpenButton } from './OpenButton.tsx';
import { useInstall, useLiveInstallation } from './queries.ts';
import { SetUpProgress } from './SetUpProgress.tsx';

interface Props {
  listing: Listing;
  organization: { id: string; displayName: string; memberCount: number };
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
        <FocusBack />
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
            <InstallForm listing={listing} organization={organization} install={install} onCancel={close} />
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
  const chosen = live.accessPolicy === 'assigned';
  if (live.credentials === 'manual') return <ByHand installation={live} app={app} onClose={onClose} />;
  return (
    <Stack gap="lg">
      <SetUpProgress installation={live} organization={organization} />
      <div role="status">
        <Text size="sm" c={ready ? undefined : 'dimmed'}>
          {t(ready ? (chosen ? 'install.readyChosen' : 'install.ready') : 'install.mayClose', {
            app,
            organization,
          })}
        </Text>
      </div>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('action.close')}
        </Button>
        {ready && chosen && (
          <Button
            variant={live.canOpen ? 'default' : 'filled'}
            renderRoot={(props) => (
              <Link
                to="/apps/$name/{-$tab}"
                params={{ name: live.integration.name, tab: undefined }}
                {...props}
              />
            )}
          >
            {t('install.choosePeople')}
          </Button>
        )}
        {ready && live.canOpen && <OpenButton installation={live} />}
      </Group>
    </Stack>
  );
}

/** An app that its admin connects by hand: where its credentials are. */
function ByHand({ installation, app, onClose }: Omit<SettingUpProps, 'organization'>) {
  const { t } = useTranslation();
  return (
    <Stack gap="lg">
      <Text size="sm">{t('install.byHand', { app })}</Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('install.later')}
        </Button>
        <Button
          data-autofocus
          renderRoot={(props) => (
            <Link
              to="/apps/$name/{-$tab}"
              params={{ name: installation.integration.name, tab: 'connection' }}
              search={{ dialog: 'credentials' }}
              {...props}
            />
          )}
        >
          {t('credentials.make')}
        </Button>
      </Group>
    </Stack>
  );
}
