import { Anchor, Badge, Card, Group, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import { type Overview, publishing, type Statistics } from '@/lib/api/publishing.ts';
import { useFormat } from '@/lib/format.ts';
import { InstallsChart } from './InstallsChart.tsx';
import classes from './Overview.module.css';
import { checksQuery, statisticsQuery } from './publishing.ts';

const days = 30;

/** How an integration stands, how many use it, and what to do next. */
export function OverviewRoom({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const found = useQuery(statisticsQuery(overview.name, days));
  return (
    <Stack gap="lg">
      <Standing overview={overview} />
      {overview.publisher && <Next overview={overview} />}
      {found.isError && !found.data ? (
        <ProblemNotice
          title={t('overview.statisticsFailed')}
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      ) : found.isPending ? (
        <Skeleton h={320} radius="lg" />
      ) : (
        <Figures statistics={found.data} />
      )}
    </Stack>
  );
}

function Standing({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { version, published, publishedAt, visibility, tier, deprecation, publisher } = overview;
  return (
    <Card>
      <Group gap="xs" mb="xs">
        <Badge color={published ? 'teal' : 'gray'}>
          {t(published ? 'overview.offered' : publishedAt ? 'overview.notOffered' : 'overview.never')}
        </Badge>
        <Badge color="gray">{t(`visibility.of.${visibility}`)}</Badge>
        <Badge color={tier === 'unverified' ? 'orange' : 'blue'}>{t(`overview.tier.${tier}`)}</Badge>
        {deprecation && <Badge color="red">{t('overview.deprecated')}</Badge>}
      </Group>
      <Text size="sm">
        {version
          ? t('overview.version', { version, at: publishedAt ? format.date(publishedAt) : '' })
          : t('overview.noVersion')}{' '}
        {publisher
          ? t('overview.publisher', { publisher: publisher.displayName })
          : t('overview.catalogFile')}
      </Text>
      {deprecation && (
        <Text size="sm" mt={4}>
          {t('overview.sunset', { at: format.date(deprecation.sunset) })} {deprecation.message}
        </Text>
      )}
    </Card>
  );
}

/** What to do next, the nearest first. */
function Next({ overview }: { overview: Overview }) {
  const { t, i18n } = useTranslation();
  const checks = useQuery(checksQuery(overview.name, i18n.language));
  const { name, draft, publishedAt } = overview;
  const [latest] = checks.data ?? [];
  const broken = latest?.results.filter(({ outcome }) => outcome === 'failed').length ?? 0;
  const steps = [
    ...(publishedAt === null && draft.savedAt === null ? (['starter', 'write'] as const) : []),
    ...(checks.data && !latest ? (['check'] as const) : []),
    ...(broken > 0 ? (['mend'] as const) : []),
    ...(publishedAt === null && draft.savedAt !== null ? (['publish'] as const) : []),
    ...(publishedAt !== null && draft.savedAt !== null ? (['publishNext'] as const) : []),
  ];
  if (steps.length === 0) return null;
  const rooms = {
    write: 'manifest',
    check: 'checks',
    mend: 'checks',
    publish: 'manifest',
    publishNext: 'manifest',
  };
  return (
    <Section title={t('overview.next')}>
      <ol className={classes.steps}>
        {steps.map((step) => (
          <li key={step}>
            {step === 'starter' ? (
              <Anchor href={publishing.starter(name)} download={`${name}.zip`} size="sm" fw={560}>
                {t('overview.step.starter')}
              </Anchor>
            ) : (
              <Anchor
                size="sm"
                fw={560}
                renderRoot={(props) => (
                  <Link to="/developer/$name/{-$room}" params={{ name, room: rooms[step] }} {...props} />
                )}
              >
                {t(`overview.step.${step}`, { version: draft.version, count: broken })}
              </Anchor>
            )}
            <Text size="sm" c="dimmed">
              {t(`overview.stepText.${step}`)}
            </Text>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Figures({ statistics }: { statistics: Statistics }) {
  const { t, i18n } = useTranslation();
  const { active, churn, installs, reconsent } = statistics;
  const sum = (what: 'installed' | 'uninstalled') => installs.reduce((all, day) => all + day[what], 0);
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <Section title={t('overview.installs')} text={t('overview.installsText', { days })}>
      <SimpleGrid component="dl" cols={{ base: 2, sm: 4 }} className={classes.figures}>
        <Figure label={t('overview.active')} value={number.format(active)} />
        <Figure label={t('overview.installed')} value={number.format(sum('installed'))} />
        <Figure label={t('overview.uninstalled')} value={number.format(sum('uninstalled'))} />
        <Figure label={t('overview.churn')} value={churn === null ? '–' : percent.format(churn)} />
      </SimpleGrid>
      {reconsent && (
        <Text size="sm" mb="md">
          {t('overview.reconsent', { version: reconsent.version })}{' '}
          {t('versions.reconsent', {
            accepted: t('versions.accepted', { count: reconsent.accepted }),
            waiting: t('versions.waiting', { count: reconsent.waiting }),
          })}
        </Text>
      )}
      <InstallsChart days={installs} />
    </Section>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div className={classes.figure}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
