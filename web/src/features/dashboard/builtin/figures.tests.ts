import { describe, expect, it } from 'vitest';
import { figuresIn, percentChange } from './figures.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');
const english = figuresIn('en');
const german = figuresIn('de');

describe('A figure', () => {
  it.each([
    [112_354.812, { unit: 'USD' }, '$112,354.81', '112.354,81 $'],
    [0.000011843, { unit: 'EUR' }, '€0.00001184', '0,00001184 €'],
    [83.4218, { unit: '%' }, '83.42%', '83,42 %'],
    [5_812_324_352, { unit: 'B' }, '5.81 GB', '5,81 GB'],
    [182_331, { unit: 'B/s' }, '182 kB/s', '182 kB/s'],
    [430, { unit: 'B/s' }, '430 B/s', '430 B/s'],
    [2.71849, { unit: 'm', decimals: 3 }, '2.718 m', '2,718 m'],
    [18, { unit: '°C' }, '18 °C', '18 °C'],
    [1e12, {}, '1,000,000,000,000', '1.000.000.000.000'],
    [1e-9, { unit: 'kg' }, '1 × 10⁻⁹ kg', '1 × 10⁻⁹ kg'],
    [1.5e300, {}, '1.5 × 10³⁰⁰', '1,5 × 10³⁰⁰'],
    [-0, {}, '0', '0'],
    [1200, { unit: 'RPM' }, '1,200 RPM', '1.200 RPM'],
    [12_345.6, {}, '12,346', '12.346'],
  ])('of %d in %j is %s and %s', (value, format, inEnglish, inGerman) => {
    expect(plain(english.figure(value, format))).toBe(inEnglish);
    expect(plain(german.figure(value, format))).toBe(inGerman);
  });

  it('is said in short where there is no room, with its unit apart', () => {
    const parts = english.parts(1e12, { unit: 'EUR' }, true);
    expect(parts.map(({ text }) => text).join('')).toBe('€1T');
    expect(parts.filter(({ unit }) => unit).map(({ text }) => text)).toEqual(['€', 'T']);
  });

  it('of a change has its sign', () => {
    expect(plain(english.change(1.238, { unit: '%' }))).toBe('+1.24%');
    expect(plain(german.change(-1.2, { unit: '%' }))).toBe('-1,20 %');
    expect(english.change(0, { unit: '%' })).toBe('0.00%');
  });

  it('beside an axis has as many digits as its neighbours', () => {
    expect([0.8, 1, 1.2].map((tick) => english.axis(tick, 0.2, {}))).toEqual(['0.8', '1.0', '1.2']);
    expect(english.axis(112_500, 2500, { unit: 'USD' })).toBe('$112.5K');
    expect(plain(english.axis(3, 1, { unit: 'processes' }))).toBe('3');
  });
});

it('A change in percent is not told of nothing or across zero', () => {
  expect(percentChange(50, 75)).toBe(50);
  expect(percentChange(-50, -75)).toBe(-50);
  expect(percentChange(0, 5)).toBeNull();
  expect(percentChange(-1, 5)).toBeNull();
  expect(percentChange(4, 0)).toBe(-100);
});
