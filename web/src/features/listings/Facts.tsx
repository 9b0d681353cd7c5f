import { Anchor, Card } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Listing } from '@/lib/api/index.ts';
import { useFormat } from '@/lib/format.ts';
import classes from './Facts.module.css';

/** Version and the developer's own pages. */
export function Facts({ listing }: { listing: Listing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const pages = [
    ['website', listing.appUrl],
    ['support', listing.supportUrl],
    ['privacy', listing.privacyUrl],
    ['terms', listing.termsUrl],
  ] as const;

  return (
    <Card>
      <dl className={classes.facts}>
        <Fact name={t('listing.publisher')}>{listing.publisher.name}</Fact>
        {listing.categories.length > 0 && (
          <Fact name={t('listing.categories', { count: listing.categories.length })}>
            {format.list(listing.categories)}
          </Fact>
        )}
        <Fact name={t('listing.version')}>{listing.version}</Fact>
        {pages.map(([page, url]) => url && <Fact key={page} name={t(`listing.${page}`)} url={url} />)}
      </dl>
    </Card>
  );
}

function Fact({ name, url, children }: { name: string; url?: string; children?: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>
        {url ? (
          <Anchor href={url} rel="noopener noreferrer" target="_blank" size="sm">
            {new URL(url, window.location.href).host}
          </Anchor>
        ) : (
          children
        )}
      </dd>
    </div>
  );
}
