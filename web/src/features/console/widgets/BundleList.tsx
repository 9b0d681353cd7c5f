import { Box, Card, Group, Skeleton, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AppIcon } from '@/components/AppIcon.tsx';
import { Empty } from '@/components/Empty.tsx';
import { Moment } from '@/components/Moment.tsx';
import { More } from '@/components/More.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import type { Bundle } from '@/lib/api/bundles.ts';
import { useFormat } from '@/lib/format.ts';
import { BundleState } from './BundleState.tsx';
import { bundlesQuery, type Shown } from './queries.ts';
import classes from './Widgets.module.css';
import { useBundleName, usePlaces } from './words.ts';

/** The newest first; each opens. */
export function BundleList({ shown }: { shown: Shown | undefined }) {
  const { t } = useTranslation();
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
        <Card p={0}>
          <Table verticalSpacing="sm" horizontalSpacing="sm" aria-label={t('bundles.title')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('bundles.widget')}</Table.Th>
                <Table.Th visibleFrom="sm">{t('bundles.state')}</Table.Th>
                <Table.Th visibleFrom="md">{t('bundles.since')}</Table.Th>
                <Table.Th visibleFrom="md" className={classes.number}>
                  {t('bundles.size')}
                </Table.Th>
                <Table.Th visibleFrom="sm" className={classes.number}>
                  {t('bundles.places')}
                </Table.Th>
                <Table.Th className={classes.number}>{t('bundles.reports')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {bundles.map((bundle) => (
                <Row
                  key={`${bundle.sha256} ${bundle.integration?.name} ${bundle.version}`}
                  bundle={bundle}
                  shown={shown}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Card>
      )}
      <More list={found} failed={t('bundles.failed')} />
    </>
  );
}

function Row({ bundle, shown }: { bundle: Bundle; shown: Shown | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const places = usePlaces();
  const name = useBundleName();
  const { sha256, integration, bytes, at, reports } = bundle;
  return (
    <Table.Tr className={classes.row}>
      <Table.Td>
        <Group gap="sm" wrap="nowrap">
          <AppIcon
            app={{ name: integration?.name ?? '', displayName: integration?.displayName ?? '?', icon: null }}
            size={28}
          />
          <div className={classes.name}>
            <Link
              to="/console/{-$room}"
              params={{ room: 'widgets' }}
              search={{ ...(shown && { show: shown }), bundle: sha256 }}
              className={classes.link}
            >
              {name(bundle)}
            </Link>
            <Text size="xs" c="dimmed">
              {integration?.publisher ?? t('bundles.nobodysText')}
            </Text>
            <Box hiddenFrom="sm" mt={4}>
              <BundleState bundle={bundle} />
            </Box>
          </div>
        </Group>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <BundleState bundle={bundle} />
      </Table.Td>
      <Table.Td visibleFrom="md">
        <Moment at={at} />
      </Table.Td>
      <Table.Td visibleFrom="md" className={classes.number}>
        {bytes === null ? '–' : format.bytes(bytes)}
      </Table.Td>
      <Table.Td visibleFrom="sm" className={classes.number}>
        {places(bundle)}
      </Table.Td>
      <Table.Td className={classes.number} data-many={reports > 0 || undefined}>
        {format.number(reports)}
      </Table.Td>
    </Table.Tr>
  );
}
