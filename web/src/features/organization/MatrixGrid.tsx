import { IconCheck, IconStarFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, memo, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppIcon } from '@/components/AppIcon.tsx';
import type { MatrixApp, MatrixMember } from '@/lib/api/index.ts';
import classes from './AccessMatrix.module.css';

interface Props {
  label: string;
  describedBy: string;
  apps: MatrixApp[];
  members: MatrixMember[];
  busy: boolean;
  onToggle: (member: MatrixMember, app: MatrixApp) => void;
}

/** Row 0 are the apps. */
interface Place {
  row: number;
  column: number;
}

/** One stop of the tab key; the arrows go from cell to cell (ARIA grid). */
export function MatrixGrid({ label, describedBy, apps, members, busy, onToggle }: Props) {
  const { t } = useTranslation();
  const grid = useRef<HTMLTableElement>(null);
  const [wanted, setPlace] = useState<Place>({ row: 1, column: 0 });
  const place = {
    row: Math.min(wanted.row, members.length),
    column: Math.min(wanted.column, apps.length - 1),
  };

  const move = (event: KeyboardEvent) => {
    const next = target(event, place, members.length, apps.length - 1);
    if (!next) return;
    event.preventDefault();
    setPlace(next);
    const cell = grid.current?.rows[next.row]?.cells[next.column + 1];
    cell?.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const onPlace = useCallback((row: number, column: number) => setPlace({ row, column }), []);

  return (
    <div className={classes.frame}>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid, in which the arrow keys move (ARIA practices)
        role="grid"
        aria-label={label}
        aria-describedby={describedBy}
        aria-busy={busy}
        aria-colcount={apps.length + 1}
        className={classes.grid}
        onKeyDown={move}
      >
        <thead>
          <tr>
            <th scope="col" className={classes.corner}>
              {t('table.person')}
            </th>
            {apps.map((app, column) => (
              <th key={app.installationId} scope="col" className={classes.app}>
                <Link
                  to="/apps/$name/{-$tab}"
                  params={{ name: app.name, tab: undefined }}
                  preload={false}
                  tabIndex={place.row === 0 && place.column === column ? 0 : -1}
                  onFocus={() => onPlace(0, column)}
                  className={classes.appLink}
                  title={app.displayName}
                >
                  <AppIcon app={app} size={24} />
                  <span className={classes.appName}>{app.displayName}</span>
                  <span className={classes.policy}>{t(`matrix.policy.${app.policy}`)}</span>
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {members.map((member, n) => (
            <Row
              key={member.accountId}
              member={member}
              apps={apps}
              row={n + 1}
              column={place.row === n + 1 ? place.column : null}
              onPlace={onPlace}
              onToggle={onToggle}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function target(
  event: KeyboardEvent,
  { row, column }: Place,
  lastRow: number,
  lastColumn: number,
): Place | null {
  const within = (next: Place) => ({
    row: Math.max(0, Math.min(lastRow, next.row)),
    column: Math.max(0, Math.min(lastColumn, next.column)),
  });
  const all = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case 'ArrowUp':
      return within({ row: row - 1, column });
    case 'ArrowDown':
      return within({ row: row + 1, column });
    case 'ArrowLeft':
      return within({ row, column: column - 1 });
    case 'ArrowRight':
      return within({ row, column: column + 1 });
    case 'PageUp':
      return within({ row: row - 10, column });
    case 'PageDown':
      return within({ row: row + 10, column });
    case 'Home':
      return { row: all ? 1 : row, column: 0 };
    case 'End':
      return { row: all ? lastRow : row, column: lastColumn };
    default:
      return null;
  }
}

interface RowProps {
  member: MatrixMember;
  apps: MatrixApp[];
  row: number;
  /** The column that the tab key goes to, when it is in this row. */
  column: number | null;
  onPlace: (row: number, column: number) => void;
  onToggle: (member: MatrixMember, app: MatrixApp) => void;
}

/** Drawn again only when something in it has changed: there can be 200 apps. */
const Row = memo(function Row({ member, apps, row, column: place, onPlace, onToggle }: RowProps) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row" className={classes.person}>
        <span className={classes.name}>{member.name}</span>
        <span className={classes.role}>{t(`role.${member.role}`)}</span>
      </th>
      {apps.map((app, column) => {
        const access = member.access[app.installationId];
        const can = access?.canAccess ?? false;
        const label = t(access?.isAdmin ? 'matrix.cellAdmin' : 'matrix.cell', {
          name: member.name,
          app: app.displayName,
        });
        return (
          <td key={app.installationId} className={classes.cell}>
            {/* biome-ignore lint/a11y/useSemanticElements: thousands of these; a button draws faster than a styled box */}
            <button
              type="button"
              role="checkbox"
              aria-checked={can}
              aria-label={label}
              tabIndex={place === column ? 0 : -1}
              className={classes.toggle}
              onFocus={() => onPlace(row, column)}
              onClick={() => onToggle(member, app)}
            >
              <span className={classes.box}>{can && <IconCheck size={14} stroke={3} aria-hidden />}</span>
              {access?.isAdmin && <IconStarFilled size={11} className={classes.star} aria-hidden />}
            </button>
          </td>
        );
      })}
    </tr>
  );
});
