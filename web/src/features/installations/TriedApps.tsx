import { Button, Card, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AppIcon } from '@/components/AppIcon.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { sandbox } from '@/lib/api/sandbox.ts';
import classes from './AppRow.module.css';

/** To a test member: the drafts that wait to be installed in the sandbox. */
export function TriedApps({ installed }: { installed: string[] }) {
  const { t } = useTranslation();
  const found = useQuery({
    queryKey: ['sandbox', 'drafts'],
    queryFn: ({ signal }) => sandbox.drafts({ signal }),
  });
  const waiting = found.data?.filter(({ slug }) => !installed.includes(slug)) ?? [];
  if (found.isError) {
    return (
      <ProblemNotice title={t('apps.triedFailed')} error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  if (waiting.length === 0) {
    return found.data && installed.length === 0 ? <Text c="dimmed">{t('apps.noDrafts')}</Text> : null;
  }
  return (
    <section className={classes.section} aria-labelledby="tried-apps">
      <Title order={2} id="tried-apps">
        {t('apps.tried')}
      </Title>
      <Text c="dimmed" mt={4} mb="sm">
        {t('apps.triedText')}
      </Text>
      <Card p={0} component="ul" className={classes.list}>
        {waiting.map(({ slug, name, icon }) => (
          <li key={slug} className={classes.row}>
            <AppIcon app={{ name: slug, displayName: name, icon }} size={44} />
            <div className={classes.names}>
              <h3 className={classes.name}>{name}</h3>
            </div>
            <div className={classes.actions}>
              <Button
                variant="default"
                size="sm"
                renderRoot={(props) => <Link to="/listings/$name" params={{ name: slug }} {...props} />}
              >
                {t('apps.look', { name })}
              </Button>
            </div>
          </li>
        ))}
      </Card>
    </section>
  );
}
