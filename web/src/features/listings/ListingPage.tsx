import { Anchor, Card, Container, Skeleton, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppIcon } from '@/components/AppIcon.tsx';
import { Connections } from '@/components/Connections.tsx';
import { Empty } from '@/components/Empty.tsx';
import { Permissions } from '@/components/Permissions.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Unverified } from '@/components/Unverified.tsx';
import { type Listing, ProblemError } from '@/lib/api/index.ts';
import { useTitle } from '@/lib/hooks.ts';
import { Ending } from './Ending.tsx';
import { Facts } from './Facts.tsx';
import classes from './ListingPage.module.css';
import { Publisher } from './Publisher.tsx';
import { listingQuery } from './queries.ts';
import { Screenshots } from './Screenshots.tsx';
import { ShareButton } from './ShareButton.tsx';
import { WorksWith } from './WorksWith.tsx';

interface Props {
  name: string;
  /** What can be done with this app by whoever looks at it. */
  panel: (listing: Listing) => ReactNode;
}

export function ListingPage({ name, panel }: Props) {
  const { t } = useTranslation();
  const { data: listing, error, refetch } = useQuery(listingQuery(name));
  useTitle(listing?.displayName);

  if (listing) return <Shown listing={listing} panel={panel(listing)} />;
  if (error) {
    return (
      <Container size="sm" py={96}>
        {error instanceof ProblemError && error.status === 404 ? (
          <Empty order={1} title={t('listing.gone')} text={t('listing.goneText')}>
            <Anchor component={Link} to="/">
              {t('action.toMarketplace')}
            </Anchor>
          </Empty>
        ) : (
          <ProblemNotice order={1} title={t('listing.failed')} error={error} onRetry={() => void refetch()} />
        )}
      </Container>
    );
  }
  return <Coming />;
}

function Shown({ listing, panel }: { listing: Listing; panel: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Container size="70rem" px={{ base: 'md', sm: 'lg' }} pt={24}>
      <nav aria-label={t('listing.path')} className={classes.crumbs}>
        <Anchor component={Link} to="/" c="dimmed" size="sm">
          {t('nav.marketplace')}
        </Anchor>
        <span aria-hidden>/</span>
        <Text size="sm" truncate aria-current="page">
          {listing.displayName}
        </Text>
      </nav>
      <div className={classes.layout}>
        <header className={classes.head}>
          <AppIcon app={listing} size={84} />
          <div className={classes.names}>
            <Title order={1} className={classes.title}>
              {listing.displayName}
            </Title>
            {listing.tagline && <p className={classes.tagline}>{listing.tagline}</p>}
            <div className={classes.by}>
              <Publisher publisher={listing.publisher} />
              <ShareButton name={listing.name} />
            </div>
          </div>
        </header>
        <aside className={classes.aside}>
          <div className={classes.panel}>{panel}</div>
          <div className={classes.facts}>
            <Facts listing={listing} />
          </div>
        </aside>
        <div className={classes.body}>
          <Ending listing={listing} />
          {!listing.verified && <Unverified app={listing.displayName} publisher={listing.publisher.name} />}
          {listing.screenshots.length > 0 && (
            <Screenshots screenshots={listing.screenshots} app={listing.displayName} />
          )}
          <section>
            <Title order={2}>{t('listing.about')}</Title>
            {paragraphs(listing).map((paragraph) => (
              <p key={paragraph} className={classes.paragraph}>
                {paragraph}
              </p>
            ))}
            {listing.features.length > 0 && (
              <ul className={classes.features}>
                {listing.features.map((feature) => (
                  <li key={feature}>
                    <IconCheck size={17} stroke={2.25} aria-hidden />
                    {feature}
                  </li>
                ))}
              </ul>
            )}
          </section>
          <section>
            <Title order={2}>{t('listing.permissions')}</Title>
            <p className={classes.paragraph}>
              {t(
                listing.permissions.some(({ optional }) => optional)
                  ? 'listing.permissionsOptionalText'
                  : 'listing.permissionsText',
                { app: listing.displayName },
              )}
            </p>
            <Card mt="md">
              {listing.permissions.length > 0 ? (
                <Permissions permissions={listing.permissions} app={listing.displayName} />
              ) : (
                <Text size="sm">{t('listing.noPermissions', { app: listing.displayName })}</Text>
              )}
              <Connections domains={listing.connectDomains} />
            </Card>
          </section>
          {listing.changelog && (
            <section>
              <Title order={2}>{t('listing.changelog', { version: listing.version })}</Title>
              <p className={classes.paragraph}>{listing.changelog}</p>
            </section>
          )}
          <WorksWith listing={listing} />
        </div>
      </div>
    </Container>
  );
}

/** The description, without the sentence that stands at the top of the page already. */
function paragraphs({ tagline, description }: Listing) {
  const rest = description.startsWith(tagline) ? description.slice(tagline.length).trim() : description;
  return (rest || description).split(/\n{2,}/);
}

function Coming() {
  return (
    <Container size="70rem" px={{ base: 'md', sm: 'lg' }} pt={24} aria-busy>
      <Skeleton w={180} h={21} className={classes.crumbs} />
      <div className={classes.layout}>
        <div className={classes.head}>
          <Skeleton w={84} h={84} radius={20} />
          <div>
            <Skeleton w={240} h={34} mb={8} />
            <Skeleton w={180} h={20} />
          </div>
        </div>
        <div className={classes.aside}>
          <Skeleton h={190} radius="lg" />
          <Skeleton h={220} radius="lg" />
        </div>
        <div className={classes.body}>
          <Skeleton h={180} />
          <Skeleton h={320} radius="lg" />
        </div>
      </div>
    </Container>
  );
}
