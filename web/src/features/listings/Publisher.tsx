import { VisuallyHidden } from '@mantine/core';
import { IconRosetteDiscountCheckFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Card } from '@/lib/api/index.ts';
import classes from './Publisher.module.css';

export function Publisher({ publisher }: { publisher: Card['publisher'] }) {
  const { t } = useTranslation();
  return (
    <span className={classes.publisher}>
      <span>{publisher.name}</span>
      {publisher.firstParty && (
        <span className={classes.badge} title={t('listing.firstParty')}>
          <IconRosetteDiscountCheckFilled size={15} aria-hidden />
          <VisuallyHidden>{t('listing.firstParty')}</VisuallyHidden>
        </span>
      )}
    </span>
  );
}
