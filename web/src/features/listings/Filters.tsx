import { Button, Group, NativeSelect, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Facet, Facets } from '@/lib/api/index.ts';
import classes from './Marketplace.module.css';
import type { Search } from './queries.ts';

interface CategoriesProps {
  categories: Facet[];
  exact: boolean;
  chosen: string | undefined;
  onChoose: (category: string | undefined) => void;
}

const mostCategories = 12;

/** Categories in a row, the largest first. */
export function Categories({ categories, exact, chosen, onChoose }: CategoriesProps) {
  const { t } = useTranslation();
  const shown = categories.slice(0, mostCategories);
  if (chosen && !shown.some(({ name }) => name === chosen)) {
    shown.push(categories.find(({ name }) => name === chosen) ?? { name: chosen, count: 0 });
  }
  if (shown.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: these are choices in a row, not fields of a form
    <div className={classes.categories} role="group" aria-label={t('marketplace.categories')}>
      <UnstyledButton className={classes.category} aria-pressed={!chosen} onClick={() => onChoose(undefined)}>
        {t('marketplace.all')}
      </UnstyledButton>
      {shown.map(({ name, count }) => (
        <UnstyledButton
          key={name}
          className={classes.category}
          aria-pressed={chosen === name}
          onClick={() => onChoose(chosen === name ? undefined : name)}
        >
          {name} {exact && <span>{count}</span>}
        </UnstyledButton>
      ))}
    </div>
  );
}

interface FiltersProps {
  search: Search;
  facets: Facets;
  onSearch: (search: Search) => void;
}

const sorts = ['relevance', 'popular', 'new', 'name'] as const;

/** Type, price and tier where there is something to choose between, and the order. */
export function Filters({ search, facets, onSearch }: FiltersProps) {
  const { t } = useTranslation();
  const words = {
    type: (name: string) => (isType(name) ? t(`marketplace.type.${name}`) : name),
    price: (name: string) => (isPrice(name) ? t(`marketplace.price.${name}`) : name),
    tier: (name: string) => (isTier(name) ? t(`marketplace.tier.${name}`) : name),
  };
  const kinds = [
    ['type', facets.types],
    ['price', facets.prices],
    ['tier', facets.tiers],
  ] as const;
  const narrowed = search.category || search.type || search.price || search.tier;
  return (
    <Group gap="xs" align="flex-end">
      {kinds.map(([kind, values]) => {
        const chosen = search[kind];
        if (values.length < 2 && !chosen) return null;
        const known = chosen && !values.some(({ name }) => name === chosen);
        const shown = known ? [...values, { name: chosen, count: 0 }] : values;
        return (
          <NativeSelect
            key={kind}
            size="sm"
            aria-label={t(`marketplace.filter.${kind}`)}
            value={chosen ?? ''}
            onChange={(event) => onSearch({ ...search, [kind]: event.currentTarget.value || undefined })}
            data={[
              { value: '', label: t(`marketplace.any.${kind}`) },
              ...shown.map(({ name, count }) => ({
                value: name,
                label: facets.exact ? `${words[kind](name)} (${count})` : words[kind](name),
              })),
            ]}
          />
        );
      })}
      <NativeSelect
        size="sm"
        aria-label={t('marketplace.sortedBy')}
        value={sorts.find((sort) => sort === search.sort) ?? (search.q ? 'relevance' : 'popular')}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onSearch({ ...search, sort: chosen === 'relevance' ? undefined : chosen });
        }}
        data={sorts
          .filter((sort) => sort !== 'relevance' || search.q)
          .map((sort) => ({ value: sort, label: t(`marketplace.sort.${sort}`) }))}
      />
      {narrowed && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => onSearch({ q: search.q, sort: search.sort })}
        >
          {t('marketplace.reset')}
        </Button>
      )}
    </Group>
  );
}

const isType = (name: string) => name === 'app' || name === 'widget' || name === 'data_source';
const isPrice = (name: string) => name === 'free' || name === 'paid';
const isTier = (name: string) => name === 'unverified' || name === 'verified' || name === 'featured';
