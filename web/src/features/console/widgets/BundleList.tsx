import { Card, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { Moment } from '@/components/Moment.tsx';
import { More } from '@/components/More.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { useFormat } from '@/lib/format.ts';
import { RoomTable } from '../RoomTable.tsx';
import { BundleState } from './BundleState.tsx';
import { bundlesQuery, type Shown } from './queries.ts';
import { useBundleName, usePlaces } from './words.ts';

/** The newest first; each opens. */
export function BundleList({ shown }: { shown: Shown | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const places = usePlaces();
  const name = useBundleName();
  const found = useInfiniteQuery(bundlesQuery(shown));
  const bundles = found.data?.pages.flatMap((page) => page.bundles) ?? [];
  if (found.isError && !found.data) {
    return (
      <ProblemNotice title={t('bundles.failed')} error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  if (found.isPending) return <Skeleton h={320} radius="lg" />;
  const what = shown ?? 'all';
  return (
    <>
      {bundles.length === 0 ? (
        <Card>
          <Empty order={3} title={t(`bundles.none.${what}`)} text={t(`bundles.noneText.${what}`)} />
        </Card>
      ) : (
        <RoomTable
          room="widgets"
          label={t('bundles.title')}
          items={bundles}
          title={t('bundles.widget')}
          named={(bundle) => {
            const { sha256, integration, version } = bundle;
            return {
              key: `${sha256} ${integration?.name} ${version}`,
              app: {
                name: integration?.name ?? '',
                displayName: integration?.displayName ?? '?',
                icon: null,
              },
              name: name(bundle),
              text: integration?.publisher ?? t('bundles.nobodysText'),
              search: { ...(shown && { show: shown }), bundle: sha256 },
            };
          }}
          state={{ title: t('bundles.state'), cell: (bundle) => <BundleState bundle={bundle} /> }}
          columns={[
            { title: t('bundles.since'), from: 'md', cell: ({ at }) => <Moment at={at} /> },
            {
              title: t('bundles.size'),
              from: 'md',
              number: true,
              cell: ({ bytes }) => (bytes === null ? '–' : format.bytes(bytes)),
            },
            { title: t('bundles.places'), from: 'sm', number: true, cell: places },
            {
              title: t('bundles.reports'),
              number: true,
              cell: ({ reports }) => (
                <span data-many={reports > 0 || undefined}>{format.number(reports)}</span>
              ),
            },
          ]}
        />
      )}
      <More list={found} failed={t('bundles.failed')} />
    </>
  );
}
