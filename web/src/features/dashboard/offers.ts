import type { Choice, WidgetKind } from '@/lib/api/dashboard.ts';
import { type Suggestion, suggest } from './builtin/suggest.ts';
import { boundsOf, grid, packed, sized } from './layout.ts';
import type { Wanted } from './steps.ts';

/** A widget that can be placed as it is. */
export interface Offer {
  /** Of this kind of this app there is one. */
  id: string;
  choice: Choice;
  widget: WidgetKind;
  config: Record<string, unknown>;
  w: number;
  h: number;
}

export type TemplateName = 'overview' | 'figures' | 'courses';

export interface Template {
  name: TemplateName;
  offers: (Offer & { x: number; y: number })[];
}

/** Settings that a widget begins with: those its schema names. */
function begin(schema: Record<string, unknown> | null): Record<string, unknown> {
  const properties = (schema?.properties ?? {}) as Record<string, { default?: unknown } | undefined>;
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, property]) =>
      property?.default === undefined ? [] : [[name, property.default]],
    ),
  );
}

/** Everything that can be made of what a person has: widgets by their developers first, then what comes along. */
export function offersOf(choice: Choice): Offer[] {
  const { installation, frame } = choice;
  const own: Offer[] = frame
    ? [
        {
          id: `${installation.id} integration`,
          choice,
          widget: 'integration',
          config: begin(frame.configSchema),
          ...frame.defaultSize,
        },
      ]
    : [];
  return [
    ...own,
    ...suggest(choice).map((each: Suggestion) => ({
      id: `${installation.id} ${each.widget}`,
      choice,
      widget: each.widget,
      config: { ...each.config },
      w: each.w,
      h: each.h,
    })),
  ];
}

const most = 8;
const few = 3;
const wanted: Record<TemplateName, WidgetKind[][]> = {
  // Of each app what says most, and more of it where there are few.
  overview: [['integration', 'ticker', 'line', 'number', 'table']],
  figures: [['number'], ['ticker', 'table']],
  courses: [['line'], ['integration', 'ticker', 'table']],
};

/** Dashboards made of what is there: each at least of something, and no two of them the same. */
export function templatesOf(choices: Choice[]): Template[] {
  const all = choices.map(offersOf);
  const templates: Template[] = [];
  for (const name of Object.keys(wanted) as TemplateName[]) {
    const found = new Set(
      wanted[name].flatMap((kinds) =>
        all.flatMap((offers) => offers.find(({ widget }) => kinds.includes(widget)) ?? []),
      ),
    );
    for (const more of all.flat()) if (found.size < few) found.add(more);
    const offers = packed(filled([...found].slice(0, most)));
    const ids = offers.map(({ id }) => id).join();
    const twice = templates.some((each) => each.offers.map(({ id }) => id).join() === ids);
    if (offers.length > 0 && !twice) templates.push({ name, offers });
  }
  return templates;
}

/** Side by side as high as each other and as wide as the grid, so that no row has holes. */
function filled(offers: Offer[]): Offer[] {
  const rows: Offer[][] = [];
  for (const offer of offers) {
    const row = rows.at(-1);
    const used = row?.reduce((sum, { w }) => sum + w, 0) ?? 0;
    if (row && used + offer.w <= grid.columns) row.push(offer);
    else rows.push([offer]);
  }
  return rows.flatMap((row) => {
    const h = Math.max(...row.map((each) => each.h));
    const room = grid.columns - row.reduce((sum, { w }) => sum + w, 0);
    return row.map((each, n) => {
      const share = Math.floor(room / row.length) + (n < room % row.length ? 1 : 0);
      const { min, max } = boundsOf({ widget: each.widget, frame: each.choice.frame });
      // A widget by others is made for its own size.
      const tall = each.widget === 'integration' ? each.h : h;
      return { ...each, ...sized({ w: each.w + share, h: tall }, { min, max }) };
    });
  });
}

export const wantedOf = ({ choice, widget, config, w, h }: Offer, at?: { x: number; y: number }): Wanted => ({
  app: choice.installation,
  widget,
  installation: choice.installation.id,
  config,
  w,
  h,
  ...at,
});
