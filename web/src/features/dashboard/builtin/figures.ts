import { useTranslation } from 'react-i18next';
import { localeOf } from '@/lib/format.ts';
import type { FigureFormat } from './config.ts';

/** A piece of a written figure; units are set smaller where there is room for large digits. */
export interface FigurePart {
  text: string;
  unit: boolean;
}

export interface Figures {
  /** `1,234.5 kWh`. */
  figure(value: number, format: FigureFormat): string;
  /** The same in parts; `short` says 1.2 million as `1.2M`. */
  parts(value: number, format: FigureFormat, short?: boolean): FigurePart[];
  /** Beside an axis, where there is little room: `1.2M`. */
  axis(value: number, step: number, format: FigureFormat): string;
  /** By how much something changed, always with its sign: `+1.24%`. */
  change(value: number, format: FigureFormat): string;
}

/** Formatters are dear to make and are asked for many times a second. */
const made = new Map<string, Intl.NumberFormat>();
const mostMade = 500;

function numberFormat(locale: string, options: Intl.NumberFormatOptions) {
  const name = locale + JSON.stringify(options);
  const known = made.get(name);
  if (known) return known;
  if (made.size >= mostMade) made.clear();
  const format = new Intl.NumberFormat(locale, options);
  made.set(name, format);
  return format;
}

let known: Set<string> | null = null;
const isCurrency = (unit: string) => {
  known ??= new Set(Intl.supportedValuesOf('currency'));
  return /^[A-Z]{3}$/.test(unit) && known.has(unit);
};

const bytes = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'];
/** Above it and below it a figure is a number of digits times a power of ten. */
const [largest, smallest] = [1e15, 1e-6];
const superscript = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** Between a figure and its unit, where a line never breaks. */
const space = '\u00a0';

/** So many digits that the next value does not make it longer or shorter for nothing. */
function digits(value: number, { decimals }: FigureFormat, money: boolean): Intl.NumberFormatOptions {
  if (decimals !== undefined) {
    return { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  }
  const size = Math.abs(value);
  if (money) {
    if (size >= 1e7) return { maximumFractionDigits: 0 };
    return size >= 1 || size === 0
      ? { minimumFractionDigits: 2, maximumFractionDigits: 2 }
      : { minimumSignificantDigits: 2, maximumSignificantDigits: 4 };
  }
  if (Number.isInteger(value) || size >= 10_000) return { maximumFractionDigits: 0 };
  if (size >= 100) return { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  if (size >= 1) return { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return { maximumSignificantDigits: 3 };
}

interface Signs {
  signDisplay?: 'exceptZero';
}

function scientific(locale: string, value: number, signs: Signs): string {
  return numberFormat(locale, { notation: 'scientific', maximumSignificantDigits: 4, ...signs })
    .formatToParts(value)
    .map(({ type, value: text }) => {
      if (type === 'exponentSeparator') return `${space}×${space}10`;
      if (type === 'exponentMinusSign') return '⁻';
      return type === 'exponentInteger'
        ? text.replace(/\p{Nd}/gu, (digit) => superscript[Number(digit)] ?? digit)
        : text;
    })
    .join('');
}

function partsOf(
  locale: string,
  given: number,
  format: FigureFormat,
  short: boolean,
  signs: Signs = {},
): FigurePart[] {
  const value = given === 0 ? 0 : given;
  const size = Math.abs(value);
  const { unit = '', decimals } = format;
  const inBytes = /^B(?:ytes?)?(?:\/(\w{1,5}))?$/.exec(unit);
  const written = (options: Intl.NumberFormatOptions) =>
    numberFormat(locale, { ...options, ...signs })
      .formatToParts(value)
      .map(({ type, value: text }) => ({
        text,
        unit: type === 'currency' || type === 'percentSign' || type === 'unit' || type === 'compact',
      }));
  const followed = (parts: FigurePart[], by: string) =>
    by === '' ? parts : [...parts, { text: `${space}${by}`, unit: true }];

  if (decimals === undefined && size !== 0 && (size >= largest || size < smallest)) {
    return followed([{ text: scientific(locale, value, signs), unit: false }], unit);
  }
  if (inBytes) {
    const power = Math.min(bytes.length - 1, size < 1000 ? 0 : Math.floor(Math.log10(size) / 3));
    const parts = numberFormat(locale, {
      style: 'unit',
      unit: bytes[power],
      unitDisplay: 'short',
      ...(decimals === undefined ? { maximumSignificantDigits: 3 } : digits(value, format, false)),
      ...signs,
    }).formatToParts(value / 1000 ** power);
    // A single byte's short name is a word, and not its sign.
    const whole = parts.map(({ type, value: text }) => ({
      text: type === 'unit' && power === 0 ? 'B' : text,
      unit: type === 'unit',
    }));
    return inBytes[1] ? [...whole, { text: `/${inBytes[1]}`, unit: true }] : whole;
  }
  const compact: Intl.NumberFormatOptions = { notation: 'compact', maximumSignificantDigits: 3 };
  const brief = short && size >= 10_000;
  if (unit === '%') {
    return written({ style: 'unit', unit: 'percent', ...(brief ? compact : digits(value, format, false)) });
  }
  if (isCurrency(unit)) {
    return written({
      style: 'currency',
      currency: unit,
      currencyDisplay: 'narrowSymbol',
      ...(brief ? compact : digits(value, format, true)),
    });
  }
  return followed(written(brief ? compact : digits(value, format, false)), unit);
}

/** Of 0.25 two. */
function decimalsOf(step: number) {
  const [mantissa = '', exponent = '0'] = Number(step.toPrecision(3)).toExponential().split('e');
  return Math.min(20, Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent)));
}

/** Ticks are round: no digit more than the step between them has, and no tick less than another. */
function axisParts(locale: string, value: number, step: number, { unit = '' }: FigureFormat): FigurePart[] {
  const size = Math.abs(value);
  const plain = size === 0 || (size < largest && size >= smallest);
  if (!plain || /^B(\b|ytes)/.test(unit)) return partsOf(locale, value, { unit }, false);
  const fraction = decimalsOf(step);
  const digits: Intl.NumberFormatOptions =
    size >= 10_000
      ? { notation: 'compact', maximumSignificantDigits: 4 }
      : { minimumFractionDigits: fraction, maximumFractionDigits: fraction };
  if (isCurrency(unit)) {
    return numberFormat(locale, {
      style: 'currency',
      currency: unit,
      currencyDisplay: 'narrowSymbol',
      ...digits,
    })
      .formatToParts(value)
      .map(({ value: text }) => ({ text, unit: false }));
  }
  const text = numberFormat(
    locale,
    unit === '%' ? { style: 'unit', unit: 'percent', ...digits } : digits,
  ).format(value);
  // A long unit is said by the legend.
  return [{ text: unit && unit !== '%' && unit.length <= 4 ? `${text}${space}${unit}` : text, unit: false }];
}

const together = (parts: FigurePart[]) => parts.map(({ text }) => text).join('');

export const figuresIn = (locale: string): Figures => ({
  parts: (value, format, short = false) => partsOf(locale, value, format, short),
  figure: (value, format) => together(partsOf(locale, value, format, false)),
  axis: (value, step, format) => together(axisParts(locale, value, step, format)),
  change: (value, format) =>
    together(
      partsOf(
        locale,
        value,
        format.unit === '%' && format.decimals === undefined && Math.abs(value) < 10_000
          ? { ...format, decimals: 2 }
          : format,
        false,
        { signDisplay: 'exceptZero' },
      ),
    ),
});

/** Figures as people of the current language write them. */
export function useFigures(): Figures {
  const { i18n } = useTranslation();
  return figuresIn(localeOf(i18n.language));
}

/** By how much, in percent of what it was; null where that says nothing. */
export const percentChange = (from: number, to: number): number | null =>
  from === 0 || Math.sign(from) !== Math.sign(to || from) ? null : ((to - from) / Math.abs(from)) * 100;
