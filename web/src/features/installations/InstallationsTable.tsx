import { Anchor, Card, Code, Group, Skeleton, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AppIcon } from '@/components/AppIcon.tsx';
import { Empty } from '@/components/Empty.tsx';
import { Moment } from '@/components/Moment.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { StatusBadge } from '@/components/StatusBadge.tsx';
import type { Membership } from '@/lib/api/index.ts';
import { appPolicyQuery } from '@/lib/appPolicy.ts';
import { canAdminister } from '@/lib/session.ts';
import { useInstallations } from './queries.ts';

/** The facts of each installed app, for people who look after them. */
export function InstallationsTable({ organization }: { organization: Membership }) {
  const { t } = useTranslation();
  const found = useInstallations(organization.id);
  const admin = canAdminister(organization);
  const policy = useQuery({ ...appPolicyQuery(organization.id), enabled: admin });
  /** Why what is installed could not be installed any more. */
  const kept = new Map(policy.data?.notAllowed.map(({ id, rule }) => [id, rule]));

  if (found.isError) {
    return (
      <ProblemNotice title={t('apps.failed')} error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  if (found.isPending) return <Skeleton h={220} radius="lg" />;
  if (found.data.length === 0) {
    return (
      <Card>
        <Empty
          title={t('apps.none', { organization: organization.displayName })}
          text={admin ? t('apps.noneAdmin') : t('apps.noneMember')}
        >
          <Anchor component={Link} to="/">
            {t('action.toMarketplace')}
          </Anchor>
        </Empty>
      </Card>
    );
  }
  return (
    <Card p={0}>
      <Table.ScrollContainer minWidth={680} type="native" tabIndex={0} aria-label={t('organization.apps')}>
        <Table verticalSpacing="sm" horizontalSpacing="lg">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('table.app')}</Table.Th>
              <Table.Th>{t('table.status')}</Table.Th>
              <Table.Th>{t('table.version')}</Table.Th>
              <Table.Th>{t('table.installed')}</Table.Th>
              {admin && <Table.Th>{t('table.clientId')}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.data.map(({ id, integration, status, version, installedAt, installedBy, clientId }) => (
              <Table.Tr key={id}>
                <Table.Td>
                  <Group gap="sm" wrap="nowrap">
                    <AppIcon app={integration} size={28} />
                    <Anchor
                      size="sm"
                      fw={560}
                      c="inherit"
                      renderRoot={(props) =>
                        status === 'uninstalled' ? (
                          <span {...props} />
                        ) : (
                          <Link
                            to="/apps/$name/{-$tab}"
                            params={{ name: integration.name, tab: undefined }}
                            {...props}
                          />
                        )
                      }
                    >
                      {integration.displayName}
                    </Anchor>
                  </Group>
                </Table.Td>
                <Table.Td>
                  <StatusBadge status={status} />
                  {kept.has(id) && (
                    <Anchor
                      display="block"
                      size="xs"
                      mt={4}
                      title={t(`panel.notAllowedBy.${kept.get(id) ?? 'denied'}`, {
                        app: integration.displayName,
                        organization: organization.displayName,
                      })}
                      renderRoot={(props) => (
                        <Link to="/organization/{-$tab}" params={{ tab: 'policy' }} {...props} />
                      )}
                    >
                      {t('table.notAllowed')}
                    </Anchor>
                  )}
                </Table.Td>
                <Table.Td>{version}</Table.Td>
                <Table.Td>
                  <Moment at={installedAt} />
                  <Text size="xs" c="dimmed">
                    {installedBy.name}
                  </Text>
                </Table.Td>
                {admin && <Table.Td>{clientId && <Code fz="xs">{clientId}</Code>}</Table.Td>}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}
