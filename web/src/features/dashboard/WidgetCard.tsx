import { Badge, Skeleton } from '@mantine/core';
import { IconAlertTriangle, IconGripVertical, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { type KeyboardEvent, memo, Suspense, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { AppIcon } from '@/components/AppIcon.tsx';
import type { InstallationRef, Placement } from '@/lib/api/dashboard.ts';
import { Boundary } from './Boundary.tsx';
import { LiveMark, useLiveState } from './LiveMark.tsx';
import type { Way } from './layout.ts';
import { useChoice } from './queries.ts';
import { isUnsaved } from './steps.ts';
import { Unavailable } from './Unavailable.tsx';
import { WidgetBody } from './WidgetBody.tsx';
import classes from './WidgetCard.module.css';
import { type WidgetActs, WidgetMenu } from './WidgetMenu.tsx';

interface Props {
  placement: Placement;
  column: boolean;
  acts: WidgetActs;
  /** Of the text that says how the handle is used. */
  hint: string;
}

const keys: Record<string, Way> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'top',
};
const keysWithShift: Record<string, Way> = {
  ArrowUp: 'shorter',
  ArrowDown: 'taller',
  ArrowLeft: 'narrower',
  ArrowRight: 'wider',
};

export const titleOf = ({ title, installation }: Pick<Placement, 'title' | 'installation'>) =>
  title || installation.displayName;

/**
 * A widget in its frame. The frame is drawn here and never by the widget: whose it is, and whether what it shows is true
 * at this moment, nobody else has a say in.
 */
export const WidgetCard = memo(function WidgetCard({ placement, column, acts, hint }: Props) {
  const { t } = useTranslation();
  const heading = useId();
  const { id, installation, unavailable, widget } = placement;
  const live = useLiveState(installation.id);
  const title = titleOf(placement);
  const gone = unavailable !== null || live.state === 'revoked';
  const { data: choice } = useChoice(installation.id);
  // Of a widget that has no values there is nothing to be said; until that is known, of one that never had any.
  const hasSource = choice === undefined ? live.state === 'live' || live.since !== null : choice?.source;
  const hasValues = widget !== 'integration' || Boolean(hasSource);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = (event.shiftKey ? keysWithShift : keys)[event.key];
    if (!way) return;
    event.preventDefault();
    acts.move(id, way);
  };
  return (
    <article className={classes.card} aria-labelledby={heading} data-widget={id}>
      <header className={`${classes.head} widget-head`} data-column={column || undefined}>
        {!column && (
          <button
            type="button"
            className={classes.grip}
            aria-label={t('dashboard.handle', { title })}
            aria-describedby={hint}
            onKeyDown={onKeyDown}
          >
            <IconGripVertical size={16} stroke={1.75} aria-hidden />
          </button>
        )}
        <span className={classes.icon}>
          <AppIcon app={installation} size={22} />
        </span>
        <div className={classes.names}>
          <h2 id={heading} className={classes.title} title={title}>
            {title}
          </h2>
          <Maker app={installation} named={title === installation.displayName} />
          {!gone && hasValues && <LiveMark {...live} />}
        </div>
        <WidgetMenu
          id={id}
          title={title}
          column={column}
          settings={!gone && !isUnsaved(placement) && (widget !== 'integration' || hasSettings(placement))}
          acts={acts}
        />
      </header>
      <div
        className={classes.body}
        data-state={gone || !hasValues || widget !== 'integration' ? undefined : live.state}
      >
        {isUnsaved(placement) ? (
          <Skeleton h="100%" radius={0} />
        ) : gone ? (
          <Unavailable why={unavailable ?? 'revoked'} app={installation} onRemove={() => acts.remove(id)} />
        ) : (
          <Boundary>
            <Suspense fallback={<Skeleton h="100%" radius={0} />}>
              <WidgetBody placement={placement} onConfigure={acts.settings} />
            </Suspense>
          </Boundary>
        )}
      </div>
    </article>
  );
});

const hasSettings = ({ frame }: Placement) =>
  Object.keys((frame?.configSchema?.properties as object | undefined) ?? {}).length > 0;

/** Who made it, and how much somebody has vouched for that. */
function Maker({ app, named }: { app: InstallationRef; named: boolean }) {
  const { t } = useTranslation();
  const { displayName, publisher, organization, tier } = app;
  const words = [!named && displayName, publisher, organization?.name].filter(Boolean).join(' · ');
  return (
    <div className={classes.maker}>
      <span className={classes.publisher} title={words}>
        {words}
      </span>
      {tier === 'unverified' ? (
        <>
          <Badge color="orange" size="xs" className={classes.tier}>
            {t('marketplace.tier.unverified')}
          </Badge>
          <IconAlertTriangle
            size={13}
            stroke={2}
            className={classes.unverified}
            role="img"
            aria-label={t('marketplace.tier.unverified')}
          />
        </>
      ) : (
        <IconRosetteDiscountCheck
          size={14}
          stroke={1.75}
          className={classes.verified}
          role="img"
          aria-label={t(`marketplace.tier.${tier}`)}
        />
      )}
    </div>
  );
}
