import { useTranslation } from 'react-i18next';
import type { Price } from './api/index.ts';

/** How readers of a language write things where they live: `en-GB` when that is what the browser asks for. */
export const localeOf = (language: string, wanted: readonly string[] = navigator.languages) =>
  wanted.find((tag) => tag.split('-')[0]?.toLowerCase() === language) ?? language;

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

const sizes = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];

/** Money, dates and lists as people of the current language write them. */
export function useFormat() {
  const { t, i18n } = useTranslation();
  const language = localeOf(i18n.language);

  function money(amount: number, currency: string) {
    const format = new Intl.NumberFormat(language, { style: 'currency', currency });
    return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
  }

  /** “1.2 MB”. */
  function bytes(value: number) {
    const power = Math.min(sizes.length - 1, value < 1000 ? 0 : Math.floor(Math.log10(value) / 3));
    return new Intl.NumberFormat(language, {
      style: 'unit',
      unit: sizes[power],
      unitDisplay: power === 0 ? 'long' : 'short',
      maximumFractionDigits: 1,
    }).format(value / 1000 ** power);
  }

  return {
    bytes,
    number: (value: number) => new Intl.NumberFormat(language).format(value),
    /** The hour of a day: “Nov 23, 14:00”. */
    hour: (at: string) =>
      new Intl.DateTimeFormat(language, {
        month: 'short',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
      }).format(new Date(at)),
    price({ amount, currency, interval }: Price) {
      if (amount === undefined || currency === undefined) return t('price.free');
      const written = money(amount, currency);
      return interval ? t(`price.${interval}`, { amount: written }) : written;
    },
    /** With the digits that a reading needs: six that count, and all before the point. */
    reading: (value: number) =>
      new Intl.NumberFormat(language, {
        maximumSignificantDigits: 6,
        maximumFractionDigits: 0,
        roundingPriority: 'morePrecision',
      }).format(value),
    /** A day of the calendar, `2026-11-23`, which is the same one everywhere. */
    day: (day: string) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day)),
    date: (at: string) => new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(at)),
    dateTime: (at: string) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at)),
    /** To the second. */
    instant: (at: string) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(at)),
    list: (words: string[], type: 'conjunction' | 'disjunction' = 'conjunction') =>
      new Intl.ListFormat(language, { type }).format(words),
    /** A contrast: “4.5 : 1”. */
    ratio: (value: number) =>
      `${new Intl.NumberFormat(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(Math.floor(value * 10) / 10)} : 1`,
    /** “in 12 seconds”, “3 minutes ago”. */
    relative(at: string, now: number) {
      const seconds = Math.round((Date.parse(at) - now) / 1000);
      const [unit, size] = steps.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', 1];
      return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(
        Math.trunc(seconds / size),
        unit,
      );
    },
  };
}
