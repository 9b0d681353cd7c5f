import { Card, Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { More } from '@/components/More.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import type { Membership } from '@/lib/api/index.ts';
import { useFormat } from '@/lib/format.ts';
import classes from './Audit.module.css';
import { AuditFilters, filterOf } from './AuditFilters.tsx';
import type { PanelProps } from './OrganizationPage.tsx';
import { auditQuery } from './queries.ts';
import { useAuditSentence } from './useAuditSentence.ts';

interface Props extends Pick<PanelProps, 'search' | 'onSearch'> {
  organization: Membership;
}

/** Who did what, newest first. */
export function Audit({ organization, search, onSearch }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const sentence = useAuditSentence(organization.id);
  const filter = filterOf(search);
  const found = useInfiniteQuery(auditQuery(organization.id, filter));
  const entries = found.data?.pages.flatMap((page) => page.entries) ?? [];
  const filtered = Object.values(filter).some(Boolean);

  return (
    <>
      <AuditFilters organization={organization} search={search} onSearch={onSearch} />
      {found.isError && entries.length === 0 && (
        <ProblemNotice title={t('audit.failed')} error={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.isPending && <Skeleton h={360} radius="lg" />}
      {found.data && entries.length === 0 && (
        <Card>
          <Empty
            title={t(filtered ? 'audit.noneOf' : 'audit.none')}
            text={t(filtered ? 'audit.noneOfText' : 'audit.noneText')}
          />
        </Card>
      )}
      {entries.length > 0 && (
        <Card p={0} component="ol" className={classes.list} aria-busy={found.isPlaceholderData}>
          {entries.map((entry) => (
            <li key={entry.id} className={classes.entry}>
              <Text size="sm">{sentence(entry)}</Text>
              <time dateTime={entry.at} className={classes.time}>
                {format.dateTime(entry.at)}
              </time>
            </li>
          ))}
        </Card>
      )}
      <More list={found} failed={t('audit.moreFailed')} />
    </>
  );
}
