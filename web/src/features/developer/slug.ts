/** A lower-case letter, then 1 to 62 lower-case letters, digits or hyphens. */
export const isSlug = (name: string) => /^[a-z][a-z0-9-]{1,62}$/.test(name);

const written: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** A name for addresses, made of what people read. */
export const slugOf = (displayName: string) =>
  displayName
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => written[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 63)
    .replace(/-+$/, '');
