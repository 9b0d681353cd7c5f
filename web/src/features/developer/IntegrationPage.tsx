import { Anchor, Container, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { RoomHead, RoomSkeleton } from '@/components/RoomHead.tsx';
import type { DevelopedIntegration } from '@/lib/api/developer.ts';
import { useTitle } from '@/lib/hooks.ts';
import { Deliveries } from './Deliveries.tsx';
import { EndpointRoom } from './EndpointRoom.tsx';
import classes from './Integration.module.css';
import { integrationsQuery } from './queries.ts';
import { TroubleMark } from './StateMark.tsx';

export const developerRooms = ['deliveries', 'endpoint'] as const;
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

/** The rooms of one integration: what it was told, and where it is told it. */
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
        <Tabs.List mb="lg">
          {developerRooms.map((each) => (
            <Tabs.Tab key={each} value={each}>
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
          ) : (
            <EndpointRoom integration={integration} search={search} onSearch={onSearch} />
          )}
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
