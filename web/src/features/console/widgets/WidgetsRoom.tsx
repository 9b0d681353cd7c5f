import { SegmentedControl, Text, Title, VisuallyHidden } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { BundleList } from './BundleList.tsx';
import { BundlePage } from './BundlePage.tsx';
import { type Shown, shows } from './queries.ts';

export interface WidgetsSearch {
  show?: string;
  /** The one that is looked at, by its hash. */
  bundle?: string;
}

interface Props {
  search: WidgetsSearch;
  onSearch: (search: WidgetsSearch) => void;
}

/** The programs of widgets by others that run here: whose they are, what browsers say of them, and whether they may go on. */
export function WidgetsRoom({ search: { show, bundle }, onSearch }: Props) {
  const { t } = useTranslation();
  const shown = shows.find((each) => each === show);
  if (bundle) return <BundlePage sha256={bundle} shown={shown} />;
  return (
    <section aria-labelledby="bundles">
      <Title order={2} id="bundles" mb={4}>
        {t('bundles.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {t('bundles.text')}
      </Text>
      <Choice shown={shown} onChoose={(next) => onSearch(next ? { show: next } : {})} />
      <BundleList shown={shown} />
    </section>
  );
}

function Choice({ shown, onChoose }: { shown: Shown | undefined; onChoose: (shown?: Shown) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <>
      <VisuallyHidden id={id}>{t('bundles.show')}</VisuallyHidden>
      <SegmentedControl
        aria-labelledby={id}
        size="xs"
        mb="md"
        value={shown ?? 'all'}
        onChange={(chosen) => onChoose(shows.find((each) => each === chosen))}
        data={(['all', ...shows] as const).map((value) => ({ value, label: t(`bundles.shows.${value}`) }))}
      />
    </>
  );
}
