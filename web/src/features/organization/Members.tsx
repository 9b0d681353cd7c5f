import { Avatar, Card, Group, Skeleton, Table, Text, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Moment } from '@/components/Moment.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import type { Membership } from '@/lib/api/index.ts';
import { canAdminister, useVisitor } from '@/lib/session.ts';
import { MemberMenu } from './MemberMenu.tsx';
import { membersQuery } from './queries.ts';

export function Members({ organization }: { organization: Membership }) {
  const { t } = useTranslation();
  const found = useQuery(membersQuery(organization.id));
  const visitor = useVisitor();
  const admin = canAdminister(organization);

  if (found.isError) {
    return (
      <ProblemNotice title={t('members.failed')} error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  if (found.isPending) return <Skeleton h={360} radius="lg" />;
  return (
    <Card p={0}>
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
          {found.data.map((member) => (
            <Table.Tr key={member.accountId}>
              <Table.Td>
                <Group gap="sm" wrap="nowrap">
                  <Avatar
                    visibleFrom="xs"
                    size={34}
                    name={member.name}
                    color="brand"
                    variant="light"
                    alt=""
                  />
                  <div style={{ minWidth: 0 }}>
                    <Text size="sm" fw={560}>
                      {member.accountId === visitor?.account.id
                        ? t('members.you', { name: member.name })
                        : member.name}
                    </Text>
                    <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                      {member.email}
                    </Text>
                  </div>
                </Group>
              </Table.Td>
              <Table.Td>{t(`role.${member.role}`)}</Table.Td>
              <Table.Td visibleFrom="sm">
                <Moment at={member.joinedAt} />
              </Table.Td>
              {admin && (
                <Table.Td>
                  <MemberMenu member={member} organization={organization} />
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}
