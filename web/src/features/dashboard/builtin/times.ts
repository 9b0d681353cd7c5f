import { useTranslation } from 'react-i18next';
import { localeOf } from '@/lib/format.ts';
import { day } from './timeScale.ts';

const made = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions) {
  const name = locale + JSON.stringify(options);
  const known = made.get(name) ?? new Intl.DateTimeFormat(locale, options);
  made.set(name, known);
  return known;
}

/** A moment is another hour elsewhere; a day is the same day everywhere. */
export type TimeKind = 'moment' | 'day';

const zoneOf = (kind: TimeKind) => (kind === 'day' ? { timeZone: 'UTC' } : {});

export const timesIn = (locale: string) => ({
  /** Beside an axis whose ticks are `step` milliseconds apart. */
  tick(kind: TimeKind, time: number, step: number) {
    const zone = zoneOf(kind);
    const isJanuary = () => dateFormat('en', { month: 'numeric', ...zone }).format(time) === '1';
    if (step >= 360 * day || (step >= 28 * day && isJanuary())) {
      return dateFormat(locale, { year: 'numeric', ...zone }).format(time);
    }
    if (step >= 28 * day) return dateFormat(locale, { month: 'short', ...zone }).format(time);
    if (step >= day) return dateFormat(locale, { day: 'numeric', month: 'short', ...zone }).format(time);
    const seconds = step < 60_000 ? { second: '2-digit' as const } : {};
    return dateFormat(locale, { hour: '2-digit', minute: '2-digit', ...seconds, ...zone }).format(time);
  },
  /** Of a point, in full. */
  words: (kind: TimeKind, time: number) =>
    dateFormat(locale, {
      dateStyle: 'medium',
      ...(kind === 'moment' && { timeStyle: 'medium' }),
      ...zoneOf(kind),
    }).format(time),
  /** “14:02”, of another day with the day. */
  clock: (time: number, now: number) =>
    dateFormat(locale, {
      ...(new Date(time).toDateString() !== new Date(now).toDateString() && { dateStyle: 'medium' }),
      timeStyle: 'short',
    }).format(time),
});

/** Times as people of the current language write them. */
export function useTimes() {
  const { i18n } = useTranslation();
  return timesIn(localeOf(i18n.language));
}
