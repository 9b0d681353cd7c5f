import { Anchor, Container, Group, Skeleton, Tabs, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AppIcon } from '@/components/AppIcon.tsx';
import { Empty } from '@/components/Empty.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
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
        <div aria-busy>
          <Skeleton w={160} h={21} mb="lg" />
          <Skeleton w={320} h={56} mb="xl" />
          <Skeleton h={360} radius="lg" />
        </div>
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
      <nav aria-label={t('listing.path')} className={classes.crumbs}>
        <Anchor component={Link} to="/developer" c="dimmed" size="sm">
          {t('developer.title')}
        </Anchor>
        <span aria-hidden>/</span>
        <Text size="sm" truncate aria-current="page">
          {integration.displayName}
        </Text>
      </nav>
      <header className={classes.head}>
        <AppIcon app={integration} size={48} />
        <div className={classes.names}>
          <Group gap="xs">
            <Title order={1} className={classes.title}>
              {integration.displayName}
            </Title>
            <TroubleMark trouble={integration.trouble} />
          </Group>
          <p className={classes.address}>
            {integration.webhookUrl ?? t(`developer.transport.${integration.eventsTransport}`)}
          </p>
        </div>
      </header>
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
