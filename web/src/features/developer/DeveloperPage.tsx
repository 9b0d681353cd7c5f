import { Button, Card, Container, Group, Skeleton, Text, Title } from '@mantine/core';
import { IconPlugConnected, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AppIcon } from '@/components/AppIcon.tsx';
import { Empty } from '@/components/Empty.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import type { DevelopedIntegration } from '@/lib/api/developer.ts';
import { useTitle } from '@/lib/hooks.ts';
import { useVisitor } from '@/lib/session.ts';
import { BecomeDeveloper } from './BecomeDeveloper.tsx';
import classes from './Developer.module.css';
import { integrationsQuery } from './queries.ts';
import { TroubleMark } from './StateMark.tsx';

/** The integrations that this person looks after, those in trouble first. */
export function DeveloperPage() {
  const { t } = useTranslation();
  const found = useQuery({ ...integrationsQuery, refetchInterval: 10_000 });
  const visitor = useVisitor();
  const developing = visitor?.account.roles.includes('developer') ?? false;
  const sorted = [...(found.data ?? [])].sort(
    (a, b) => Number(b.trouble !== 'none') - Number(a.trouble !== 'none'),
  );
  useTitle(t('developer.title'));
  return (
    <Container size="70rem" px={{ base: 'md', sm: 'lg' }} pt={40}>
      <Group justify="space-between" gap="sm">
        <Title order={1}>{t('developer.title')}</Title>
        <Group gap="xs">
          <Button variant="default" renderRoot={(props) => <Link to="/reference" {...props} />}>
            {t('developer.reference')}
          </Button>
          {developing && (
            <Button variant="default" renderRoot={(props) => <Link to="/sandbox" {...props} />}>
              {t('developer.sandbox')}
            </Button>
          )}
          {(developing || sorted.length > 0) && (
            <Button
              leftSection={<IconPlus size={17} stroke={1.75} />}
              renderRoot={(props) => <Link to="/new-integration" {...props} />}
            >
              {t('newIntegration.title')}
            </Button>
          )}
        </Group>
      </Group>
      <Text c="dimmed" mt="xs" mb="xl" maw="44rem">
        {t('developer.lead')}
      </Text>
      {found.isError && !found.data ? (
        <ProblemNotice
          title={t('developer.failed')}
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      ) : found.isPending || !visitor ? (
        <Skeleton h={260} radius="lg" />
      ) : sorted.length === 0 && !developing ? (
        <BecomeDeveloper />
      ) : sorted.length === 0 ? (
        <Card>
          <Empty
            icon={<IconPlugConnected size={36} stroke={1.5} className={classes.none} />}
            title={t('developer.none')}
            text={t('developer.noneOwnText')}
          >
            <Button renderRoot={(props) => <Link to="/new-integration" {...props} />}>
              {t('newIntegration.title')}
            </Button>
          </Empty>
        </Card>
      ) : (
        <Card p={0} component="ul" className={classes.list}>
          {sorted.map((each) => (
            <Integration key={each.name} integration={each} />
          ))}
        </Card>
      )}
    </Container>
  );
}

function Integration({ integration }: { integration: DevelopedIntegration }) {
  const { t } = useTranslation();
  const { name, displayName, trouble, waiting, stopped, webhookUrl, eventsTransport } = integration;
  return (
    <li className={classes.integration}>
      <AppIcon app={integration} size={44} />
      <div className={classes.names}>
        <h2 className={classes.name}>
          <Link to="/developer/$name/{-$room}" params={{ name, room: 'overview' }} className={classes.link}>
            {displayName}
          </Link>
          <TroubleMark trouble={trouble} />
        </h2>
        <p className={classes.address}>{webhookUrl ?? t(`developer.transport.${eventsTransport}`)}</p>
        {trouble !== 'none' && <p className={classes.fact}>{t(`developer.troubleText.${trouble}`)}</p>}
      </div>
      <p className={classes.counts}>
        {waiting > 0 && <span>{t('developer.waiting', { count: waiting })}</span>}
        {stopped > 0 && <span data-bad>{t('developer.stopped', { count: stopped })}</span>}
        {waiting === 0 && stopped === 0 && <span>{t('developer.calm')}</span>}
      </p>
    </li>
  );
}
