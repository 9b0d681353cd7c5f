import type { ReactNode } from 'react';
import classes from './Scroll.module.css';

/** What scrolls is reached by the keyboard; a page has dozens of these, which are no landmarks. */
export function Scroll({ label, still, children }: { label: string; still: boolean; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: these are records, and not fields of a form
    <section role="group" className={classes.scroll} aria-label={label} tabIndex={still ? undefined : 0}>
      {children}
    </section>
  );
}
