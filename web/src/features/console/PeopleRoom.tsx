import {
  Badge,
  Box,
  Button,
  Card,
  Group,
  Skeleton,
  Table,
  Text,
  TextInput,
  Title,
  VisuallyHidden,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconUserPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmailText } from '@/components/EmailText.tsx';
import { Empty } from '@/components/Empty.tsx';
import { Moment } from '@/components/Moment.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import type { PlatformPerson } from '@/lib/api/index.ts';
import { useVisitor } from '@/lib/session.ts';
import { AddPersonDialog } from './AddPersonDialog.tsx';
import { peopleQuery } from './queries.ts';
import { isRole, RolesDialog } from './RolesDialog.tsx';

/** Everybody with an account, and what they may do for the whole marketplace. */
export function PeopleRoom() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const found = useInfiniteQuery(peopleQuery(q));
  const [changing, setChanging] = useState<PlatformPerson | null>(null);
  const [adding, setAdding] = useState(false);
  const visitor = useVisitor();
  const people = found.data?.pages.flatMap((page) => page.people) ?? [];

  return (
    <section aria-labelledby="people">
      <Title order={2} id="people" mb={4}>
        {t('people.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {t('people.text')}
      </Text>
      <Group gap="sm" mb="md" justify="space-between">
        <TextInput
          type="search"
          flex="1 1 14rem"
          maw={360}
          aria-label={t('people.search')}
          placeholder={t('people.search')}
          leftSection={<IconSearch size={16} stroke={1.75} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button leftSection={<IconUserPlus size={17} stroke={1.75} />} onClick={() => setAdding(true)}>
          {t('people.add')}
        </Button>
      </Group>
      {found.isError && !found.data ? (
        <ProblemNotice title={t('people.failed')} error={found.error} onRetry={() => void found.refetch()} />
      ) : found.isPending ? (
        <Skeleton h={320} radius="lg" />
      ) : people.length === 0 ? (
        <Empty order={3} title={t('people.none', { q })} text={t('people.noneText')} />
      ) : (
        <Card p={0}>
          <Table verticalSpacing="sm" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('people.person')}</Table.Th>
                <Table.Th visibleFrom="sm">{t('people.roles')}</Table.Th>
                <Table.Th visibleFrom="md">{t('people.seen')}</Table.Th>
                <Table.Th w={64}>
                  <VisuallyHidden>{t('people.actions')}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {people.map((person) => (
                <Table.Tr key={person.id}>
                  <Table.Td>
                    <Text size="sm" fw={560} style={{ overflowWrap: 'anywhere' }}>
                      {person.id === visitor?.account.id
                        ? t('people.you', { name: person.name })
                        : person.name}
                    </Text>
                    <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                      <EmailText address={person.email} />
                      {!person.emailVerified && ` · ${t('people.unconfirmed')}`}
                    </Text>
                    {person.roles.length > 0 && (
                      <Box hiddenFrom="sm" mt={4}>
                        <Roles person={person} />
                      </Box>
                    )}
                  </Table.Td>
                  <Table.Td visibleFrom="sm">
                    <Roles person={person} />
                  </Table.Td>
                  <Table.Td visibleFrom="md">
                    {person.lastSeenAt ? <Moment at={person.lastSeenAt} /> : t('people.never')}
                  </Table.Td>
                  <Table.Td>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={t('people.changeOne', { name: person.name })}
                      onClick={() => setChanging(person)}
                    >
                      {t('people.change')}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Card>
      )}
      {found.isFetchNextPageError && (
        <ProblemNotice
          title={t('people.moreFailed')}
          error={found.error}
          onRetry={() => void found.fetchNextPage()}
        />
      )}
      {found.hasNextPage && (
        <Group justify="center" mt="lg">
          <Button
            variant="default"
            loading={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {t('action.more')}
          </Button>
        </Group>
      )}
      {adding && <AddPersonDialog onClose={() => setAdding(false)} />}
      {changing && <RolesDialog person={changing} onClose={() => setChanging(null)} />}
    </section>
  );
}

function Roles({ person }: { person: PlatformPerson }) {
  const { t } = useTranslation();
  if (person.roles.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('people.noRole')}
      </Text>
    );
  }
  return (
    <Group gap={4}>
      {person.roles.filter(isRole).map((role) => (
        <Badge key={role} size="sm" color={role === 'operator' ? 'orange' : 'blue'}>
          {t(`people.role.${role}`)}
        </Badge>
      ))}
    </Group>
  );
}
