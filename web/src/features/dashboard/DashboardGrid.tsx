import { type CSSProperties, useMemo, useRef, useState } from 'react';
import { GridLayout, type Layout, type LayoutItem, useContainerWidth } from 'react-grid-layout';
import type { Place, Placement } from '@/lib/api/dashboard.ts';
import classes from './DashboardGrid.module.css';
import { boundsOf, grid, placeOf, stable } from './layout.ts';
import type { Offer } from './offers.ts';
import { WidgetCard } from './WidgetCard.tsx';
import type { WidgetActs } from './WidgetMenu.tsx';

interface Props {
  placements: Placement[];
  acts: WidgetActs;
  hint: string;
  /** What is being dragged out of the panel. */
  dragged: Offer | null;
  /** Something was let go at a place or with a size; everything else has made room for it. */
  onPut: (place: Place) => void;
  onDrop: (offer: Offer, at: { x: number; y: number }) => void;
}

const measures = {
  cols: grid.columns,
  rowHeight: grid.row,
  margin: [grid.gap, grid.gap],
  containerPadding: [0, 0],
  maxRows: grid.rows,
} as const;
const dragging = { handle: '.widget-head', cancel: '.widget-menu, a', threshold: 4 };
const resizing = {
  handles: ['se'] as const,
  handleComponent: (_: string, ref: React.Ref<HTMLElement>) => (
    <span ref={ref} className={classes.resize} aria-hidden />
  ),
};

const itemOf = (placement: Placement): LayoutItem => {
  const { min, max } = boundsOf(placement);
  const { id, x, y, w, h } = placement;
  return { i: id, x, y, w, h, minW: min.w, minH: min.h, maxW: max.w, maxH: max.h };
};

/** Widgets in twelve columns, to be dragged and resized. */
export function DashboardGrid({ placements, acts, hint, dragged, onPut, onDrop }: Props) {
  const { width, containerRef, mounted } = useContainerWidth({ measureBeforeMount: true });
  const [moving, setMoving] = useState(false);
  const before = useRef<LayoutItem | null>(null);
  const layout = useMemo(() => placements.map(itemOf), [placements]);
  const cards = useMemo(
    () =>
      stable(placements).map((placement) => (
        <div key={placement.id}>
          <WidgetCard placement={placement} column={false} acts={acts} hint={hint} />
        </div>
      )),
    [placements, acts, hint],
  );
  const dropping = useMemo(
    () => ({ i: 'dropping', x: 0, y: 0, w: dragged?.w ?? 4, h: dragged?.h ?? 4 }),
    [dragged],
  );
  const begin = (_: Layout, item: LayoutItem | null) => {
    before.current = item && { ...item };
    setMoving(true);
  };
  const end = (_: Layout, __: LayoutItem | null, item: LayoutItem | null) => {
    setMoving(false);
    const was = before.current;
    if (!item || !was) return;
    const { i, x, y, w, h } = item;
    if (was.x === x && was.y === y && was.w === w && was.h === h) return;
    onPut(placeOf({ id: i, x, y, w, h }));
  };
  return (
    <div
      ref={containerRef}
      className={classes.grid}
      data-moving={moving || dragged !== null || undefined}
      style={{ '--grid-row': `${grid.row}px` } as CSSProperties}
    >
      {mounted && (
        <GridLayout
          width={width}
          layout={layout}
          gridConfig={measures}
          dragConfig={dragging}
          resizeConfig={resizing}
          dropConfig={{ enabled: dragged !== null, defaultItem: { w: dropping.w, h: dropping.h } }}
          droppingItem={dropping}
          className={classes.inner}
          onDragStart={begin}
          onDragStop={end}
          onResizeStart={begin}
          onResizeStop={end}
          onDrop={(_, item) => {
            if (dragged && item) onDrop(dragged, { x: item.x, y: item.y });
          }}
        >
          {cards}
        </GridLayout>
      )}
    </div>
  );
}
