import { Alert } from '@mantine/core';
import { IconCalendarX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Listing } from '@/lib/api/index.ts';
import { useFormat } from '@/lib/format.ts';

/** Says that an app comes to its end, when, why, and what to use instead. */
export function Ending({ listing }: { listing: Listing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const end = listing.deprecation;
  if (!end) return null;
  return (
    <Alert
      color="orange"
      icon={<IconCalendarX size={20} stroke={1.75} />}
      title={t('listing.ends', { app: listing.displayName, date: format.date(end.sunset) })}
    >
      <p style={{ margin: 0, overflowWrap: 'anywhere' }}>{end.message}</p>
      {end.replacement && (
        <p style={{ margin: '0.375rem 0 0' }}>
          {t('listing.instead')}{' '}
          <Link to="/listings/$name" params={{ name: end.replacement.name }}>
            {end.replacement.displayName}
          </Link>
        </p>
      )}
    </Alert>
  );
}
