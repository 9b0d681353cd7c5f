/** Counts of an hour, as the server tells them: hours in which there was nothing are left out. */
export interface Counted {
  at: string;
}

const hour = 3_600_000;

/** How long a plot reaches back, in days. */
export const spans = [1, 7, 30] as const;
export type Span = (typeof spans)[number];

export const isDaily = (days: Span) => days === 30;

const startOf = (at: number, daily: boolean) => {
  const moment = new Date(at);
  // Hours begin with those of the server, which are the same in every zone but a few.
  if (!daily) return Math.floor(at / hour) * hour;
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();
};

const next = (at: number, daily: boolean) => {
  if (!daily) return at + hour;
  const moment = new Date(at);
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate() + 1).getTime();
};

/** Every hour of the span until now, or every day of a long one, with what was counted in it. */
export function buckets<Hour extends Counted>(
  hours: Hour[],
  days: Span,
  now: number,
): { at: string; hours: Hour[] }[] {
  const daily = isDaily(days);
  const found = new Map<number, Hour[]>();
  for (const each of hours) {
    const start = startOf(Date.parse(each.at), daily);
    found.set(start, [...(found.get(start) ?? []), each]);
  }
  const all = [];
  for (let at = startOf(now - days * 24 * hour, daily); at <= now; at = next(at, daily)) {
    all.push({ at: new Date(at).toISOString(), hours: found.get(at) ?? [] });
  }
  return all;
}
