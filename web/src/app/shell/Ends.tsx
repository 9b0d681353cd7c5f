import { Button, Container } from '@mantine/core';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { useTitle } from '@/lib/hooks.ts';

export function NotFound() {
  const { t } = useTranslation();
  useTitle(t('notFound.title'));
  return (
    <Container size="sm" py={96}>
      <Empty order={1} title={t('notFound.title')} text={t('notFound.text')}>
        <Button component={Link} to="/">
          {t('action.toMarketplace')}
        </Button>
      </Empty>
    </Container>
  );
}

/** Where an error ends that no page has dealt with. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  useTitle(t('problem.page'));
  return (
    <Container size="sm" py={96}>
      <ProblemNotice
        order={1}
        title={t('problem.page')}
        error={error}
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </Container>
  );
}
