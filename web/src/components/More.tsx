import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from './ProblemNotice.tsx';

interface Props {
  list: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    error: Error | null;
    fetchNextPage: () => Promise<unknown>;
  };
  /** Says that the rest could not be loaded. */
  failed: string;
}

/** The way to the rest of a long list. */
export function More({ list, failed }: Props) {
  const { t } = useTranslation();
  if (list.isFetchNextPageError) {
    return <ProblemNotice title={failed} error={list.error} onRetry={() => void list.fetchNextPage()} />;
  }
  if (!list.hasNextPage) return null;
  return (
    <Group justify="center" mt="lg">
      <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {t('action.more')}
      </Button>
    </Group>
  );
}
