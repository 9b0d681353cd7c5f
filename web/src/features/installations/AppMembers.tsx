import { Card, Group, Skeleton, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { More } from '@/components/More.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { SearchField } from '@/components/SearchField.tsx';
import { appMembersQuery } from '@/lib/access.ts';
import { type Installation, type Membership, ProblemError } from '@/lib/api/index.ts';
import { AppMemberRow } from './AppMemberRow.tsx';
import classes from './AppMembers.module.css';
import { PolicySwitch } from './PolicySwitch.tsx';

interface Props {
  installation: Installation;
  organization: Membership;
  q: string;
  onSearch: (q: string) => void;
}

/** Who may use an app, by the rule for everyone and person by person. */
export function AppMembers({ installation, organization, q, onSearch }: Props) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(appMembersQuery(installation.id, q));
  const app = installation.integration.displayName;
  const words = { app, organization: organization.displayName, q };
  const first = found.data?.pages[0];
  const members = found.data?.pages.flatMap((page) => page.members) ?? [];
  const search = useCallback((typed: string) => onSearch(typed), [onSearch]);

  if (found.isError && !first) {
    return found.error instanceof ProblemError && found.error.status === 403 ? (
      <Card>
        <Empty
          icon={<IconLock size={36} stroke={1.5} className={classes.none} />}
          title={t('access.onlyAdmins')}
          text={t('access.onlyAdminsText', words)}
        />
      </Card>
    ) : (
      <ProblemNotice title={t('access.failed')} error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  return (
    <>
      {installation.canManage && (
        <PolicySwitch
          installation={installation}
          organization={organization}
          policy={first?.policy ?? installation.accessPolicy}
        />
      )}
      <Group justify="space-between" gap="sm" mt="xl" mb="md">
        <SearchField label={t('access.search')} q={q} onSearch={search} />
        <Text size="sm" c="dimmed" role="status">
          {t('access.count', { count: installation.memberCount })}
        </Text>
      </Group>
      {found.isPending ? (
        <Card p={0} aria-busy>
          {[1, 2, 3, 4, 5].map((key) => (
            <div key={key} className={classes.row}>
              <Skeleton h={40} style={{ gridColumn: '1 / -1' }} />
            </div>
          ))}
        </Card>
      ) : (
        <Card p={0} component="ul" className={classes.list} aria-busy={found.isPlaceholderData}>
          {members.map((member) => (
            <AppMemberRow
              key={member.accountId}
              member={member}
              installation={installation}
              permissions={first?.permissions ?? []}
            />
          ))}
          {members.length === 0 && (
            <li>
              <Empty title={t('access.nobody', words)} text={t('access.nobodyText')} />
            </li>
          )}
        </Card>
      )}
      <More list={found} failed={t('access.moreFailed')} />
    </>
  );
}
