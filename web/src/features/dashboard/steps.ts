import {
  type Dashboard,
  dashboards,
  type InstallationRef,
  type NewPlacement,
  type Place,
  type Placement,
} from '@/lib/api/dashboard.ts';
import type { Step } from './board.ts';
import { placeOf, readingOrder, same, settle } from './layout.ts';

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

/** What a step moved goes back to its place; what was moved since by something else stays there. */
const backTo = (before: Dashboard, after: Dashboard): Change => {
  const known = new Map(after.placements.map((each) => [each.id, each]));
  const hasMoved = (each: Placement) => {
    const then = known.get(each.id);
    return then !== undefined && !same([each], [then]);
  };
  const at = new Map(before.placements.filter(hasMoved).map((each) => [each.id, placeOf(each)]));
  return (places) => settle(places.map((place) => at.get(place.id) ?? place));
};

/** Another arrangement, made again from how things are whenever they have changed meanwhile. */
export const arranging = (done: string, change: Change): Step => ({
  done,
  show: (dashboard) => withPlaces(dashboard, change(placesOf(dashboard))),
  send: (dashboard) => save(dashboard, change(placesOf(dashboard))),
  undo: (before, after) => arranging(done, backTo(before, after)),
});

const has = ({ placements }: Dashboard, id: string) => placements.some((each) => each.id === id);

export const removing = (done: string, ids: readonly string[]): Step => ({
  done,
  show: (dashboard) => ({
    ...dashboard,
    placements: dashboard.placements.filter(({ id }) => !ids.includes(id)),
  }),
  send: async (dashboard, heard) => {
    let left = dashboard;
    for (const id of ids.filter((each) => has(dashboard, each))) {
      left = await dashboards.remove(id);
      heard(left);
    }
    return left;
  },
  undo: ({ placements }) =>
    restoring(
      done,
      placements.filter(({ id }) => ids.includes(id)),
    ),
});

/** Each stands where it stood; what is there now makes room. */
const comingBack =
  (gone: readonly Placement[]): Change =>
  (places) => {
    let whole = places.filter(({ id }) => !gone.some((each) => each.id === id));
    for (const each of readingOrder(gone)) whole = settle([...whole, placeOf(each)], each.id);
    return whole;
  };

const restoring = (done: string, gone: readonly Placement[]): Step => ({
  done,
  show: (dashboard) => {
    const lacking = gone.filter(({ id }) => !has(dashboard, id));
    const whole = { ...dashboard, placements: [...dashboard.placements, ...lacking] };
    return withPlaces(whole, comingBack(gone)(placesOf(whole)));
  },
  send: async (dashboard, heard) => {
    let now = dashboard;
    for (const { id } of gone.filter((each) => !has(dashboard, each.id))) {
      now = await dashboards.restore(id);
      heard(now);
    }
    const back = gone.filter(({ id }) => has(now, id));
    return save(now, comingBack(back)(placesOf(now)));
  },
  undo: () =>
    removing(
      done,
      gone.map(({ id }) => id),
    ),
});

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
  const put = (dashboard: Dashboard, ids: readonly string[]) => {
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
  let made: readonly string[] | null = null;
  return {
    done,
    // What has come stands there itself, and nothing beside it in its stead.
    show: (dashboard) => (made ? withPlaces(dashboard, put(dashboard, made)) : begun(dashboard)),
    send: async (dashboard, heard) => {
      // Placed already when only the arrangement has to be made again.
      if (made) return save(dashboard, put(dashboard, made));
      const wish = begun(dashboard);
      // Where it takes no room from others, it can be there at once.
      const free = same(placesOf(dashboard), placesOf(wish).slice(0, dashboard.placements.length));
      const placed = await dashboards.place(
        wanted.map(({ app: _, x, y, ...each }, n) => {
          const there = wish.placements[dashboard.placements.length + n];
          return x === undefined || !there || !free ? each : { ...each, x: there.x, y: there.y };
        }),
        { idempotencyKey },
      );
      made = placed.placed;
      heard(placed);
      return save(placed, put(placed, made));
    },
    undo: () => removing(done, made ?? []),
  };
}

const without = (id: string) => (dashboard: Dashboard) => ({
  ...dashboard,
  proposals: dashboard.proposals.filter((each) => each.id !== id),
});

/** What an integration would like comes. */
export function accepting(done: string, id: string): Step {
  let made: readonly string[] = [];
  return {
    done,
    show: without(id),
    send: async () => {
      const answered = await dashboards.accept(id);
      made = answered.placed;
      return answered;
    },
    undo: () => removing(done, made),
  };
}

/** What an integration would like does not come; nothing brings it back but the integration. */
export const declining = (done: string, id: string): Step => ({
  done,
  show: without(id),
  send: () => dashboards.decline(id),
});
