import { Button, Card, Group, Skeleton, Switch } from '@mantine/core';
import { IconHistory, IconSend, IconTestPipe } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { More } from '@/components/More.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { type DeliveryFilter, type DevelopedIntegration, deliveryStates } from '@/lib/api/developer.ts';
import classes from './Deliveries.module.css';
import { DeliveryDrawer } from './DeliveryDrawer.tsx';
import { DeliveryFilters } from './DeliveryFilters.tsx';
import { DeliveryTable } from './DeliveryTable.tsx';
import { DryRunDialog } from './DryRunDialog.tsx';
import { EndpointStrip } from './EndpointStrip.tsx';
import { ExampleDialog } from './ExampleDialog.tsx';
import type { DeveloperSearch } from './IntegrationPage.tsx';
import { momentOf } from './moments.ts';
import { useNewest } from './newest.ts';
import { isLong } from './pages.ts';
import { deliveriesQuery } from './queries.ts';
import { RecoverDialog } from './RecoverDialog.tsx';

interface Props {
  integration: DevelopedIntegration;
  search: DeveloperSearch;
  onSearch: (search: DeveloperSearch) => void;
  onEndpoint: () => void;
}

/** What the address says, as the API wants it. */
const filterOf = ({ state, type, installation, since, until }: DeveloperSearch): DeliveryFilter => ({
  state: deliveryStates.find((each) => each === state),
  type,
  installation,
  since: momentOf(since),
  until: momentOf(until),
});

/** Everything that an integration was told, newest first, and how the telling went. */
export function Deliveries({ integration, search, onSearch, onEndpoint }: Props) {
  const { t } = useTranslation();
  const [live, setLive] = useState(true);
  const filter = filterOf(search);
  const found = useInfiniteQuery(deliveriesQuery(integration.name, filter, live));
  useNewest(integration.name, filter, live && isLong(found.data));
  const deliveries = found.data?.pages.flatMap((page) => page.deliveries) ?? [];
  const filtered = Object.values(filter).some(Boolean);
  const { event, dialog, ...kept } = search;
  const open = (next: Pick<DeveloperSearch, 'event' | 'dialog'>) => onSearch({ ...kept, ...next });
  const targets = new Map(
    deliveries.flatMap(({ installationId, targetName }) =>
      installationId ? [[installationId, targetName ?? t('deliveries.aPerson')] as const] : [],
    ),
  );
  const takesCalls = integration.webhookUrl !== null;

  return (
    <>
      <EndpointStrip integration={integration} onEndpoint={onEndpoint} />
      <Group gap="xs" mb="md" className={classes.toolbar}>
        {takesCalls && (
          <>
            <Button
              variant="default"
              leftSection={<IconHistory size={17} stroke={1.75} />}
              onClick={() => open({ dialog: 'recover' })}
            >
              {t('deliveries.recover.open')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconSend size={17} stroke={1.75} />}
              onClick={() => open({ dialog: 'example' })}
            >
              {t('deliveries.example.open')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconTestPipe size={17} stroke={1.75} />}
              onClick={() => open({ dialog: 'dry-run' })}
            >
              {t('deliveries.dryRun.open')}
            </Button>
          </>
        )}
        <Group gap="md" ml="auto">
          {filtered && deliveries.length > 0 && (
            <Button variant="subtle" onClick={() => onSearch({})}>
              {t('deliveries.filter.reset')}
            </Button>
          )}
          <Switch
            label={t('deliveries.live')}
            checked={live}
            onChange={(change) => setLive(change.currentTarget.checked)}
            className={classes.live}
          />
        </Group>
      </Group>
      <DeliveryFilters search={search} onSearch={onSearch} targets={targets} />
      {found.isError && deliveries.length === 0 && (
        <ProblemNotice
          title={t('deliveries.failed')}
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      )}
      {found.isPending && <Skeleton h={420} radius="lg" />}
      {found.data && deliveries.length === 0 && (
        <Card>
          <Empty
            title={t(filtered ? 'deliveries.noneOf' : 'deliveries.none')}
            text={t(
              filtered
                ? 'deliveries.noneOfText'
                : takesCalls
                  ? 'deliveries.noneText'
                  : 'deliveries.noneUncalledText',
              { app: integration.displayName },
            )}
          >
            {filtered ? (
              <Button variant="default" onClick={() => onSearch({})}>
                {t('deliveries.filter.reset')}
              </Button>
            ) : (
              takesCalls && (
                <Button onClick={() => open({ dialog: 'example' })}>{t('deliveries.example.open')}</Button>
              )
            )}
          </Empty>
        </Card>
      )}
      {deliveries.length > 0 && (
        <DeliveryTable
          name={integration.name}
          deliveries={deliveries}
          open={event}
          search={kept}
          busy={found.isPlaceholderData}
        />
      )}
      {/* What is refreshed in the background fails in silence: the next one may work. */}
      <More list={found} failed={t('deliveries.moreFailed')} />
      <DeliveryDrawer
        name={integration.name}
        eventId={event}
        around={deliveries.map(({ eventId }) => eventId)}
        onOpen={(next) => open({ event: next })}
        onOnly={(installation) => onSearch({ installation })}
      />
      <RecoverDialog
        integration={integration}
        opened={dialog === 'recover'}
        onClose={() => open({})}
        target={
          search.installation
            ? { id: search.installation, name: targets.get(search.installation) ?? search.installation }
            : null
        }
      />
      <ExampleDialog integration={integration} opened={dialog === 'example'} onClose={() => open({})} />
      <DryRunDialog
        integration={integration}
        opened={dialog === 'dry-run'}
        onClose={() => open({})}
        targets={targets}
      />
    </>
  );
}
