import { Button, Container, Group, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { useTitle } from '@/lib/hooks.ts';
import { Hero } from './Hero.tsx';
import cards from './ListingCard.module.css';
import { ListingCard } from './ListingCard.tsx';
import classes from './Marketplace.module.css';
import { listingsQuery, type Search } from './queries.ts';

interface Props {
  search: Search;
  onSearch: (search: Search) => void;
}

export function Marketplace({ search, onSearch }: Props) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(listingsQuery(search));
  useTitle(search.q ? t('marketplace.resultsTitle', { q: search.q }) : t('nav.marketplace'));

  const first = found.data?.pages[0];
  const shown = found.data?.pages.flatMap((page) => page.listings) ?? [];

  return (
    <>
      <Hero q={search.q ?? ''} onSearch={(q) => onSearch({ ...search, q: q || undefined })} />
      <Container size="70rem" px={{ base: 'md', sm: 'lg' }} pt={32}>
        <Group justify="space-between" mih={32} mb="lg" gap="sm">
          {found.isPending && <Skeleton w={280} h={32} radius="xl" />}
          <Categories
            categories={first?.categories ?? []}
            chosen={search.category}
            onChoose={(category) => onSearch({ ...search, category })}
          />
          <Text size="sm" c="dimmed" role="status">
            {first && t(first.more ? 'marketplace.moreThan' : 'marketplace.total', { count: first.total })}
          </Text>
        </Group>
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
        <div className={cards.grid} aria-busy={found.isPending || found.isPlaceholderData}>
          {shown.map((card) => (
            <ListingCard key={card.name} card={card} />
          ))}
          {found.isPending && [1, 2, 3, 4, 5, 6].map((key) => <Skeleton key={key} h={188} radius="lg" />)}
        </div>
        {first && shown.length === 0 && (
          <Empty
            icon={<IconSearchOff size={36} stroke={1.5} className={classes.none} />}
            title={search.q ? t('marketplace.noneFor', { q: search.q }) : t('marketplace.none')}
            text={search.q || search.category ? t('marketplace.noneForText') : t('marketplace.noneText')}
          >
            {(search.q || search.category) && (
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

interface CategoriesProps {
  categories: { name: string; count: number }[];
  chosen: string | undefined;
  onChoose: (category: string | undefined) => void;
}

function Categories({ categories, chosen, onChoose }: CategoriesProps) {
  const { t } = useTranslation();
  if (categories.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: these are choices in a row, not fields of a form
    <div className={classes.categories} role="group" aria-label={t('marketplace.categories')}>
      <UnstyledButton className={classes.category} aria-pressed={!chosen} onClick={() => onChoose(undefined)}>
        {t('marketplace.all')}
      </UnstyledButton>
      {categories.map(({ name, count }) => (
        <UnstyledButton
          key={name}
          className={classes.category}
          aria-pressed={chosen === name}
          onClick={() => onChoose(chosen === name ? undefined : name)}
        >
          {name} <span>{count}</span>
        </UnstyledButton>
      ))}
    </div>
  );
}
