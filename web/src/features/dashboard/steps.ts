import {
  type Dashboard,
  dashboards,
  type InstallationRef,
  type NewPlacement,
  type Place,
  type Placement,
} from '@/lib/api/dashboard.ts';
import type { Step } from './board.ts';
import { placeOf, same, settle } from './layout.ts';

/** A widget that the server has not heard of yet. */
const unsaved = 'new-';
export const isUnsaved = ({ id }: { id: string }) => id.startsWith(unsaved);

const placesOf = ({ placements }: Dashboard) => placements.map(placeOf);

const withPlaces = (dashboard: Dashboard, places: readonly Place[]): Dashboard => {
  const at = new Map(places.map((place) => [place.id, placeOf(place)]));
  return { ...dashboard, placements: dashboard.placements.map((each) => ({ ...each, ...at.get(each.id) })) };
};

type Change = (places: readonly Place[]) => readonly Place[];

const save = async (dashboard: Dashboard, places: readonly Place[]) =>
  same(placesOf(dashboard), places) ? dashboard : dashboards.arrange(dashboard.revision, places.map(placeOf));

/** Each widget that was there goes back to its place. */
const backTo =
  (before: Dashboard): Change =>
  (places) => {
    const at = new Map(before.placements.map((each) => [each.id, placeOf(each)]));
    return settle(places.map((place) => at.get(place.id) ?? place));
  };

/** Another arrangement, made again from how things are whenever they have changed meanwhile. */
export const arranging = (done: string, change: Change): Step => ({
  done,
  show: (dashboard) => withPlaces(dashboard, change(placesOf(dashboard))),
  send: (dashboard) => save(dashboard, change(placesOf(dashboard))),
  undo: (before) => arranging(done, backTo(before)),
});

export const removing = (done: string, { id }: Placement): Step => ({
  done,
  show: (dashboard) => ({ ...dashboard, placements: dashboard.placements.filter((each) => each.id !== id) }),
  send: () => dashboards.remove(id),
  undo: (before) => restoring(done, id, before),
});

const restoring = (done: string, id: string, before: Dashboard): Step => {
  const gone = before.placements.find((each) => each.id === id);
  return {
    done,
    show: (dashboard) => {
      if (!gone || dashboard.placements.some((each) => each.id === id)) return dashboard;
      const whole = { ...dashboard, placements: [...dashboard.placements, gone] };
      return withPlaces(whole, backTo(before)(placesOf(whole)));
    },
    send: async () => {
      const restored = await dashboards.restore(id);
      return save(restored, backTo(before)(placesOf(restored)));
    },
  };
};

export interface Changed {
  title?: string | null;
  config?: Record<string, unknown>;
}

export const configuring = (done: string, id: string, changed: Changed): Step => ({
  done,
  show: (dashboard) => ({
    ...dashboard,
    placements: dashboard.placements.map((each) => (each.id === id ? { ...each, ...changed } : each)),
  }),
  send: () => dashboards.configure(id, changed),
  undo: ({ placements }) => {
    const { title = null, config = {} } = placements.find((each) => each.id === id) ?? {};
    return configuring(done, id, {
      ...(changed.title !== undefined && { title }),
      ...(changed.config !== undefined && { config }),
    });
  },
});

/** What is to be placed, and what is known of the app that it is of. */
export interface Wanted extends NewPlacement {
  app: InstallationRef;
}

let numbered = 0;

/** One widget or several at once, each where it is wanted, or where there is room. */
export function placing(done: string, wanted: Wanted[], idempotencyKey: string): Step {
  const shown = wanted.map(({ app, title, config, x, y, ...of }) => {
    numbered += 1;
    return {
      ...of,
      id: `${unsaved}${numbered}`,
      installation: app,
      title: title ?? null,
      config: config ?? {},
      x: x ?? 0,
      y: y ?? Number.MAX_SAFE_INTEGER,
      frame: null,
      unavailable: null,
    } satisfies Placement;
  });
  const put = (dashboard: Dashboard, ids: string[]) => {
    const at = new Map(
      wanted.map(({ x, y }, n) => [ids[n], x === undefined || y === undefined ? {} : { x, y }]),
    );
    const places = placesOf(dashboard).map((place) => ({ ...place, ...at.get(place.id) }));
    return settle(places, ids.length === 1 ? ids[0] : undefined);
  };
  const begun = (dashboard: Dashboard): Dashboard => {
    const height = Math.max(0, ...dashboard.placements.map(({ y, h }) => y + h));
    const more = shown.map((each, n) => ({ ...each, y: Math.min(each.y, height + n) }));
    const whole = { ...dashboard, placements: [...dashboard.placements, ...more] };
    return withPlaces(
      whole,
      put(
        whole,
        shown.map(({ id }) => id),
      ),
    );
  };
  let made: string[] | null = null;
  return {
    done,
    show: begun,
    send: async (dashboard) => {
      // Placed already when only the arrangement has to be made again.
      if (made) return save(dashboard, put(dashboard, made));
      const wish = begun(dashboard);
      // Where it takes no room from others, it can be there at once.
      const free = same(placesOf(dashboard), placesOf(wish).slice(0, dashboard.placements.length));
      const known = new Set(dashboard.placements.map(({ id }) => id));
      const placed = await dashboards.place(
        wanted.map(({ app: _, x, y, ...each }, n) => {
          const there = wish.placements[dashboard.placements.length + n];
          return x === undefined || !there || !free ? each : { ...each, x: there.x, y: there.y };
        }),
        { idempotencyKey },
      );
      made = placed.placements.map(({ id }) => id).filter((id) => !known.has(id));
      return save(placed, put(placed, made));
    },
    undo: () => unplacing(done, made ?? []),
  };
}

const unplacing = (done: string, ids: string[]): Step => ({
  done,
  show: (dashboard) => ({
    ...dashboard,
    placements: dashboard.placements.filter(({ id }) => !ids.includes(id)),
  }),
  send: async (dashboard) => {
    let left = dashboard;
    for (const id of ids)
      if (left.placements.some((each) => each.id === id)) left = await dashboards.remove(id);
    return left;
  },
});

/** What an integration would like comes, or does not. */
export const answering = (done: string, id: string, answer: 'accept' | 'decline'): Step => ({
  done,
  show: (dashboard) => ({ ...dashboard, proposals: dashboard.proposals.filter((each) => each.id !== id) }),
  send: () => dashboards[answer](id),
  ...(answer === 'accept' && {
    undo: (before, after) => {
      const known = new Set(before.placements.map((each) => each.id));
      return unplacing(
        done,
        after.placements.map((each) => each.id).filter((each) => !known.has(each)),
      );
    },
  }),
});
