import { Anchor, Container, Skeleton, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { RoomHead, RoomSkeleton } from '@/components/RoomHead.tsx';
import type { DevelopedIntegration } from '@/lib/api/developer.ts';
import { useChosenInSight, useTitle } from '@/lib/hooks.ts';
import { ChecksRoom } from './ChecksRoom.tsx';
import { CredentialsRoom } from './CredentialsRoom.tsx';
import { DataRoom } from './DataRoom.tsx';
import { Deliveries } from './Deliveries.tsx';
import { EndpointRoom } from './EndpointRoom.tsx';
import classes from './Integration.module.css';
import { ManifestRoom } from './ManifestRoom.tsx';
import { OverviewRoom } from './OverviewRoom.tsx';
import { PublishingRoom } from './PublishingRoom.tsx';
import { overviewQuery } from './publishing.ts';
import { integrationsQuery } from './queries.ts';
import { TroubleMark } from './StateMark.tsx';
import { TeamRoom } from './TeamRoom.tsx';
import { VersionsRoom } from './VersionsRoom.tsx';

/** It brings along all that speaks with frames. */
const WidgetRoom = lazy(async () => ({ default: (await import('./WidgetRoom.tsx')).WidgetRoom }));

export const developerRooms = [
  'overview',
  'manifest',
  'versions',
  'checks',
  'data',
  'widget',
  'deliveries',
  'endpoint',
  'credentials',
  'publishing',
  'team',
] as const;
export type DeveloperRoom = (typeof developerRooms)[number];

export interface DeveloperSearch {
  state?: string;
  type?: string;
  installation?: string;
  since?: string;
  until?: string;
  /** The event that is looked at. */
  event?: string;
  dialog?: string;
}

interface Props {
  name: string;
  room: DeveloperRoom;
  onRoom: (room: DeveloperRoom) => void;
  search: DeveloperSearch;
  onSearch: (search: DeveloperSearch) => void;
}

/** The rooms that the catalog file leaves nothing to do in. */
const ownOnly: DeveloperRoom[] = ['manifest', 'publishing', 'team'];

/** The rooms of one integration: what it says about itself, who has it, and what it was told. */
export function IntegrationPage({ name, ...page }: Props) {
  const { t } = useTranslation();
  const found = useQuery({ ...integrationsQuery, refetchInterval: 10_000 });
  const integration = found.data?.find((each) => each.name === name);
  useTitle(integration && `${t(`developer.room.${page.room}`)} · ${integration.displayName}`);
  return (
    <Container size="70rem" px={{ base: 'md', sm: 'lg' }} pt={24}>
      {integration ? (
        <Shown integration={integration} {...page} />
      ) : found.isError ? (
        <ProblemNotice
          order={1}
          title={t('developer.failed')}
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      ) : found.isPending ? (
        <RoomSkeleton />
      ) : (
        <Empty order={1} title={t('developer.notYours')} text={t('developer.notYoursText')}>
          <Anchor component={Link} to="/developer">
            {t('developer.toAll')}
          </Anchor>
        </Empty>
      )}
    </Container>
  );
}

function Shown({
  integration,
  room,
  onRoom,
  search,
  onSearch,
}: Omit<Props, 'name'> & { integration: DevelopedIntegration }) {
  const { t } = useTranslation();
  const overview = useQuery(overviewQuery(integration.name));
  const rooms = developerRooms.filter(
    (each) =>
      each === room ||
      ((!ownOnly.includes(each) || overview.data?.publisher) &&
        (each !== 'data' || (overview.data && overview.data.type !== 'app')) &&
        (each !== 'widget' || overview.data?.type === 'widget')),
  );
  const list = useChosenInSight(room, rooms.length);
  return (
    <>
      <RoomHead
        app={integration}
        from={{ to: '/developer', name: t('developer.title') }}
        badge={<TroubleMark trouble={integration.trouble} />}
      >
        <p className={classes.address}>
          {integration.webhookUrl ?? t(`developer.transport.${integration.eventsTransport}`)}
        </p>
      </RoomHead>
      <Tabs
        value={room}
        onChange={(next) => onRoom(developerRooms.find((each) => each === next) ?? 'deliveries')}
      >
        <Tabs.List mb="lg" className={classes.tabs} ref={list}>
          {rooms.map((each) => (
            <Tabs.Tab key={each} value={each} data-tab={each}>
              {t(`developer.room.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={room}>
          {room === 'deliveries' ? (
            <Deliveries
              integration={integration}
              search={search}
              onSearch={onSearch}
              onEndpoint={() => onRoom('endpoint')}
            />
          ) : room === 'endpoint' ? (
            <EndpointRoom integration={integration} draftOnly={overview.data?.publishedAt === null} />
          ) : room === 'credentials' ? (
            <CredentialsRoom
              integration={integration}
              own={Boolean(overview.data?.publisher)}
              search={search}
              onSearch={onSearch}
            />
          ) : room === 'checks' ? (
            <ChecksRoom name={integration.name} />
          ) : overview.isError && !overview.data ? (
            <ProblemNotice
              title={t('overview.failed')}
              error={overview.error}
              onRetry={() => void overview.refetch()}
            />
          ) : overview.isPending ? (
            <Skeleton h={420} radius="lg" />
          ) : room === 'data' ? (
            <DataRoom integration={integration} />
          ) : room === 'widget' ? (
            <Suspense fallback={<Skeleton h={420} radius="lg" />}>
              <WidgetRoom integration={integration} />
            </Suspense>
          ) : room === 'overview' ? (
            <OverviewRoom overview={overview.data} />
          ) : room === 'versions' ? (
            <VersionsRoom overview={overview.data} onManifest={() => onRoom('manifest')} />
          ) : !overview.data.publisher ? (
            <Empty title={t('overview.filed')} text={t('overview.filedText')} />
          ) : room === 'team' ? (
            <TeamRoom integration={integration} />
          ) : room === 'manifest' ? (
            <ManifestRoom
              name={integration.name}
              displayName={integration.displayName}
              dialog={search.dialog}
              onDialog={(dialog) => onSearch({ dialog })}
            />
          ) : (
            <PublishingRoom overview={overview.data} />
          )}
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
