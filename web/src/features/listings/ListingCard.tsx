import { Badge } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AppIcon } from '@/components/AppIcon.tsx';
import type { Card } from '@/lib/api/index.ts';
import { useFormat } from '@/lib/format.ts';
import classes from './ListingCard.module.css';
import { Publisher } from './Publisher.tsx';

interface Props {
  card: Card;
  /** Of which order its heading is. */
  under?: 2 | 3;
}

export function ListingCard({ card, under = 2 }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const Heading = `h${under}` as const;
  return (
    <article className={classes.card}>
      <div className={classes.head}>
        <AppIcon app={card} size={52} />
        <div className={classes.names}>
          <Heading className={classes.name}>
            <Link to="/listings/$name" params={{ name: card.name }} className={classes.link}>
              {card.displayName}
            </Link>
          </Heading>
          <Publisher publisher={card.publisher} />
        </div>
      </div>
      <p className={classes.tagline}>{card.tagline || card.description}</p>
      <div className={classes.foot}>
        <span>{format.price(card.price)}</span>
        {card.sunset && (
          <Badge color="orange">{t('listing.until', { date: format.date(card.sunset) })}</Badge>
        )}
        {card.installed && (
          <Badge color="teal" leftSection={<IconCheck size={12} stroke={2.5} />}>
            {t('listing.installed')}
          </Badge>
        )}
      </div>
    </article>
  );
}
