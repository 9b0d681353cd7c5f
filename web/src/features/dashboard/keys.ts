import { useEffect } from 'react';

type Step = 'undo' | 'redo';

/** Ctrl+Z and ⌘Z take back; with the shift key, and Ctrl+Y, it is done again. */
function stepOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): Step | null {
  if (altKey || !(ctrlKey || metaKey)) return null;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && ctrlKey && !shiftKey ? 'redo' : null;
}

/** The keys of taking back and doing again, except where they mean the text that is being written or a dialog. */
export function useStepKeys(acts: Record<Step, () => void>) {
  const { undo, redo } = acts;
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      const elsewhere =
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, select, [contenteditable], [role="dialog"]');
      const step = stepOf(event);
      if (!step || elsewhere) return;
      event.preventDefault();
      (step === 'undo' ? undo : redo)();
    };
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, [undo, redo]);
}
