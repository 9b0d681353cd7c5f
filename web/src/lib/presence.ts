interface Presence {
  /** Somebody looks at the page, and there is a network. */
  back: () => void;
  /** Nobody has looked at it for as long as {@link Presence.patience} says, in milliseconds. */
  away: () => void;
  patience: () => number;
  /** There is no network. */
  offline: () => void;
}

export const isHidden = () => document.visibilityState === 'hidden';

/** Says whether somebody looks at this page, and whether there is a network, until what is returned is called. */
export function watchPresence({ back, away, patience, offline }: Presence): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const looked = () => {
    if (isHidden()) return;
    clearTimeout(waiting);
    back();
  };
  document.addEventListener(
    'visibilitychange',
    () => {
      if (!isHidden()) return looked();
      clearTimeout(waiting);
      waiting = setTimeout(away, patience());
    },
    { signal },
  );
  window.addEventListener('online', looked, { signal });
  window.addEventListener('pageshow', looked, { signal });
  window.addEventListener('offline', offline, { signal });
  window.addEventListener('pagehide', away, { signal });
  return () => {
    clearTimeout(waiting);
    listening.abort();
  };
}
