import { expect, it } from 'vitest';
import { plainSearch } from './plainSearch.ts';

it('keeps search params as plain words both ways', () => {
  const search = { q: 'a & b=c', category: 'Sales' };
  expect(plainSearch.stringify(search)).toBe('?q=a+%26+b%3Dc&category=Sales');
  expect(plainSearch.parse(plainSearch.stringify(search))).toEqual(search);
});

it('leaves out what is not set', () => {
  expect(plainSearch.stringify({ q: undefined })).toBe('');
});
