import { Alert, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import { toast } from '@/components/toasts.tsx';
import { When } from '@/components/When.tsx';
import type { DevelopedIntegration } from '@/lib/api/developer.ts';
import { type WidgetPreview, widgetPreviews } from '@/lib/api/widgetPreview.ts';
import { useFormat } from '@/lib/format.ts';
import classes from './Widget.module.css';
import { Stage } from './WidgetStage.tsx';
import { useWidgetAct, widgetQuery } from './widgetQueries.ts';

/** The widget in its frame, with everything around it that may be otherwise on somebody's dashboard. */
export function WidgetRoom({ integration: { name, displayName } }: { integration: DevelopedIntegration }) {
  const { t } = useTranslation();
  const found = useQuery(widgetQuery(name));
  const [round, setRound] = useState(0);
  const fetchAgain = useWidgetAct(name, widgetPreviews.fetch);
  if (found.isError && !found.data) {
    return (
      <ProblemNotice title={t('widget.failed')} error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  if (found.isPending) return <Skeleton h={420} radius="lg" />;
  const preview = found.data;
  return (
    <Stack gap={0}>
      <Section title={t('widget.bundle')} text={t('widget.bundleText')}>
        <Bundle preview={preview}>
          <Button
            variant="default"
            leftSection={<IconRefresh size={17} stroke={1.75} />}
            loading={fetchAgain.isPending}
            onClick={() =>
              fetchAgain.mutate(undefined, {
                onSuccess: () => setRound((n) => n + 1),
                onError: () => toast(t('widget.notFetched'), { failed: true }),
              })
            }
          >
            {t('widget.fetch')}
          </Button>
        </Bundle>
      </Section>
      {preview.frame ? (
        <Stage
          key={`${preview.frame.url} ${round}`}
          name={name}
          displayName={displayName}
          frame={preview.frame}
        />
      ) : (
        !preview.fault && <Empty title={t('widget.none')} text={t('widget.noneText', { app: displayName })} />
      )}
    </Stack>
  );
}

/** What was fetched, how large it is, and what is wrong with it. */
function Bundle({ preview, children }: { preview: WidgetPreview; children: ReactNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { draft, version, bytes, budgetBytes, fetchedAt, frame, fault } = preview;
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start" gap="md">
        <dl className={classes.facts}>
          <div>
            <dt>{t('widget.of')}</dt>
            <dd>{t(draft ? 'widget.draft' : 'widget.version', { version })}</dd>
          </div>
          <div>
            <dt>{t('widget.fetched')}</dt>
            <dd>{fetchedAt ? <When at={fetchedAt} /> : t('widget.never')}</dd>
          </div>
          {bytes !== null && (
            <div>
              <dt>{t('widget.size')}</dt>
              <dd>{t('widget.sizeOf', { bytes: format.bytes(bytes), budget: format.bytes(budgetBytes) })}</dd>
            </div>
          )}
          {frame && (
            <div>
              <dt>SHA-256</dt>
              <dd>
                <code title={frame.sha256}>{frame.sha256.slice(0, 12)}…</code>
              </dd>
            </div>
          )}
        </dl>
        {children}
      </Group>
      {fault && (
        <Alert color="red" title={t('widget.fault')}>
          <Text size="sm">{fault.message}</Text>
          {fault.line !== null && (
            <Text size="sm" mt={4}>
              {t(fault.column ? 'widget.place' : 'widget.line', {
                line: fault.line,
                column: fault.column ?? 0,
              })}
            </Text>
          )}
          {frame && (
            <Text size="sm" mt={4}>
              {t('widget.before')}
            </Text>
          )}
        </Alert>
      )}
    </Stack>
  );
}
