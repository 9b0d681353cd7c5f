import { hostStyles } from '@/components/widget/styles.ts';

const attribute = 'data-mantine-color-scheme';
const known = new Map<string, Record<string, string>>();

/** This page's look in one of its themes, also the one that is not shown; nothing is drawn meanwhile. */
export function stylesIn(theme: 'light' | 'dark'): Record<string, string> {
  const root = document.documentElement;
  const shown = root.getAttribute(attribute);
  const key = `${theme} ${root.style.cssText}`;
  const found = known.get(key);
  if (found) return found;
  if (shown === theme) {
    const styles = hostStyles();
    known.set(key, styles);
    return styles;
  }
  // Or else whatever changes its colour slowly would begin to.
  const still = document.createElement('style');
  still.textContent = '*,*::before,*::after{transition:none!important}';
  document.head.append(still);
  root.setAttribute(attribute, theme);
  const styles = hostStyles();
  if (shown === null) root.removeAttribute(attribute);
  else root.setAttribute(attribute, shown);
  getComputedStyle(root).getPropertyValue('color');
  still.remove();
  known.set(key, styles);
  return styles;
}
