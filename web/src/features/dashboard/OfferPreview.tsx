import { Skeleton, useComputedColorScheme } from '@mantine/core';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Frame } from '@/lib/api/dashboard.ts';
import { localeOf } from '@/lib/format.ts';
import { Boundary } from './Boundary.tsx';
import { isBuiltIn } from './builtin/BuiltIn.tsx';
import { liveOf, Preview } from './builtin/Preview.tsx';
import classes from './OfferPreview.module.css';
import type { Offer } from './offers.ts';

const WidgetStage = lazy(async () => ({
  default: (await import('@/components/widget/WidgetStage.tsx')).WidgetStage,
}));

/** How an offer would look, with the newest values that there are. */
export function OfferPreview({ offer }: { offer: Offer }) {
  const { choice, widget, config } = offer;
  return (
    <Boundary>
      <Suspense fallback={<Skeleton h="100%" radius={0} />}>
        {isBuiltIn(widget) ? (
          <Preview choice={choice} widget={widget} config={config as never} />
        ) : (
          choice.frame && <Framed offer={offer} frame={choice.frame} />
        )}
      </Suspense>
    </Boundary>
  );
}

/** In a picture of a widget nothing is kept, and nothing is handed out. */
const nothing = {
  openConfig: () => {},
  follow: (source: string) => source === 'self',
  log: () => {},
  token: () => Promise.reject(new Error('a picture is given no token')),
  storage: {
    get: async () => null,
    set: async () => {},
    delete: async () => {},
  },
};

function Framed({ offer: { choice, config }, frame }: { offer: Offer; frame: Frame }) {
  const { i18n } = useTranslation();
  const theme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const sources = useMemo(() => ({ self: liveOf(choice) }), [choice]);
  const { displayName, publisher } = choice.installation;
  return (
    <div className={classes.framed} data-state={choice.source ? choice.state : undefined}>
      <WidgetStage
        frame={frame}
        name={displayName}
        publisher={publisher}
        config={config}
        theme={theme}
        locale={localeOf(i18n.language)}
        sources={sources}
        services={nothing}
        silent
      />
    </div>
  );
}
