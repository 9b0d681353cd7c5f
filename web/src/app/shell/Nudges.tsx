import { useNudges } from '@/lib/live.ts';

/** Hears what has changed for whoever is signed in, on whichever page they are. */
export function Nudges() {
  useNudges();
  return null;
}
