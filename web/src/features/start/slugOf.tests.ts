import { expect, it } from 'vitest';
import { slugOf } from './slugOf.ts';

it.each([
  ['Acme', 'acme'],
  ['Zoë’s Café & Sons', 'zoes-cafe-sons'],
  ['  42 Industries ', 'industries'],
  ['東京', ''],
  [`a${'b'.repeat(80)}`, `a${'b'.repeat(62)}`],
])('makes a short name of %s', (displayName, slug) => expect(slugOf(displayName)).toBe(slug));
