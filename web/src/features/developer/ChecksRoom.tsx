import { Badge, Button, Card, Group, Loader, NativeSelect, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Code } from '@/components/Code.tsx';
import { Empty } from '@/components/Empty.tsx';
import { Failure } from '@/components/Failure.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { When } from '@/components/When.tsx';
import { type CheckOfRule, type CheckOutcome, type CheckRun, publishing } from '@/lib/api/publishing.ts';
import { useFormat } from '@/lib/format.ts';
import classes from './Checks.module.css';
import { checksQuery } from './publishing.ts';
import { useDeveloperAct } from './queries.ts';

const colors: Record<CheckOutcome, string> = {
  passed: 'teal',
  failed: 'red',
  warned: 'orange',
  skipped: 'gray',
};
const weight: CheckOutcome[] = ['failed', 'warned', 'passed', 'skipped'];

/** What the marketplace looks at, what came of each rule, and how to mend it. */
export function ChecksRoom({ name }: { name: string }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const found = useQuery(checksQuery(name, i18n.language));
  const [chosen, setChosen] = useState<string | null>(null);
  const start = useDeveloperAct(async () => {
    await publishing.check(name);
    setChosen(null);
  });
  if (found.isError && !found.data) {
    return (
      <ProblemNotice title={t('checks.failed')} error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  if (found.isPending) return <Skeleton h={420} radius="lg" />;
  const runs = found.data;
  const run = runs.find(({ id }) => id === chosen) ?? runs[0];
  const running = runs.some(({ finishedAt }) => finishedAt === null);
  const button = (
    <Button loading={start.isPending} disabled={running} onClick={() => start.mutate(undefined)}>
      {t(runs.length > 0 ? 'checks.again' : 'checks.start')}
    </Button>
  );
  return (
    <>
      <Failure title={t('checks.notStarted')} error={start.error} />
      {run ? (
        <>
          <Group justify="space-between" align="flex-end" mb="md">
            <NativeSelect
              label={t('checks.run')}
              value={run.id}
              data={runs.map(({ id, version, draft, createdAt }) => ({
                value: id,
                label: `${t(draft ? 'checks.draft' : 'checks.version', { version })} · ${format.dateTime(createdAt)}`,
              }))}
              onChange={(event) => setChosen(event.currentTarget.value)}
            />
            {button}
          </Group>
          <Run run={run} />
        </>
      ) : (
        <Card>
          <Empty title={t('checks.none')} text={t('checks.noneText')}>
            {button}
          </Empty>
        </Card>
      )}
    </>
  );
}

function Run({ run }: { run: CheckRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { results, finishedAt } = run;
  const counted = weight
    .map((outcome) => ({ outcome, count: results.filter((each) => each.outcome === outcome).length }))
    .filter(({ count }) => count > 0);
  const sorted = [...results].sort((a, b) => weight.indexOf(a.outcome) - weight.indexOf(b.outcome));
  return (
    <>
      <Group gap="sm" mb="sm" role="status">
        {finishedAt === null ? (
          <>
            <Loader size="xs" aria-hidden />
            <Text size="sm">{t('checks.running', { count: results.length })}</Text>
          </>
        ) : (
          <Text size="sm">
            {format.list(counted.map(({ outcome, count }) => t(`checks.counted.${outcome}`, { count })))}
            {' · '}
            {t(`checks.cause.${run.cause}`)} <When at={finishedAt} />
          </Text>
        )}
      </Group>
      {sorted.length > 0 && (
        <Card p={0} component="ul" className={classes.results}>
          {sorted.map((result) => (
            <Result key={result.rule} result={result} />
          ))}
        </Card>
      )}
    </>
  );
}

function Result({ result }: { result: CheckOfRule }) {
  const { t } = useTranslation();
  const { title, outcome, mode, mend, evidence } = result;
  return (
    <li className={classes.result}>
      <Group gap="sm" justify="space-between" wrap="nowrap" align="flex-start">
        <h2 className={classes.title}>{title}</h2>
        <Badge color={colors[outcome]} className={classes.outcome}>
          {t(`checks.outcome.${outcome}`)}
        </Badge>
      </Group>
      {mend && (
        <Text size="sm" mt={4} style={{ overflowWrap: 'anywhere' }}>
          {mend}
        </Text>
      )}
      {outcome === 'failed' && (
        <Text size="sm" c="dimmed" mt={4}>
          {t(mode === 'enforce' ? 'checks.enforced' : 'checks.monitored')}
        </Text>
      )}
      {Object.keys(evidence).length > 0 && (
        <details className={classes.evidence}>
          <summary>{t('checks.evidence')}</summary>
          <Code label={t('checks.evidenceOf', { rule: title })} text={JSON.stringify(evidence)} />
        </details>
      )}
    </li>
  );
}
