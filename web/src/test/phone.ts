import { vi } from 'vitest';

/** Lets a screen be as narrow as a phone. */
export function onPhone() {
  const wide = window.matchMedia;
  vi.spyOn(window, 'matchMedia').mockImplementation((query) =>
    Object.assign(wide(query), { matches: query.includes('max-width: 47') }),
  );
}
