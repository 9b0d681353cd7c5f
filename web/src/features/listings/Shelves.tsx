import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Home } from '@/lib/api/index.ts';
import cards from './ListingCard.module.css';
import { ListingCard } from './ListingCard.tsx';
import classes from './Marketplace.module.css';

/** A row holds so many; the rest is behind its link. */
const row = 3;

/** What is featured, popular and new, for those who look for nothing yet. */
export function Shelves({ home }: { home: Home }) {
  const { t } = useTranslation();
  const shelves = [
    ['featured', home.featured, { tier: 'featured' }],
    ['popular', home.popular, { sort: 'popular' }],
    ['new', home.newest, { sort: 'new' }],
  ] as const;
  return shelves.map(
    ([name, apps, search]) =>
      apps.length > 0 && (
        <section key={name} className={classes.shelf} aria-labelledby={`shelf-${name}`}>
          <div className={classes.shelfHead}>
            <h2 id={`shelf-${name}`} className={classes.heading}>
              {t(`marketplace.shelf.${name}`)}
            </h2>
            {apps.length > row && (
              <Link to="/" search={search} className={classes.all}>
                {t(`marketplace.shelfMore.${name}`)}
              </Link>
            )}
          </div>
          <div className={cards.grid}>
            {apps.slice(0, row).map((card) => (
              <ListingCard key={card.name} card={card} under={3} />
            ))}
          </div>
        </section>
      ),
  );
}
