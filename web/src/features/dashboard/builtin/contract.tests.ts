import { expect, it } from 'vitest';
import { titleOf, unitOf } from '@/lib/fieldWords.ts';
import examples from '../../../../../contracts/examples/built-in-widgets.json' with { type: 'json' };
import { figuresIn } from './figures.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');

// The server says the same of them in notices.
it.each(examples.fields)(
  '$name is called $title and measured in $unit',
  ({ name, property, title, unit }) => {
    const given: Record<string, unknown> = property;
    expect(titleOf(name, given.title, true)).toBe(title);
    expect(unitOf(name, given)).toBe(unit);
  },
);

it.each(examples.figures)('$value is written as $en and $de', ({ value, en, de, ...format }) => {
  expect(plain(figuresIn('en').figure(value, format))).toBe(en);
  expect(plain(figuresIn('de').figure(value, format))).toBe(de);
});
