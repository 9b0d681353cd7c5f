import { type RefCallback, useCallback, useEffect, useMemo, useState } from 'react';
import type { LiveSource } from '@/lib/liveSource.ts';
import { useVisitor } from '@/lib/session.ts';
import { numberOf } from './roles.ts';
import { type Look, type SeenPoint, seen } from './seen.ts';

interface Box {
  width: number;
  height: number;
}

/** How much room something has, in pixels; none before it is drawn. */
export function useBox<Of extends HTMLElement>(): [RefCallback<Of>, Box] {
  const [box, setBox] = useState<Box>({ width: 0, height: 0 });
  const ref = useCallback((element: Of | null) => {
    if (!element) return;
    const measure = () => {
      const [width, height] = [element.clientWidth, element.clientHeight];
      setBox((known) => (known.width === width && known.height === height ? known : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, box];
}

interface Watching {
  installation: string;
  field: string;
  /** Of records. */
  keys: readonly string[];
  minutes: number;
  points: number;
  live: LiveSource;
  now: number;
  /** Nothing is noted for a picture of something that is not there. */
  still: boolean;
}

/** What was seen of a number of each of some records, up to now. */
export function useSeen({ installation, field, keys, minutes, points, live, now, still }: Watching) {
  const all = JSON.stringify(keys);
  const looks = useMemo(
    () => (JSON.parse(all) as string[]).map((key): Look => ({ installation, field, key, minutes, points })),
    [all, installation, field, minutes, points],
  );
  const visitor = useVisitor();
  const person = visitor?.account.id;
  const { records } = live;
  const isLive = live.state === 'live';
  const isComing = live.state === 'connecting';

  useEffect(() => {
    if (still || person === undefined) return;
    seen.belongTo(person);
    const ends = looks.map((look) => seen.watch(look));
    return () => {
      for (const end of ends) end();
    };
  }, [looks, still, person]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is noted again as time passes, that it is still the same
  useEffect(() => {
    if (still || person === undefined) return;
    const time = Date.now();
    for (const look of looks) {
      const value = isLive ? numberOf(records.get(look.key)?.value, field) : isComing ? undefined : null;
      seen.note(look, time, value);
    }
  }, [looks, records, isLive, isComing, field, still, person, now]);

  useEffect(() => {
    if (!still && live.state === 'revoked') seen.forget(installation);
  }, [live.state, installation, still]);

  return looks.map((look): readonly SeenPoint[] =>
    seen.upTo(look, now, isLive || still ? numberOf(records.get(look.key)?.value, field) : null),
  );
}
