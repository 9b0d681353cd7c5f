import { Anchor, Button, Card, Divider, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload, IconUserDown } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Listing, Viewer } from '@/lib/api/index.ts';
import { useFormat } from '@/lib/format.ts';
import { signInPath } from '@/lib/session.ts';
import { InstallDialog } from './InstallDialog.tsx';
import { InstalledPanel } from './InstalledPanel.tsx';
import classes from './InstallPanel.module.css';
import { OwnPanel } from './OwnPanel.tsx';
import { RequestButton } from './RequestButton.tsx';

const hash = 'install';

/** What whoever looks at a listing can do with it, for their organization and for themselves, and why not where there is nothing. */
export function InstallPanel({ listing }: { listing: Listing }) {
  const [dialog, { open, close }] = useDisclosure(false);
  const { organization, personal, state } = listing.viewer;
  const own = personal.state === 'installed' ? personal.installation : null;
  // Of an app that this person has, what is said about it for organizations comes second, or not at all.
  const offered = !own || !['no-organization', 'not-for-organizations', 'payments-off'].includes(state);
  return (
    <>
      <Stack gap="md">
        {own && (
          <Card>
            <OwnPanel installation={own} listing={listing} />
          </Card>
        )}
        {offered && (
          <Card className={classes.panel} id={hash}>
            <Content listing={listing} onInstall={open} />
          </Card>
        )}
      </Stack>
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
  const price = format.price(listing.price);
  const forMe = viewer.personal.state === 'installable';

  switch (viewer.state) {
    case 'signed-out':
      return (
        <Offer price={price} hint={t('panel.signInFirst')}>
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
      if (forMe) {
        return (
          <Offer price={price} hint={t('panel.onlyYou')}>
            <InstallForMe listing={listing} primary />
            <Text size="sm" c="dimmed">
              {t('panel.forATeam')}{' '}
              <Anchor
                inherit
                renderRoot={(props) => (
                  <Link to="/organization/{-$tab}" params={{ tab: undefined }} {...props} />
                )}
              >
                {t('panel.createOrganization')}
              </Anchor>
              .
            </Text>
          </Offer>
        );
      }
      return (
        <Offer price={price} hint={t('panel.noOrganization', { app })}>
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
        <Offer price={price} hint={t('panel.forEverybody', { organization })}>
          <InstallButton organization={organization} onClick={onInstall} />
          {forMe && <InstallForMe listing={listing} />}
        </Offer>
      );
    case 'only-admins':
      return (
        <Offer price={price} title={forMe ? undefined : t('panel.onlyAdmins')}>
          {forMe && (
            <>
              <InstallForMe listing={listing} primary />
              <Text size="sm" c="dimmed">
                {t('panel.orForMe')}
              </Text>
              <Divider />
            </>
          )}
          <Text size="sm" c="dimmed">
            <WhomToAsk viewer={viewer} app={app} />
          </Text>
          {viewer.organization && <RequestButton listing={listing} organization={viewer.organization} />}
        </Offer>
      );
    case 'not-allowed':
      return (
        <Offer price={price} title={t('panel.notAllowed', { organization })}>
          <Text size="sm" c="dimmed">
            {t(`panel.notAllowedBy.${viewer.refusal?.rule ?? 'denied'}`, { app, organization })}
          </Text>
          {viewer.refusal?.canChange && (
            <Anchor
              size="sm"
              renderRoot={(props) => (
                <Link to="/organization/{-$tab}" params={{ tab: 'policy' }} {...props} />
              )}
            >
              {t('panel.toPolicy')}
            </Anchor>
          )}
          {viewer.organization &&
            viewer.refusal &&
            !viewer.refusal.canChange &&
            viewer.refusal.rule !== 'private' && (
              <RequestButton listing={listing} organization={viewer.organization} />
            )}
          {forMe && <InstallForMe listing={listing} />}
        </Offer>
      );
    case 'payments-off':
      return (
        <Offer price={price} title={t('panel.paymentsOff')}>
          <Text size="sm" c="dimmed">
            {t('panel.paymentsOffText', { app })}
          </Text>
        </Offer>
      );
    case 'not-for-organizations':
      return forMe ? (
        <Offer price={price} hint={t('panel.onlyYou')}>
          <InstallForMe listing={listing} primary />
        </Offer>
      ) : (
        <Offer price={price} title={t('panel.notForOrganizations')}>
          <Text size="sm" c="dimmed">
            {t('panel.notForOrganizationsText', { app })}
          </Text>
        </Offer>
      );
    case 'installed':
      return viewer.installation ? (
        <Stack gap="sm">
          <InstalledPanel installation={viewer.installation} organization={organization} />
          {forMe && <InstallForMe listing={listing} />}
        </Stack>
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

/** What takes the focus when somebody comes back to it from signing in. */
function useReturn<Target extends HTMLElement>(wanted = true) {
  const target = useRef<Target>(null);
  const asked = useLocation({ select: (location) => location.hash === hash }) && wanted;
  useEffect(() => {
    if (!asked) return;
    target.current?.focus({ preventScroll: true });
    target.current?.scrollIntoView({ block: 'center' });
  }, [asked]);
  return target;
}

/** Leads to the server's page that asks for consent; a plain link, as it leaves this document. */
function InstallForMe({ listing, primary = false }: { listing: Listing; primary?: boolean }) {
  const { t } = useTranslation();
  const link = useReturn<HTMLAnchorElement>(primary);
  const query = new URLSearchParams({ integration: listing.name, return: `/listings/${listing.name}` });
  return (
    <Button
      ref={link}
      component="a"
      href={`/consent?${query}`}
      size={primary ? 'md' : 'sm'}
      fullWidth
      variant={primary ? 'filled' : 'default'}
      leftSection={<IconUserDown size={18} stroke={1.9} />}
    >
      {t('panel.installForMe')}
    </Button>
  );
}

function InstallButton({ organization, onClick }: { organization: string; onClick: () => void }) {
  const { t } = useTranslation();
  const button = useReturn<HTMLButtonElement>();
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
