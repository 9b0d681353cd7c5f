import { useEffect, useRef, useState } from 'react';
import { usePlatform } from './platform.ts';

/** Names the page in the browser's tab. */
export function useTitle(title: string | undefined) {
  const { name: brand } = usePlatform();
  useEffect(() => {
    document.title = title ? `${title} · ${brand}` : brand;
  }, [title, brand]);
}

/** The time, again every second (or as often as wanted, in milliseconds) while `ticking`. */
export function useNow(ticking = true, every = 1000) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!ticking) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [ticking, every]);
  return now;
}

/** The time as `useNow` tells it, and at once where there is news: what is new is not as old as the last tick. */
export function useNowAndAt(news: unknown, ticking = true, every = 1000) {
  const now = useNow(ticking, every);
  const [at, setAt] = useState({ news, time: now });
  if (at.news !== news) setAt({ news, time: Date.now() });
  return Math.max(now, at.time);
}

/** Of a row of tabs that is moved sideways on a narrow screen, the chosen one is in sight, however many there come to be. */
export function useChosenInSight(chosen: string, count: number) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (count === 0) return;
    const tab = list.current?.querySelector<HTMLElement>(`[data-tab="${chosen}"]`);
    list.current?.scrollTo?.({ left: (tab?.offsetLeft ?? 0) - 48 });
  }, [chosen, count]);
  return list;
}
