import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import type { Placement } from '@/lib/api/dashboard.ts';
import type { Config, Mistake } from '@/lib/configSchema.ts';
import { useLive } from '@/lib/live.ts';
import type { BuiltInWidget } from './builtin/config.ts';
import { useChoice } from './queries.ts';

const BuiltInSettings = lazy(async () => ({
  default: (await import('./builtin/settings/BuiltInSettings.tsx')).BuiltInSettings,
}));

interface Props {
  placement: Placement;
  config: Config;
  onChange: (config: Config) => void;
  mistakes: Mistake[];
}

/** The settings of a widget that comes along, found from what its source says of itself. */
export function BuiltInPart({ placement: { widget, installation }, config, onChange, mistakes }: Props) {
  const { t } = useTranslation();
  const found = useChoice(installation.id);
  const live = useLive(installation.id);
  if (found.isError && !found.data) {
    return (
      <ProblemNotice
        title={t('dashboard.choicesFailed')}
        error={found.error}
        onRetry={() => void found.refetch()}
      />
    );
  }
  if (!found.data) return <Skeleton h={320} />;
  return (
    <Suspense fallback={<Skeleton h={320} />}>
      <BuiltInSettings
        widget={widget as BuiltInWidget}
        choice={found.data}
        live={live}
        config={config}
        onChange={onChange}
        mistakes={mistakes}
      />
    </Suspense>
  );
}
