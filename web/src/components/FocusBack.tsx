import { useEffect, useRef, useState } from 'react';

interface Props {
  /** Where to, when what was there before has gone. */
  otherwise?: () => HTMLElement | null;
}

let last: EventTarget | null = null;
document.addEventListener('focusin', ({ target }) => {
  last = target;
});

/**
 * In whatever comes over the page and goes again: the keyboard goes on where it was before (WCAG 2.4.3), else at what was around that,
 * else at the page.
 */
export function FocusBack({ otherwise }: Props) {
  const [before] = useState(whereItIs);
  const other = useRef(otherwise);
  other.current = otherwise;
  useEffect(
    () => () => {
      // Whoever has gone on already is left alone.
      if (document.activeElement && document.activeElement !== document.body) return;
      const [there, ...around] = before;
      for (const place of [there, other.current?.(), ...around, document.getElementById('main')]) {
        if (!place?.isConnected) continue;
        place.focus({ preventScroll: true });
        if (document.activeElement === place) return;
      }
    },
    [before],
  );
  return null;
}

/** A button that waits for its act has let go of the keyboard, but had it last; of an item of a menu, its button stays. */
function whereItIs(): HTMLElement[] {
  const { activeElement, body } = document;
  const at = activeElement && activeElement !== body ? activeElement : last;
  if (!(at instanceof HTMLElement)) return [];
  const menu = at.closest('[role=menu]')?.getAttribute('aria-labelledby');
  const there = (menu && document.getElementById(menu)) || at;
  const dialog = there.closest<HTMLElement>('[role=dialog]');
  return dialog ? [there, dialog] : [there];
}
