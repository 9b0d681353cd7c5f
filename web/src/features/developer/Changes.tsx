import { Badge, List, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import type { Weight } from '@/lib/api/publishing.ts';
import { differenceQuery } from './publishing.ts';

const colors: Record<Weight, string> = { consent: 'orange', notice: 'blue', minor: 'gray' };

interface Props {
  name: string;
  /** A version, or `draft`. */
  version: string;
}

/** What a version changes for those who have the one before it, in words. */
export function Changes({ name, version }: Props) {
  const { t, i18n } = useTranslation();
  const found = useQuery(differenceQuery(name, version, i18n.language));
  if (found.isError && !found.data) {
    return (
      <ProblemNotice title={t('changes.failed')} error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  if (found.isPending) return <Skeleton h={72} radius="md" />;
  const { before, changes, needsConsent } = found.data;
  if (before === null) {
    return (
      <Text size="sm" c="dimmed">
        {t('changes.first')}
      </Text>
    );
  }
  return (
    <>
      <Text size="sm" mb="xs">
        {t(changes.length === 0 ? 'changes.none' : needsConsent ? 'changes.consent' : 'changes.quiet', {
          before,
        })}
      </Text>
      {changes.length > 0 && (
        <List size="sm" spacing={8} listStyleType="none">
          {changes.map(({ kind, weight, text }) => (
            <List.Item key={`${kind} ${text}`}>
              <Badge size="sm" color={colors[weight]} mr={8}>
                {t(`changes.weight.${weight}`)}
              </Badge>
              {text}
            </List.Item>
          ))}
        </List>
      )}
    </>
  );
}
