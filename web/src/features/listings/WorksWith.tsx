import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AppIcon } from '@/components/AppIcon.tsx';
import type { Listing } from '@/lib/api/index.ts';
import classes from './WorksWith.module.css';

/** What is often installed together with an app, and others like it. */
export function WorksWith({ listing }: { listing: Listing }) {
  const { t } = useTranslation();
  const together = listing.worksWith.filter(({ reason }) => reason === 'together');
  const alike = listing.worksWith.filter(({ reason }) => reason === 'category');
  return (
    <>
      <Apps title={t('listing.together')} text={t('listing.togetherText')} apps={together} />
      <Apps title={t('listing.alike')} apps={alike} />
    </>
  );
}

function Apps({ title, text, apps }: { title: string; text?: string; apps: Listing['worksWith'] }) {
  if (apps.length === 0) return null;
  return (
    <section>
      <Title order={2}>{title}</Title>
      {text && <p className={classes.text}>{text}</p>}
      <ul className={classes.apps}>
        {apps.map((app) => (
          <li key={app.name} className={classes.app}>
            <AppIcon app={app} size={40} />
            <div className={classes.words}>
              <Link to="/listings/$name" params={{ name: app.name }} className={classes.link}>
                {app.displayName}
              </Link>
              <span className={classes.tagline}>{app.tagline}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
