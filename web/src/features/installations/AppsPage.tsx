import { Button, Card, Container, Skeleton, Text, Title } from '@mantine/core';
import { IconApps } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import type { Installation, Membership } from '@/lib/api/index.ts';
import { useTitle } from '@/lib/hooks.ts';
import { canAdminister, sessionQuery } from '@/lib/session.ts';
import classes from './AppRow.module.css';
import { AppRow } from './AppRow.tsx';
import { OwnRequests } from './OwnRequests.tsx';
import { useInstallations, useOwnInstallations } from './queries.ts';
import { TriedApps } from './TriedApps.tsx';

/** What a person has for themselves, and what the organization has that they work for, if there is one. */
export function AppsPage({ organization }: { organization: Membership | null }) {
  const { t } = useTranslation();
  const own = useOwnInstallations();
  const found = useInstallations(organization?.id);
  const admin = organization !== null && canAdminister(organization);
  const failed = [found, own].find(({ isError }) => isError);
  const mine = own.data ?? [];
  const shared = found.data ?? [];
  const trying = useQuery(sessionQuery).data?.entered != null;
  const pending = own.isPending || (organization !== null && found.isPending);
  const names = [...mine, ...shared].map(({ integration }) => integration.name);
  const twice = ({ integration: { name } }: Installation) => names.indexOf(name) !== names.lastIndexOf(name);
  const words = { organization: organization?.displayName };
  useTitle(t('nav.apps'));

  return (
    <Container size="70rem" px={{ base: 'md', sm: 'lg' }} pt={40}>
      <Title order={1}>{t('nav.apps')}</Title>
      <Text c="dimmed" mt={4} mb="xl">
        {organization === null
          ? t('apps.leadOwn')
          : t(mine.length > 0 ? 'apps.leadBoth' : 'apps.lead', words)}
      </Text>
      {failed && (
        <ProblemNotice
          title={t('apps.failed')}
          error={failed.error}
          onRetry={() => void Promise.all([found.refetch(), own.refetch()])}
        />
      )}
      {pending && !failed && (
        <Card p={0} aria-busy>
          {[1, 2, 3].map((key) => (
            <div key={key} className={classes.row}>
              <Skeleton w={44} h={44} />
              <Skeleton h={44} style={{ gridColumn: 'names' }} />
            </div>
          ))}
        </Card>
      )}
      {!pending && mine.length > 0 && (
        <section className={classes.section} aria-labelledby="own-apps">
          <Title order={2} id="own-apps" mb="sm">
            {t('apps.yours')}
          </Title>
          <List installations={mine} organization={null} twice={twice} level={3} />
        </section>
      )}
      {!pending && organization && found.data && (
        <section className={classes.section} aria-label={organization.displayName}>
          {mine.length > 0 && (
            <Title order={2} mb="sm" style={{ overflowWrap: 'anywhere' }}>
              {organization.displayName}
            </Title>
          )}
          {shared.length > 0 && (
            <List
              installations={shared}
              organization={organization.displayName}
              twice={twice}
              level={mine.length > 0 ? 3 : 2}
            />
          )}
          {shared.length === 0 && !trying && (
            <Card>
              <Empty
                order={mine.length > 0 ? 3 : 2}
                icon={<IconApps size={36} stroke={1.5} className={classes.none} />}
                title={t('apps.none', words)}
                text={admin ? t('apps.noneAdmin') : t('apps.noneMember')}
              >
                <Button component={Link} to="/" variant={admin ? 'filled' : 'default'}>
                  {t('action.toMarketplace')}
                </Button>
              </Empty>
            </Card>
          )}
        </section>
      )}
      {trying && found.data && <TriedApps installed={shared.map(({ integration }) => integration.name)} />}
      {organization === null && !pending && (
        <Text size="sm" c="dimmed" mt="md" maw="40rem">
          {t('apps.noOrganization')}
        </Text>
      )}
      {organization && !admin && <OwnRequests organization={organization} />}
    </Container>
  );
}

interface ListProps {
  installations: Installation[];
  organization: string | null;
  twice: (installation: Installation) => boolean;
  level: 2 | 3;
}

function List({ installations, organization, twice, level }: ListProps) {
  return (
    <Card p={0} component="ul" className={classes.list}>
      {installations.map((installation) => (
        <AppRow
          key={installation.id}
          installation={installation}
          organization={organization}
          twice={twice(installation)}
          level={level}
        />
      ))}
    </Card>
  );
}
