import { Container } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { StartPage } from '@/features/start/StartPage.tsx';
import type { Membership } from '@/lib/api/index.ts';
import { useVisitor } from '@/lib/session.ts';

interface Props {
  children: (organization: Membership) => ReactNode;
  /** What can be shown to people who act for none. */
  without?: ReactNode;
}

/** What is about one organization: the one that this person acts for, else how to come by one. */
export function WithOrganization({ children, without = null }: Props) {
  const { t } = useTranslation();
  const visitor = useVisitor();
  if (!visitor) return null;
  if (visitor.organization) return children(visitor.organization);
  if (without) return without;
  if (visitor.organizations.length === 0) return <StartPage visitor={visitor} onCreated={() => {}} />;
  return (
    <Container size="sm" py={96}>
      <Empty order={1} title={t('organization.choose')} text={t('organization.chooseText')} />
    </Container>
  );
}
