import { useEffect, useRef, useState } from 'react';

interface Props {
  /** Where to, when what was there before has gone. */
  otherwise?: () => HTMLElement | null;
}

/**
 * In a dialog that comes and goes as a whole: the keyboard goes on where it was before (WCAG 2.4.3). Mantine sees to that only in dialogs
 * that stay and are opened and closed.
 */
export function FocusBack({ otherwise }: Props) {
  const [before] = useState(() => document.activeElement);
  const other = useRef(otherwise);
  other.current = otherwise;
  useEffect(
    () => () => {
      // Whoever has gone on already is left alone.
      if (document.activeElement && document.activeElement !== document.body) return;
      const there = before instanceof HTMLElement && before !== document.body && before.isConnected;
      (there ? before : other.current?.())?.focus({ preventScroll: true });
    },
    [before],
  );
  return null;
}
