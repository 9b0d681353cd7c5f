import type { Placement } from '@/lib/api/dashboard.ts';
import classes from './Dashboard.module.css';
import { heightOf, readingOrder, stable } from './layout.ts';
import { WidgetCard } from './WidgetCard.tsx';
import type { WidgetActs } from './WidgetMenu.tsx';

interface Props {
  placements: Placement[];
  acts: WidgetActs;
  hint: string;
}

/** One widget below the other, for narrow screens. */
export function DashboardColumn({ placements, acts, hint }: Props) {
  const order = new Map(readingOrder(placements).map(({ id }, index) => [id, index]));
  return (
    <div className={classes.column}>
      {stable(placements).map((placement) => (
        <div key={placement.id} style={{ height: heightOf(placement.h), order: order.get(placement.id) }}>
          <WidgetCard placement={placement} column acts={acts} hint={hint} />
        </div>
      ))}
    </div>
  );
}
