import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languages } from '@/lib/i18n.ts';

type Tree = { [key: string]: string | Tree };

const read = (language: string, file: string): Tree =>
  JSON.parse(readFileSync(`src/messages/${language}/${file}`, 'utf8'));

/** Every text of a file by its whole key: `act.suspend.title`. */
const flat = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix + key}.`),
  );

const placeholders = (text: string) =>
  [...text.matchAll(/{{(\w+)}}|<(\/?\w+)>/g)].map(([whole]) => whole).sort();
const rooms = readdirSync('src/messages/en');
const others = Object.keys(languages).filter((language) => language !== 'en');

describe.each(others)('%s', (language) => {
  it('has every file that English has', () => {
    expect(readdirSync(`src/messages/${language}`)).toEqual(rooms);
  });

  it.each(rooms)('says everything that English says in %s', (room) => {
    const keys = (of: string) => flat(read(of, room)).map(([key]) => key);
    expect(keys(language).sort()).toEqual(keys('en').sort());
  });

  it.each(rooms)('fills in the same values as English in %s', (room) => {
    const inEnglish = new Map(flat(read('en', room)));
    const differing = flat(read(language, room)).filter(
      // The singular may well say “one” in words.
      ([key, text]) =>
        !key.endsWith('_one') &&
        String([...new Set(placeholders(text))]) !==
          String([...new Set(placeholders(inEnglish.get(key) ?? ''))]),
    );
    expect(differing).toEqual([]);
  });

  it.each(rooms)('leaves no text of %s empty', (room) => {
    expect(flat(read(language, room)).filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

it.each(rooms)('calls German readers “Sie” in %s', (room) => {
  const familiar = flat(read('de', room)).filter(([, text]) =>
    /\b(du|dich|dir|dein(e[mnrs]?)?|euch|euer)\b/i.test(text),
  );
  expect(familiar).toEqual([]);
});

it.each(rooms)('repeats no key of another file in %s', (room) => {
  const elsewhere = new Set(
    rooms.filter((other) => other !== room).flatMap((other) => flat(read('en', other)).map(([key]) => key)),
  );
  expect(flat(read('en', room)).filter(([key]) => elsewhere.has(key))).toEqual([]);
});

it.each(Object.keys(languages))('has a text in %s for every problem that the server knows', (language) => {
  const slugs = [
    ...readFileSync('../docs/reference/problems.md', 'utf8').matchAll(/^\| `([a-z-]+)` \|/gm),
  ].map(([, slug]) => slug ?? '');
  expect(slugs.length).toBeGreaterThan(50);
  const { problems } = read(language, 'problems.json');
  expect(slugs.filter((slug) => !Object.hasOwn(problems as Tree, slug))).toEqual([]);
});
