import { usePlatform } from '@/lib/platform.ts';
import classes from './Shell.module.css';

/** The marketplace's logo, or the product's mark in its colour. It stands beside the name and says nothing itself. */
export function Mark() {
  const { logo } = usePlatform();
  const light = logo.light ?? logo.dark;
  if (!light) return <PatchbayMark />;
  return (
    <>
      <img src={light} alt="" className={classes.logo} data-scheme="light" />
      <img src={logo.dark ?? light} alt="" className={classes.logo} data-scheme="dark" />
    </>
  );
}

function PatchbayMark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={classes.mark}>
      <rect width="32" height="32" rx="8" />
      <path d="M10 11.5v3.2c0 4.2 12 1.4 12 5.8" />
      <circle cx="10" cy="9.5" r="3" />
      <circle cx="22" cy="22.5" r="3" />
    </svg>
  );
}
