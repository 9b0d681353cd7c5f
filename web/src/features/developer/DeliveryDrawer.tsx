import { ActionIcon, Alert, Button, Drawer, Group, Skeleton, Text, Title } from '@mantine/core';
import {
  IconChevronDown,
  IconChevronUp,
  IconFilter,
  IconPlayerSkipForward,
  IconRefresh,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Code } from '@/components/Code.tsx';
import { Failure } from '@/components/Failure.tsx';
import { FocusBack } from '@/components/FocusBack.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { toast } from '@/components/toasts.tsx';
import { When } from '@/components/When.tsx';
import { developer, type OneDelivery } from '@/lib/api/developer.ts';
import { AttemptView } from './AttemptView.tsx';
import classes from './DeliveryDrawer.module.css';
import { deliveryQuery, useDeveloperAct } from './queries.ts';
import { SkipDialog } from './SkipDialog.tsx';
import { StateMark } from './StateMark.tsx';

interface Props {
  name: string;
  eventId: string | undefined;
  /** The events beside it in the log, newest first. */
  around: string[];
  onOpen: (eventId: string | undefined) => void;
  /** Shows only the events of one installation. */
  onOnly: (installationId: string) => void;
}

const typing = (target: EventTarget) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [role=dialog] [role=dialog]');

/** One event: what it says, and every attempt to tell it. */
export function DeliveryDrawer({ name, eventId, around, onOpen, onOnly }: Props) {
  const { t } = useTranslation();
  const [skipping, setSkipping] = useState(false);
  const at = eventId ? around.indexOf(eventId) : -1;
  const newer = at > 0 ? around[at - 1] : undefined;
  const older = at >= 0 ? around[at + 1] : undefined;

  const onKeyDown = (event: KeyboardEvent) => {
    if (skipping || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const next = event.key === 'j' ? older : event.key === 'k' ? newer : undefined;
    if (next) onOpen(next);
  };
  return (
    <Drawer.Root
      opened={eventId !== undefined}
      onClose={() => onOpen(undefined)}
      position="right"
      size="min(46rem, 100vw)"
      closeOnEscape={!skipping}
    >
      <Drawer.Overlay backgroundOpacity={0.35} />
      <Drawer.Content onKeyDownCapture={onKeyDown} classNames={{ content: classes.drawer }}>
        <FocusBack />
        <Drawer.Header className={classes.header}>
          <Drawer.Title className={classes.title}>{t('deliveries.event')}</Drawer.Title>
          <Group gap={6} wrap="nowrap">
            <ActionIcon
              variant="default"
              size={32}
              disabled={!newer}
              aria-label={t('deliveries.newer')}
              aria-keyshortcuts="k"
              title={`${t('deliveries.newer')} (k)`}
              onClick={() => onOpen(newer)}
            >
              <IconChevronUp size={17} stroke={1.75} />
            </ActionIcon>
            <ActionIcon
              variant="default"
              size={32}
              disabled={!older}
              aria-label={t('deliveries.older')}
              aria-keyshortcuts="j"
              title={`${t('deliveries.older')} (j)`}
              onClick={() => onOpen(older)}
            >
              <IconChevronDown size={17} stroke={1.75} />
            </ActionIcon>
            <Drawer.CloseButton aria-label={t('action.close')} />
          </Group>
        </Drawer.Header>
        <Drawer.Body className={classes.body}>
          {eventId && (
            <Event
              key={eventId}
              name={name}
              eventId={eventId}
              onOnly={onOnly}
              skipping={skipping}
              onSkipping={setSkipping}
            />
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

interface EventProps {
  name: string;
  eventId: string;
  onOnly: (installationId: string) => void;
  skipping: boolean;
  onSkipping: (skipping: boolean) => void;
}

function Event({ name, eventId, onOnly, skipping, onSkipping }: EventProps) {
  const { t } = useTranslation();
  const found = useQuery(deliveryQuery(name, eventId));
  const resend = useDeveloperAct(() => developer.resend(name, eventId));
  const event = found.data;
  if (!event) {
    return found.isError ? (
      <ProblemNotice
        title={t('deliveries.eventFailed')}
        error={found.error}
        onRetry={() => void found.refetch()}
      />
    ) : (
      <Skeleton h={320} radius="md" />
    );
  }
  // Only what its stream waits for can be passed over.
  const held = event.state === 'failing' || event.state === 'stopped' || event.state === 'waiting';
  return (
    <>
      <Summary event={event} onOnly={onOnly} />
      {event.state !== 'pulled' && (
        <Group gap="xs" my="md">
          <Button
            size="sm"
            leftSection={<IconRefresh size={16} stroke={1.9} />}
            loading={resend.isPending}
            onClick={() => resend.mutate(undefined, { onSuccess: () => toast(t('deliveries.resent')) })}
          >
            {t('deliveries.resend')}
          </Button>
          {held && (
            <Button
              size="sm"
              variant="default"
              leftSection={<IconPlayerSkipForward size={16} stroke={1.9} />}
              onClick={() => onSkipping(true)}
            >
              {t('deliveries.skip.open')}
            </Button>
          )}
        </Group>
      )}
      <Failure title={t('deliveries.notResent')} error={resend.error} />
      {event.skipped && (
        <Alert color="gray" variant="light" mb="md" title={t('deliveries.skipped')}>
          {event.skipped.reason} <When at={event.skipped.at} />
        </Alert>
      )}
      <section className={classes.section}>
        <Title order={3} mb="xs">
          {t('deliveries.attempts', { count: event.attempts.length })}
        </Title>
        {event.attempts.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t(event.state === 'pulled' ? 'deliveries.pulledText' : 'deliveries.noAttempt')}
          </Text>
        ) : (
          <ol className={classes.attempts}>
            {event.attempts.map((attempt, n) => (
              <AttemptView key={attempt.id} attempt={attempt} opened={n === 0} />
            ))}
          </ol>
        )}
      </section>
      <section className={classes.section}>
        <Title order={3} mb="xs">
          {t('deliveries.body')}
        </Title>
        <Code label={t('deliveries.body')} text={JSON.stringify(event.body)} />
        <Text size="xs" c="dimmed" mt={6}>
          {t('deliveries.bodyText')}
        </Text>
      </section>
      {skipping && <SkipDialog name={name} event={event} onClose={() => onSkipping(false)} />}
    </>
  );
}

function Summary({ event, onOnly }: { event: OneDelivery; onOnly: (installationId: string) => void }) {
  const { t } = useTranslation();
  const { installationId } = event;
  return (
    <>
      <Group gap="sm" mb="sm">
        <span className={classes.type}>{event.type}</span>
        <StateMark state={event.state} />
      </Group>
      <dl className={classes.facts}>
        <dt>{t('deliveries.column.target')}</dt>
        <dd>
          {installationId ? (event.targetName ?? t('deliveries.aPerson')) : t('deliveries.publisher')}
          {installationId && (
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<IconFilter size={13} stroke={1.9} />}
              onClick={() => onOnly(installationId)}
            >
              {t('deliveries.only')}
            </Button>
          )}
        </dd>
        <dt>{t('deliveries.column.at')}</dt>
        <dd>
          <When at={event.appendedAt} exact />
        </dd>
        {event.deliveredAt && (
          <>
            <dt>{t('deliveries.deliveredAt')}</dt>
            <dd>
              <When at={event.deliveredAt} exact />
            </dd>
          </>
        )}
        {event.nextAttemptAt && (
          <>
            <dt>{t('deliveries.nextAttempt')}</dt>
            <dd>
              <When at={event.nextAttemptAt} exact />
            </dd>
          </>
        )}
        <dt>{t('deliveries.column.sequence')}</dt>
        <dd>{event.sequence}</dd>
        <dt>{t('deliveries.id')}</dt>
        <dd className={classes.id}>{event.eventId}</dd>
      </dl>
    </>
  );
}
