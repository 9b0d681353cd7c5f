import { Button, Card, Container, Skeleton, Text, Title } from '@mantine/core';
import { IconApps } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import type { Membership } from '@/lib/api/index.ts';
import { useTitle } from '@/lib/hooks.ts';
import { canAdminister } from '@/lib/session.ts';
import classes from './AppRow.module.css';
import { AppRow } from './AppRow.tsx';
import { OwnRequests } from './OwnRequests.tsx';
import { useInstallations } from './queries.ts';

export function AppsPage({ organization }: { organization: Membership }) {
  const { t } = useTranslation();
  const found = useInstallations(organization.id);
  const admin = canAdminister(organization);
  useTitle(t('nav.apps'));

  return (
    <Container size="70rem" px={{ base: 'md', sm: 'lg' }} pt={40}>
      <Title order={1}>{t('nav.apps')}</Title>
      <Text c="dimmed" mt={4} mb="xl">
        {t('apps.lead', { organization: organization.displayName })}
      </Text>
      {found.isError && (
        <ProblemNotice title={t('apps.failed')} error={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.isPending && (
        <Card p={0} aria-busy>
          {[1, 2, 3].map((key) => (
            <div key={key} className={classes.row}>
              <Skeleton w={44} h={44} />
              <Skeleton h={44} style={{ gridColumn: 'names' }} />
            </div>
          ))}
        </Card>
      )}
      {found.data?.length === 0 && (
        <Card>
          <Empty
            icon={<IconApps size={36} stroke={1.5} className={classes.none} />}
            title={t('apps.none', { organization: organization.displayName })}
            text={admin ? t('apps.noneAdmin') : t('apps.noneMember')}
          >
            <Button component={Link} to="/" variant={admin ? 'filled' : 'default'}>
              {t('action.toMarketplace')}
            </Button>
          </Empty>
        </Card>
      )}
      {found.data && found.data.length > 0 && (
        <Card p={0} component="ul" className={classes.list}>
          {found.data.map((installation) => (
            <AppRow
              key={installation.id}
              installation={installation}
              organization={organization.displayName}
            />
          ))}
        </Card>
      )}
      {!admin && <OwnRequests organization={organization} />}
    </Container>
  );
}
