import { ActionIcon, Button, Container, Skeleton, Title, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowBackUp, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import type { Place, Placement, Proposal } from '@/lib/api/dashboard.ts';
import { useTitle } from '@/lib/hooks.ts';
import { newKey } from '@/lib/idempotency.ts';
import { AddPanel } from './AddPanel.tsx';
import classes from './Dashboard.module.css';
import { DashboardColumn } from './DashboardColumn.tsx';
import { leaveWidget, useNewInSight } from './focus.ts';
import { useStepKeys } from './keys.ts';
import { boundsOf, moved, movedInColumn, placeOf, putTo, settle, type Way } from './layout.ts';
import { type Offer, type Template, wantedOf } from './offers.ts';
import { PlaceDialog } from './PlaceDialog.tsx';
import { Proposals } from './Proposals.tsx';
import { useBoard } from './queries.ts';
import { SettingsDrawer } from './SettingsDrawer.tsx';
import { Start } from './Start.tsx';
import { accepting, arranging, configuring, declining, isUnsaved, placing, removing } from './steps.ts';
import { titleOf } from './WidgetCard.tsx';
import type { WidgetActs } from './WidgetMenu.tsx';

const DashboardGrid = lazy(async () => ({ default: (await import('./DashboardGrid.tsx')).DashboardGrid }));

/** The widgets that somebody has placed, as they placed them. */
export function DashboardPage() {
  const { t } = useTranslation();
  useTitle(t('dashboard.title'));
  const { found, view, run, undo, redo } = useBoard();
  const column = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false }) ?? false;
  const [adding, setAdding] = useState(false);
  const [dragged, setDragged] = useState<Offer | null>(null);
  const [placed, setPlaced] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const hint = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const placements = useSettled(view?.dashboard.placements);
  const proposals = view?.dashboard.proposals ?? [];
  useStepKeys({ undo, redo });
  useNewInSight(placements);

  const now = useRef({ placements, column });
  now.current = { placements, column };

  const where = useCallback(
    (title: string, { x, y, w, h }: Place) =>
      t('dashboard.movedTo', { title, column: x + 1, row: y + 1, w, h }),
    [t],
  );
  const acts = useMemo<WidgetActs>(() => {
    const find = (id: string) => now.current.placements.find((each) => each.id === id);
    return {
      move(id, way) {
        const placement = find(id);
        if (!placement) return;
        const title = titleOf(placement);
        const bounds = boundsOf(placement);
        const { column } = now.current;
        const change = (places: readonly Place[]) =>
          column && isInColumn(way) ? movedInColumn(places, id, way) : moved(places, id, way, bounds);
        const before = now.current.placements.map(placeOf);
        const after = change(before);
        const place = after.find((each) => each.id === id);
        if (after === before || !place) {
          // Said again, also when it is the same as before.
          setSaid((last) => t('dashboard.noFurther', { title }) + (last.endsWith('\u200b') ? '' : '\u200b'));
          return;
        }
        void run(arranging(where(title, place), change));
      },
      place: setPlaced,
      settings: setChosen,
      remove(id) {
        const placement = find(id);
        if (!placement) return;
        leaveWidget(now.current.placements, id, adder.current);
        void run(removing(t('dashboard.removed', { title: titleOf(placement) }), [id]));
      },
    };
  }, [t, run, where]);

  const put = (place: Place) => {
    const placement = placements.find(({ id }) => id === place.id);
    if (!placement) return;
    void run(arranging(where(titleOf(placement), place), (places) => putTo(places, place)));
  };
  const add = (offer: Offer, at?: { x: number; y: number }) => {
    const { displayName } = offer.choice.installation;
    setDragged(null);
    void run(placing(t('dashboard.added', { title: displayName }), [wantedOf(offer, at)], newKey()));
  };
  const take = ({ name, offers }: Template) => {
    const title = t(`dashboard.template.${name}`);
    const wanted = offers.map((offer) => wantedOf(offer, { x: offer.x, y: offer.y }));
    heading.current?.focus();
    void run(placing(t('dashboard.templateUsed', { title }), wanted, newKey()));
  };
  const answer = ({ id, by }: Proposal, given: 'accept' | 'decline') =>
    void run(
      given === 'accept'
        ? accepting(t('dashboard.accepted', { app: by.displayName }), id)
        : declining(t('dashboard.declined', { app: by.displayName }), id),
    );

  const empty = view !== null && placements.length === 0;
  const inDialog = (id: string | null) => placements.find((each) => each.id === id);
  const [placing_, configured] = [inDialog(placed), inDialog(chosen)];
  return (
    <Container size={adding ? '92rem' : '70rem'} px={{ base: 'md', sm: 'lg' }} pt={{ base: 24, sm: 36 }}>
      <div className={classes.head}>
        <Title order={1} ref={heading} tabIndex={-1}>
          {t('dashboard.title')}
        </Title>
        {view && !view.saved && <span className={classes.saving}>{t('dashboard.saving')}</span>}
        {view &&
          !empty &&
          (column ? (
            <ActionIcon
              variant="default"
              size={36}
              aria-label={t('action.undo')}
              {...off(!view.undoable)}
              onClick={() => undo()}
            >
              <IconArrowBackUp size={18} stroke={1.75} />
            </ActionIcon>
          ) : (
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={16} stroke={1.75} />}
              aria-keyshortcuts="Control+Z Meta+Z"
              {...off(!view.undoable)}
              onClick={() => undo()}
            >
              {t('action.undo')}
            </Button>
          ))}
        {view && (
          <Button
            ref={adder}
            leftSection={<IconPlus size={16} stroke={2} />}
            aria-expanded={adding}
            onClick={() => setAdding((open) => !open)}
          >
            {t('dashboard.add')}
          </Button>
        )}
      </div>
      <p id={hint} hidden>
        {t('dashboard.hint')}
      </p>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      <div className={classes.page}>
        <div className={classes.main}>
          <Proposals proposals={proposals} onAnswer={answer} within="page" after={heading} />
          {found.isError && !view && (
            <ProblemNotice
              title={t('dashboard.failed')}
              error={found.error}
              onRetry={() => void found.refetch()}
            />
          )}
          {!view && !found.isError && <Waiting />}
          {empty && !dragged && <Start onTake={take} onAdd={() => setAdding(true)} />}
          {view && column && <DashboardColumn placements={placements} acts={acts} hint={hint} />}
          {view && !column && (!empty || dragged) && (
            <Suspense fallback={<Waiting />}>
              <DashboardGrid
                placements={placements}
                acts={acts}
                hint={hint}
                dragged={dragged}
                onPut={put}
                onDrop={add}
              />
            </Suspense>
          )}
        </div>
        {adding && (
          <AddPanel
            proposals={proposals}
            onAnswer={answer}
            onAdd={add}
            onDrag={setDragged}
            phone={column}
            opener={adder}
            onClose={() => setAdding(false)}
          />
        )}
      </div>
      {placing_ && <PlaceDialog placement={placing_} onPut={put} onClose={() => setPlaced(null)} />}
      {configured && !isUnsaved(configured) && (
        <SettingsDrawer
          key={configured.id}
          placement={configured}
          onSave={(changed) =>
            run(
              configuring(t('dashboard.configured', { title: titleOf(configured) }), configured.id, changed),
              {
                quiet: true,
              },
            )
          }
          onClose={() => setChosen(null)}
        />
      )}
    </Container>
  );
}

const isInColumn = (way: Way): way is 'up' | 'down' | 'top' =>
  way === 'up' || way === 'down' || way === 'top';

/** Without gaps, and the same object for each that has not changed. */
function useSettled(placements: Placement[] | undefined): Placement[] {
  const last = useRef<Placement[]>([]);
  return useMemo(() => {
    const places = new Map(settle((placements ?? []).map(placeOf)).map((place) => [place.id, place]));
    const known = new Map(last.current.map((each) => [each.id, each]));
    const next = (placements ?? []).map((each) => {
      const settled = { ...each, ...places.get(each.id) };
      const before = known.get(each.id);
      return before && JSON.stringify(before) === JSON.stringify(settled) ? before : settled;
    });
    last.current = next;
    return next;
  }, [placements]);
}

/** Looks and sounds as if it could not be pressed, but keeps the keyboard where it is: one that is disabled would let go of it. */
const off = (nothing: boolean) => ({
  'data-disabled': nothing || undefined,
  'aria-disabled': nothing || undefined,
});

function Waiting() {
  return (
    <div aria-busy>
      <Skeleton h={196} mb={12} radius="lg" />
      <Skeleton h={404} radius="lg" />
    </div>
  );
}
