import { useComputedColorScheme } from '@mantine/core';
import { lazy, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Placement } from '@/lib/api/dashboard.ts';
import { localeOf } from '@/lib/format.ts';
import { useLive } from '@/lib/live.ts';
import { useChoice } from './queries.ts';

const BuiltIn = lazy(async () => ({ default: (await import('./builtin/BuiltIn.tsx')).BuiltIn }));
const WidgetFrame = lazy(async () => ({ default: (await import('./frame/WidgetFrame.tsx')).WidgetFrame }));

interface Props {
  placement: Placement;
  onConfigure: (id: string) => void;
}

/** What a widget shows, below the header that is the page's. */
export const WidgetBody = memo(function WidgetBody({ placement, onConfigure }: Props) {
  const { i18n } = useTranslation();
  const { id, widget, installation } = placement;
  const live = useLive(installation.id);
  const theme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const { data: choice } = useChoice(installation.id);
  if (widget !== 'integration') {
    return <BuiltIn placement={placement} live={live} source={choice?.source ?? null} />;
  }
  return (
    <WidgetFrame
      placement={placement}
      records={live}
      theme={theme}
      locale={localeOf(i18n.language)}
      onConfigure={() => onConfigure(id)}
    />
  );
});
