import type { Calendar } from './calendar.ts';
import { type Scale, scaleOf } from './geometry.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
export const day = 24 * hour;
const timeSteps = [
  ...[1, 2, 5, 10, 15, 30].map((each) => each * second),
  ...[1, 2, 5, 10, 15, 30].map((each) => each * minute),
  ...[1, 2, 3, 6, 12].map((each) => each * hour),
  ...[1, 2, 7, 14].map((each) => each * day),
];

const monthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
const month = 30.4 * day;
const mostTicks = 100;

/** The first days of months; of years, when many are between. */
function monthTicks(from: number, to: number, rough: number, calendar: Calendar) {
  const months = monthSteps.find((each) => each * month >= rough) ?? Math.ceil(rough / (1200 * month)) * 1200;
  const first = new Date(calendar.wall(from));
  const start = first.getUTCFullYear() * 12 + first.getUTCMonth();
  const ticks: number[] = [];
  for (let n = Math.ceil(start / months) * months; ticks.length < mostTicks; n += months) {
    const tick = calendar.time(Date.UTC(Math.floor(n / 12), n % 12, 1));
    if (tick > to || Number.isNaN(tick)) break;
    if (tick >= from) ticks.push(tick);
  }
  return { ticks, step: months * month };
}

/** Ticks that are `step` apart on the clock: over a night in which it is put forward or back, a day is 23 or 25 hours. */
function clockTicks(from: number, to: number, step: number, most: number, calendar: Calendar) {
  const first = Math.ceil(calendar.wall(from) / step) * step;
  const ticks: number[] = [];
  // Up to an hour the clock shows a full step at every step, also while it shows an hour for the second time.
  const ahead = calendar.wall(from) - from;
  const time = (wall: number) => (step > hour ? calendar.time(wall) : wall - ahead);
  for (let wall = first; ticks.length <= most; wall += step) {
    const tick = time(wall);
    if (!(tick <= to)) break;
    if (tick >= from && tick !== ticks.at(-1)) ticks.push(tick);
  }
  return ticks;
}

/** An axis of time with ticks at full minutes, hours or days of a calendar. */
export function timeScale(
  from: number,
  to: number,
  pixels: readonly [number, number],
  count: number,
  calendar: Calendar,
): Scale & { step: number } {
  const rough = (to - from) / Math.max(1, count);
  const step = timeSteps.find((each) => each >= rough);
  const { ticks, step: apart } =
    step === undefined
      ? monthTicks(from, to, rough, calendar)
      : { ticks: clockTicks(from, to, step, count + 2, calendar), step };
  return Object.assign(scaleOf([from, to], pixels, ticks), { step: apart });
}
