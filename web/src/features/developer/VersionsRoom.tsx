import { Badge, Button, Card, Collapse, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { Moment } from '@/components/Moment.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import type { Overview, Version } from '@/lib/api/publishing.ts';
import { Changes } from './Changes.tsx';
import { statisticsQuery, versionsQuery } from './publishing.ts';
import classes from './Versions.module.css';
import { YankDialog } from './YankDialog.tsx';

interface Props {
  overview: Overview;
  onManifest: () => void;
}

/** Every version that was published, what it changed, and who agreed to it. */
export function VersionsRoom({ overview, onManifest }: Props) {
  const { t } = useTranslation();
  const { name } = overview;
  const found = useQuery(versionsQuery(name));
  const statistics = useQuery(statisticsQuery(name, 30));
  const [yanking, setYanking] = useState<Version | null>(null);
  if (found.isError && !found.data) {
    return (
      <ProblemNotice title={t('versions.failed')} error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  if (found.isPending) return <Skeleton h={320} radius="lg" />;
  if (found.data.length === 0) {
    return (
      <Card>
        <Empty title={t('versions.none')} text={t('versions.noneText')}>
          <Button onClick={onManifest}>{t('overview.toManifest')}</Button>
        </Empty>
      </Card>
    );
  }
  const live = found.data.filter(({ yankedReason }) => yankedReason === null).length;
  const reconsent = statistics.data?.reconsent;
  return (
    <>
      <Card p={0} component="ol" className={classes.versions}>
        {found.data.map((version) => (
          <Row
            key={version.version}
            name={name}
            version={version}
            reconsent={reconsent?.version === version.version ? reconsent : null}
            // The catalog file rules its own; the last one that is left is deprecated or unpublished instead.
            onYank={overview.publisher && live > 1 ? () => setYanking(version) : undefined}
          />
        ))}
      </Card>
      {overview.publisher && live === 1 && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('versions.last')}
        </Text>
      )}
      {yanking && <YankDialog name={name} version={yanking.version} onClose={() => setYanking(null)} />}
    </>
  );
}

interface RowProps {
  name: string;
  version: Version;
  reconsent: { waiting: number; accepted: number } | null;
  onYank: (() => void) | undefined;
}

function Row({ name, version, reconsent, onYank }: RowProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const id = useId();
  const { yankedReason, changelog } = version;
  return (
    <li className={classes.version}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Group gap="xs">
            <Title order={2} size="h3" td={yankedReason === null ? undefined : 'line-through'}>
              {version.version}
            </Title>
            {version.current && <Badge color="teal">{t('versions.current')}</Badge>}
            {yankedReason !== null && <Badge color="red">{t('versions.yanked')}</Badge>}
          </Group>
          <Text size="sm" c="dimmed">
            <Moment at={version.publishedAt} />
          </Text>
        </div>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={open}
            aria-controls={id}
            aria-label={t('versions.differenceOf', { version: version.version })}
            onClick={() => setOpen(!open)}
          >
            {t('versions.difference')}
          </Button>
          {yankedReason === null && onYank && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('versions.yankOne', { version: version.version })}
              onClick={onYank}
            >
              {t('versions.yank')}
            </Button>
          )}
        </Group>
      </Group>
      <Stack gap="xs" mt="xs">
        {yankedReason !== null && <Text size="sm">{t('versions.because', { reason: yankedReason })}</Text>}
        {changelog && (
          <Text size="sm" className={classes.changelog}>
            {changelog}
          </Text>
        )}
        {reconsent && (
          <Text size="sm" fw={560}>
            {t('versions.reconsent', {
              accepted: t('versions.accepted', { count: reconsent.accepted }),
              waiting: t('versions.waiting', { count: reconsent.waiting }),
            })}
          </Text>
        )}
      </Stack>
      <Collapse expanded={open} id={id}>
        <div className={classes.changes}>{open && <Changes name={name} version={version.version} />}</div>
      </Collapse>
    </li>
  );
}
