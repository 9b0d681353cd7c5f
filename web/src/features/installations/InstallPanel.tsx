import { Button, Card, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Listing, Viewer } from '@/lib/api/index.ts';
import { useFormat } from '@/lib/format.ts';
import { signInPath } from '@/lib/session.ts';
import { InstallDialog } from './InstallDialog.tsx';
import { InstalledPanel } from './InstalledPanel.tsx';
import classes from './InstallPanel.module.css';
import { RequestButton } from './RequestButton.tsx';

const hash = 'install';

/** The one thing that whoever looks at a listing can do with it, and why not where there is nothing. */
export function InstallPanel({ listing }: { listing: Listing }) {
  const [dialog, { open, close }] = useDisclosure(false);
  const { organization } = listing.viewer;
  return (
    <>
      <Card className={classes.panel} id={hash}>
        <Content listing={listing} onInstall={open} />
      </Card>
      {organization && (
        <InstallDialog listing={listing} organization={organization} opened={dialog} onClose={close} />
      )}
    </>
  );
}

function Content({ listing, onInstall }: { listing: Listing; onInstall: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { viewer, displayName: app } = listing;
  const organization = viewer.organization?.displayName ?? '';

  switch (viewer.state) {
    case 'signed-out':
      return (
        <Offer price={format.price(listing.price)} hint={t('panel.signInFirst')}>
          <Button
            component="a"
            href={signInPath(`/listings/${listing.name}#${hash}`)}
            size="md"
            fullWidth
            leftSection={<IconDownload size={18} stroke={2} />}
          >
            {t('panel.install')}
          </Button>
        </Offer>
      );
    case 'no-organization':
      return (
        <Offer price={format.price(listing.price)} hint={t('panel.noOrganization', { app })}>
          <Button
            size="md"
            fullWidth
            variant="default"
            renderRoot={(props) => <Link to="/organization/{-$tab}" params={{ tab: undefined }} {...props} />}
          >
            {t('panel.toOrganization')}
          </Button>
        </Offer>
      );
    case 'can-install':
      return (
        <Offer price={format.price(listing.price)} hint={t('panel.forEverybody', { organization })}>
          <InstallButton organization={organization} onClick={onInstall} />
        </Offer>
      );
    case 'only-admins':
      return (
        <Offer price={format.price(listing.price)} title={t('panel.onlyAdmins')}>
          <Text size="sm" c="dimmed">
            <WhomToAsk viewer={viewer} app={app} />
          </Text>
          {viewer.organization && <RequestButton listing={listing} organization={viewer.organization} />}
        </Offer>
      );
    case 'payments-off':
      return (
        <Offer price={format.price(listing.price)} title={t('panel.paymentsOff')}>
          <Text size="sm" c="dimmed">
            {t('panel.paymentsOffText', { app })}
          </Text>
        </Offer>
      );
    case 'not-for-organizations':
      return (
        <Offer price={format.price(listing.price)} title={t('panel.notForOrganizations')}>
          <Text size="sm" c="dimmed">
            {t('panel.notForOrganizationsText', { app })}
          </Text>
        </Offer>
      );
    case 'installed':
      return viewer.installation ? (
        <InstalledPanel installation={viewer.installation} organization={organization} />
      ) : null;
  }
}

interface OfferProps {
  price: string;
  title?: string;
  hint?: string;
  children: ReactNode;
}

function Offer({ price, title, hint, children }: OfferProps) {
  return (
    <Stack gap="sm">
      <p className={classes.price}>{price}</p>
      {title && <p className={classes.title}>{title}</p>}
      {children}
      {hint && (
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      )}
    </Stack>
  );
}

/** Takes the focus when somebody comes back to it from signing in. */
function InstallButton({ organization, onClick }: { organization: string; onClick: () => void }) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  const asked = useLocation({ select: (location) => location.hash === hash });
  useEffect(() => {
    if (!asked) return;
    button.current?.focus({ preventScroll: true });
    button.current?.scrollIntoView({ block: 'center' });
  }, [asked]);
  return (
    <Button
      ref={button}
      size="md"
      fullWidth
      leftSection={<IconDownload size={18} stroke={2} />}
      onClick={onClick}
      classNames={{ label: classes.label }}
    >
      {t('panel.installFor', { organization })}
    </Button>
  );
}

function WhomToAsk({ viewer, app }: { viewer: Viewer; app: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = viewer.admins.slice(0, 3).map(({ name }) => name);
  return names.length > 0
    ? t('panel.ask', { app, admins: format.list(names, 'disjunction') })
    : t('panel.askAnAdmin', { app });
}
