import { Badge } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AppIcon } from '@/components/AppIcon.tsx';
import type { Card } from '@/lib/api/index.ts';
import { useFormat } from '@/lib/format.ts';
import classes from './ListingCard.module.css';
import { Publisher } from './Publisher.tsx';

export function ListingCard({ card }: { card: Card }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <article className={classes.card}>
      <div className={classes.head}>
        <AppIcon app={card} size={52} />
        <div className={classes.names}>
          <h2 className={classes.name}>
            <Link to="/listings/$name" params={{ name: card.name }} className={classes.link}>
              {card.displayName}
            </Link>
          </h2>
          <Publisher publisher={card.publisher} />
        </div>
      </div>
      <p className={classes.tagline}>{card.tagline || card.description}</p>
      <div className={classes.foot}>
        <span>{format.price(card.price)}</span>
        {card.installed && (
          <Badge color="teal" leftSection={<IconCheck size={12} stroke={2.5} />}>
            {t('listing.installed')}
          </Badge>
        )}
      </div>
    </article>
  );
}
