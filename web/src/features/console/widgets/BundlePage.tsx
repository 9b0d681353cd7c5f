import { Alert, Anchor, Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '@/components/CopyField.tsx';
import { Empty } from '@/components/Empty.tsx';
import { Moment } from '@/components/Moment.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import type { Bundle } from '@/lib/api/bundles.ts';
import { useFormat } from '@/lib/format.ts';
import { BundleReports } from './BundleReports.tsx';
import { BundleState } from './BundleState.tsx';
import { bundleQuery, type Shown } from './queries.ts';
import { PutBackDialog, TakeDownDialog } from './Takedown.tsx';
import classes from './Widgets.module.css';
import { useBundleName, usePlaces } from './words.ts';

interface Props {
  sha256: string;
  /** What the list showed that leads here. */
  shown: Shown | undefined;
}

/** One bundle: which versions have it, what browsers say of it, and whether it is shown. */
export function BundlePage({ sha256, shown }: Props) {
  const { t } = useTranslation();
  const found = useQuery(bundleQuery(sha256));
  const name = useBundleName();
  const [newest] = found.data ?? [];
  return (
    <section aria-labelledby="bundle">
      <Anchor
        size="sm"
        renderRoot={(props) => (
          <Link
            to="/console/{-$room}"
            params={{ room: 'widgets' }}
            search={shown ? { show: shown } : {}}
            {...props}
          />
        )}
      >
        {t('bundles.back')}
      </Anchor>
      <Group gap="sm" mt="xs" mb="md">
        <Title order={2} id="bundle" style={{ overflowWrap: 'anywhere' }}>
          {newest ? name(newest) : t('bundles.widget')}
        </Title>
        {newest && <BundleState bundle={newest} />}
      </Group>
      {found.isError && !found.data ? (
        <ProblemNotice
          title={t('bundles.oneFailed')}
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      ) : found.isPending ? (
        <Skeleton h={420} radius="lg" />
      ) : newest ? (
        <Known bundle={newest} versions={found.data} />
      ) : (
        <Empty order={3} title={t('bundles.gone')} text={t('bundles.goneText')} />
      )}
    </section>
  );
}

function Known({ bundle, versions }: { bundle: Bundle; versions: Bundle[] }) {
  const { t } = useTranslation();
  const [deciding, setDeciding] = useState(false);
  const { takenDown, sha256 } = bundle;
  const close = () => setDeciding(false);
  return (
    <>
      {takenDown && (
        <Alert
          color="red"
          variant="outline"
          radius="lg"
          className={classes.down}
          icon={<IconBan size={20} stroke={1.75} />}
          title={t('bundles.isDown')}
        >
          <Text size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
            {takenDown.reason}
          </Text>
          <Text size="sm" c="dimmed" mt={4}>
            {takenDown.name ?? t('bundles.somebody')}, <Moment at={takenDown.at} exact />
          </Text>
        </Alert>
      )}
      <Section title={t('bundles.versions')} text={t('bundles.versionsText')}>
        {versions.map((each) => (
          <Facts key={`${each.integration?.name} ${each.version}`} bundle={each} many={versions.length > 1} />
        ))}
        <CopyField label={t('bundles.hash')} description={t('bundles.hashText')} value={sha256} />
        <Group justify="flex-end" mt="md">
          {takenDown ? (
            <Button variant="default" onClick={() => setDeciding(true)}>
              {t('bundles.putBack')}
            </Button>
          ) : (
            <Button color="red.9" onClick={() => setDeciding(true)}>
              {t('bundles.takeDown')}
            </Button>
          )}
        </Group>
      </Section>
      <BundleReports sha256={sha256} />
      {deciding &&
        (takenDown ? (
          <PutBackDialog bundle={bundle} onClose={close} />
        ) : (
          <TakeDownDialog bundle={bundle} versions={versions} onClose={close} />
        ))}
    </>
  );
}

function Facts({ bundle, many }: { bundle: Bundle; many: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const places = usePlaces();
  const name = useBundleName();
  const { integration, bytes, at, yankedAt } = bundle;
  const facts = [
    ['publisher', integration?.publisher ?? '–'],
    ['size', bytes === null ? t('bundles.deleted') : format.bytes(bytes)],
    [integration ? 'since' : 'downSince', <Moment key="at" at={at} exact />],
    ...(yankedAt ? [['yankedAt', <Moment key="yanked" at={yankedAt} exact />] as const] : []),
    ['places', places(bundle)],
  ] as const;
  return (
    <>
      {many && (
        <Text size="sm" fw={560} mb={6}>
          {name(bundle)}
        </Text>
      )}
      <dl className={classes.facts}>
        {facts.map(([word, value]) => (
          <div key={word}>
            <dt>{t(`bundles.fact.${word}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
