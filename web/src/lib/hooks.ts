import { useEffect, useState } from 'react';
import { usePlatform } from './platform.ts';

/** Names the page in the browser's tab. */
export function useTitle(title: string | undefined) {
  const { name: brand } = usePlatform();
  useEffect(() => {
    document.title = title ? `${title} · ${brand}` : brand;
  }, [title, brand]);
}

/** The time, again every second while `ticking`. */
export function useNow(ticking = true) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!ticking) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}
