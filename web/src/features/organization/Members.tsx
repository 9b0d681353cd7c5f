import { Button, Card, Group, Skeleton, Table, Text, VisuallyHidden } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { Moment } from '@/components/Moment.tsx';
import { More } from '@/components/More.tsx';
import { Person } from '@/components/Person.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { SearchField } from '@/components/SearchField.tsx';
import type { Membership } from '@/lib/api/index.ts';
import { canAdminister, useVisitor } from '@/lib/session.ts';
import { MemberMenu } from './MemberMenu.tsx';
import type { PanelProps } from './OrganizationPage.tsx';
import { membersQuery } from './queries.ts';

interface Props extends Pick<PanelProps, 'search' | 'onSearch'> {
  organization: Membership;
  onInvite: () => void;
}

export function Members({ organization, search, onSearch, onInvite }: Props) {
  const { t } = useTranslation();
  const q = search.q ?? '';
  const found = useInfiniteQuery(membersQuery(organization.id, q));
  const visitor = useVisitor();
  const admin = canAdminister(organization);
  const find = useCallback((typed: string) => onSearch({ q: typed || undefined }), [onSearch]);
  const members = found.data?.pages.flatMap((page) => page.members) ?? [];

  if (found.isError && members.length === 0) {
    return (
      <ProblemNotice title={t('members.failed')} error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  return (
    <>
      <Group justify="space-between" gap="sm" mb="md">
        <SearchField label={t('members.search')} q={q} onSearch={find} />
        {admin && <Button onClick={onInvite}>{t('invitations.invite')}</Button>}
      </Group>
      {found.isPending ? (
        <Skeleton h={360} radius="lg" />
      ) : (
        <Card p={0} aria-busy={found.isPlaceholderData}>
          {members.length === 0 ? (
            <Empty title={t('members.nobody', { q })} text={t('members.nobodyText')} />
          ) : (
            <Table verticalSpacing="sm" horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('table.person')}</Table.Th>
                  <Table.Th>{t('table.role')}</Table.Th>
                  <Table.Th visibleFrom="sm">{t('table.joined')}</Table.Th>
                  {admin && (
                    <Table.Th w={64}>
                      <VisuallyHidden>{t('table.actions')}</VisuallyHidden>
                    </Table.Th>
                  )}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {members.map((member) => {
                  const me = member.accountId === visitor?.account.id;
                  return (
                    <Table.Tr key={member.accountId}>
                      <Table.Td>
                        <Person
                          name={me ? t('person.you', { name: member.name }) : member.name}
                          email={member.email}
                        />
                      </Table.Td>
                      <Table.Td>
                        <Text size="sm">{t(`role.${member.role}`)}</Text>
                      </Table.Td>
                      <Table.Td visibleFrom="sm">
                        <Moment at={member.joinedAt} />
                      </Table.Td>
                      {admin && (
                        <Table.Td>
                          <MemberMenu member={member} me={me} organization={organization} />
                        </Table.Td>
                      )}
                    </Table.Tr>
                  );
                })}
              </Table.Tbody>
            </Table>
          )}
        </Card>
      )}
      <More list={found} failed={t('members.moreFailed')} />
    </>
  );
}
