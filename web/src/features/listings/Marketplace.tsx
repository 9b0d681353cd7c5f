import { Button, Container, Group, Skeleton, Text } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { useTitle } from '@/lib/hooks.ts';
import { Categories, Filters } from './Filters.tsx';
import { Hero } from './Hero.tsx';
import cards from './ListingCard.module.css';
import { ListingCard } from './ListingCard.tsx';
import classes from './Marketplace.module.css';
import { homeQuery, listingsQuery, type Search } from './queries.ts';
import { Shelves } from './Shelves.tsx';

interface Props {
  search: Search;
  onSearch: (search: Search) => void;
}

/** With fewer apps everything is on one page already. */
const manyApps = 12;

export function Marketplace({ search, onSearch }: Props) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(listingsQuery(search));
  useTitle(search.q ? t('marketplace.resultsTitle', { q: search.q }) : t('nav.marketplace'));

  const first = found.data?.pages[0];
  const shown = found.data?.pages.flatMap((page) => page.listings) ?? [];
  const { sort: _, ...narrowing } = search;
  const narrowed = Object.values(narrowing).some(Boolean);
  const atHome = !narrowed && !search.sort && first !== undefined && first.total > manyApps;
  const home = useQuery({ ...homeQuery, enabled: atHome });

  return (
    <>
      <Hero q={search.q ?? ''} onSearch={(q) => onSearch({ ...search, q: q || undefined })} />
      <Container size="70rem" px={{ base: 'md', sm: 'lg' }} pt={32}>
        <div className={classes.choices}>
          {found.isPending ? (
            <Skeleton w={280} h={32} radius="xl" />
          ) : (
            <Categories
              categories={first?.facets.categories ?? []}
              exact={first?.facets.exact ?? false}
              chosen={search.category}
              onChoose={(category) => onSearch({ ...search, category })}
            />
          )}
          <Group justify="space-between" align="flex-end" gap="sm" mih={36}>
            {first && <Filters search={search} facets={first.facets} onSearch={onSearch} />}
            <Text size="sm" c="dimmed" role="status" className={classes.total}>
              {first && t(first.more ? 'marketplace.moreThan' : 'marketplace.total', { count: first.total })}
            </Text>
          </Group>
        </div>
        {first?.corrected && (
          <Text mb="md" role="status">
            {t('marketplace.corrected', { corrected: first.corrected, q: search.q })}
          </Text>
        )}
        {found.isError && (
          <ProblemNotice
            title={t('marketplace.failed')}
            error={found.error}
            onRetry={() => void found.refetch()}
          />
        )}
        {atHome && home.data && <Shelves home={home.data} />}
        {atHome && <h2 className={classes.heading}>{t('marketplace.everything')}</h2>}
        <div className={cards.grid} aria-busy={found.isPending || found.isPlaceholderData}>
          {shown.map((card) => (
            <ListingCard key={card.name} card={card} under={atHome ? 3 : 2} />
          ))}
          {found.isPending && [1, 2, 3, 4, 5, 6].map((key) => <Skeleton key={key} h={188} radius="lg" />)}
        </div>
        {first && shown.length === 0 && (
          <Empty
            icon={<IconSearchOff size={36} stroke={1.5} className={classes.none} />}
            title={search.q ? t('marketplace.noneFor', { q: search.q }) : t('marketplace.none')}
            text={narrowed ? t('marketplace.noneForText') : t('marketplace.noneText')}
          >
            {narrowed && (
              <Button variant="default" onClick={() => onSearch({})}>
                {t('marketplace.showAll')}
              </Button>
            )}
          </Empty>
        )}
        {found.hasNextPage && (
          <Group justify="center" mt="xl">
            <Button
              variant="default"
              loading={found.isFetchingNextPage}
              onClick={() => void found.fetchNextPage()}
            >
              {t('action.more')}
            </Button>
          </Group>
        )}
      </Container>
    </>
  );
}
