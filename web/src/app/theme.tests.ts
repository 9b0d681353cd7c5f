import { describe, expect, it } from 'vitest';
import { contrast, mix, readable, shadesOf, textOn } from '@/lib/color.ts';
import { colorVariablesOf, themeOf } from './theme.ts';

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrast('#ffffff', '#777777')).toBeCloseTo(4.48, 2);
});

it('mixes from one colour to the other', () => {
  expect(mix('#4263eb', '#ffffff', 0)).toBe('#4263eb');
  expect(mix('#4263eb', '#ffffff', 1)).toBe('#ffffff');
});

describe.each(['#4263eb', '#ffd43b', '#111111', '#ffffff', '#e03131', '#12b886', '#808080', '#00ffff'])(
  'the brand colour %s',
  (brand) => {
    it('can be read on buttons, also under the pointer', () => {
      const [, , , , , , , filled, hovered] = shadesOf(brand);
      expect(filled).toBe(brand);
      expect(contrast(textOn(brand), filled)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(textOn(brand), hovered)).toBeGreaterThanOrEqual(4.5);
    });

    it('can be read as a link on every surface, light and dark', () => {
      const { light, dark } = colorVariablesOf(brand)(themeOf(brand) as never);
      for (const surface of ['#ffffff', '#fcfcfd', '#f7f8fa']) {
        expect(contrast(light['--brand-ink'] ?? '', surface)).toBeGreaterThanOrEqual(4.5);
      }
      for (const surface of ['#0b0e13', '#12161d', '#0f1218', '#1d222c']) {
        expect(contrast(dark['--brand-ink'] ?? '', surface)).toBeGreaterThanOrEqual(4.5);
      }
      expect(
        contrast(light['--mantine-color-brand-light-color'] ?? '', shadesOf(brand)[2]),
      ).toBeGreaterThanOrEqual(4.5);
      expect(contrast(light['--mantine-primary-color-filled'] ?? '', '#ffffff')).toBeGreaterThanOrEqual(3);
      expect(contrast(dark['--mantine-primary-color-filled'] ?? '', '#12161d')).toBeGreaterThanOrEqual(3);
    });
  },
);

it('leaves a colour alone that can be read already', () => {
  expect(readable('#14171f', '#ffffff', 4.5)).toBe('#14171f');
});
