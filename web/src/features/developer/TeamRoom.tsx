import { Badge, Button, Group, List, Skeleton, Stack, Text } from '@mantine/core';
import { IconMailPlus, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Person } from '@/components/Person.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import { toast } from '@/components/toasts.tsx';
import type { DevelopedIntegration } from '@/lib/api/developer.ts';
import type { Team } from '@/lib/api/publishing.ts';
import { useGo } from '@/lib/go.ts';
import { useSwitchOrganization, useVisitor } from '@/lib/session.ts';
import { teamQuery } from './publishing.ts';
import classes from './Team.module.css';

const rights = ['publish', 'listing', 'events', 'secrets', 'sandbox', 'recorded'] as const;

/** Who looks after an integration, what they may do, and what the others of its publisher lack. */
export function TeamRoom({ integration }: { integration: DevelopedIntegration }) {
  const { t } = useTranslation();
  const found = useQuery(teamQuery(integration.name));
  const visitor = useVisitor();
  if (found.isError && !found.data) {
    return (
      <ProblemNotice title={t('team.failed')} error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  if (found.isPending) return <Skeleton h={420} radius="lg" maw="48rem" />;
  const { publisher, members, others, unnamed } = found.data;
  if (!publisher) return null;
  const words = { app: integration.displayName, publisher: publisher.displayName };
  return (
    <Stack gap={0} maw="48rem">
      <Section title={t('team.title', words)} text={t('team.text', words)}>
        <ul className={classes.people} aria-label={t('team.title', words)}>
          {members.map(({ id, name, email, role }) => (
            <li key={id} className={classes.person}>
              <Person name={id === visitor?.account.id ? t('person.you', { name }) : name} email={email} />
              <Badge color="gray">{t(`role.${role}`)}</Badge>
            </li>
          ))}
        </ul>
        <ToPeople publisher={publisher} />
      </Section>
      <Section title={t('team.may.title')}>
        <List size="sm" spacing={6}>
          {rights.map((each) => (
            <List.Item key={each}>{t(`team.may.${each}`, words)}</List.Item>
          ))}
        </List>
      </Section>
      {others.length > 0 && (
        <Section title={t('team.others.title')} text={t('team.others.text', words)}>
          <ul className={classes.people} aria-label={t('team.others.title')}>
            {others.map((each) => (
              <li key={each.id} className={classes.person}>
                <Person name={each.name} email={each.email} />
                <Group gap={6}>
                  {each.needs.map((need) => {
                    const asked = need === 'developer' && each.asked;
                    return (
                      <Badge key={need} color={asked ? 'blue' : 'gray'}>
                        {t(`team.others.needs.${asked ? 'asked' : need}`)}
                      </Badge>
                    );
                  })}
                </Group>
              </li>
            ))}
          </ul>
          {unnamed > 0 && (
            <Text size="sm" c="dimmed" mt="sm">
              {t('team.others.more', { count: unnamed, publisher: publisher.displayName })}
            </Text>
          )}
        </Section>
      )}
    </Stack>
  );
}

/** The ways to the publisher's people, who are invited and made admins there. */
function ToPeople({ publisher }: { publisher: NonNullable<Team['publisher']> }) {
  const { t } = useTranslation();
  const visitor = useVisitor();
  const switching = useSwitchOrganization();
  const go = useGo();
  const words = { publisher: publisher.displayName };
  const open = (path: string) => {
    if (visitor?.organization?.id === publisher.organizationId) return go(path);
    // The pages of an organization are those of the one that this person acts for.
    switching.mutate(publisher.organizationId, {
      onSuccess: () => {
        toast(t('organization.switched', { organization: publisher.displayName }));
        go(path);
      },
      onError: () => toast(t('team.notOpened', words), { failed: true }),
    });
  };
  return (
    <Group gap="xs" mt="md">
      <Button
        variant="default"
        leftSection={<IconMailPlus size={17} stroke={1.75} />}
        disabled={switching.isPending}
        onClick={() => open('/organization/invitations?dialog=invite')}
      >
        {t('team.invite')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconUsers size={17} stroke={1.75} />}
        disabled={switching.isPending}
        onClick={() => open('/organization')}
      >
        {t('team.people', words)}
      </Button>
    </Group>
  );
}
