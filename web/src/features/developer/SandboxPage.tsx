import { Anchor, Button, Card, Container, Group, Select, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { Failure } from '@/components/Failure.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import type { Membership } from '@/lib/api/index.ts';
import type { TestMember, Tried } from '@/lib/api/sandbox.ts';
import { useTitle } from '@/lib/hooks.ts';
import { canAdminister, useVisitor } from '@/lib/session.ts';
import { SandboxMembers } from './SandboxMembers.tsx';
import { sandboxQuery, useEnter } from './sandboxQueries.ts';

/** Where developers try their drafts as people who do not exist. */
export function SandboxPage() {
  const { t } = useTranslation();
  const visitor = useVisitor();
  const [chosen, setChosen] = useState<string | null>(null);
  useTitle(t('sandbox.title'));
  const teams = visitor?.account.roles.includes('developer')
    ? visitor.organizations.filter(canAdminister)
    : [];
  const publisher =
    teams.find(({ id }) => id === chosen) ??
    teams.find(({ id }) => id === visitor?.organization?.id) ??
    teams[0];
  return (
    <Container size="56rem" px={{ base: 'md', sm: 'lg' }} pt={40}>
      <Title order={1}>{t('sandbox.title')}</Title>
      <Text c="dimmed" mt={4} mb="xl" maw="44rem">
        {t('sandbox.lead')}
      </Text>
      {teams.length > 1 && (
        <Select
          label={t('sandbox.publisher')}
          maw="22rem"
          mb="lg"
          allowDeselect={false}
          data={teams.map(({ id, displayName }) => ({ value: id, label: displayName }))}
          value={publisher?.id ?? null}
          onChange={setChosen}
        />
      )}
      {publisher ? (
        <Sandbox key={publisher.id} publisher={publisher} />
      ) : visitor === undefined ? (
        <Skeleton h={260} radius="lg" />
      ) : (
        <Card>
          <Empty
            icon={<IconFlask size={36} stroke={1.5} />}
            title={t('sandbox.noTeam')}
            text={t('sandbox.noTeamText')}
          >
            <Button variant="default" renderRoot={(props) => <Link to="/developer" {...props} />}>
              {t('developer.title')}
            </Button>
          </Empty>
        </Card>
      )}
    </Container>
  );
}

function Sandbox({ publisher }: { publisher: Membership }) {
  const { t } = useTranslation();
  const found = useQuery(sandboxQuery(publisher.id));
  if (found.isError && !found.data) {
    return (
      <ProblemNotice title={t('sandbox.failed')} error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  if (!found.data) return <Skeleton h={260} radius="lg" />;
  return (
    <Stack gap="lg">
      <Section title={t('sandbox.members')} text={t('sandbox.membersText')}>
        <SandboxMembers publisher={publisher.id} members={found.data.members} />
      </Section>
      <Section title={t('sandbox.apps')} text={t('sandbox.appsText')}>
        {found.data.integrations.length === 0 && <Text c="dimmed">{t('sandbox.noApps')}</Text>}
        <Stack gap="md">
          {found.data.integrations.map((each) => (
            <App key={each.name} app={each} members={found.data.members} />
          ))}
        </Stack>
      </Section>
    </Stack>
  );
}

function App({ app, members }: { app: Tried; members: TestMember[] }) {
  const { t } = useTranslation();
  return (
    <Group justify="space-between" gap="sm" align="start">
      <div>
        <Anchor
          fw={600}
          renderRoot={(props) => (
            <Link to="/developer/$name/{-$room}" params={{ name: app.name, room: undefined }} {...props} />
          )}
        >
          {app.displayName}
        </Anchor>
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {t('sandbox.version', { version: app.version })} · {app.appUrl}
        </Text>
      </div>
      {app.status ? (
        <Text size="sm">{t(`sandbox.status.${app.status}`)}</Text>
      ) : (
        <InstallAs app={app} by={members.find(({ role }) => role !== 'member')} />
      )}
    </Group>
  );
}

/** The way to where the draft is installed, as a test member who may do so. */
function InstallAs({ app, by }: { app: Tried; by: TestMember | undefined }) {
  const { t } = useTranslation();
  const enter = useEnter();
  if (!by) {
    return (
      <Text size="sm" maw="24rem">
        {t('sandbox.notInstalled')}
      </Text>
    );
  }
  return (
    <Stack gap="xs" maw="min(24rem, 100%)">
      <Button
        variant="default"
        aria-label={t('sandbox.installThisAs', { name: by.name, app: app.displayName })}
        loading={enter.isPending}
        onClick={() => enter.mutate({ id: by.id, to: `/listings/${app.name}` })}
      >
        {t('sandbox.installAs', { name: by.name })}
      </Button>
      <Failure title={t('sandbox.enterFailed')} error={enter.error} />
    </Stack>
  );
}
