import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Goes to a path of this site, be it a page of this UI or one of the server's own. */
export function useGo() {
  const router = useRouter();
  return useCallback(
    (path: string) => {
      // Never to another site, whatever a text says.
      if (!/^\/(?![/\\])/.test(path)) return;
      const { pathname } = new URL(path, window.location.origin);
      const [, , page] = router.getMatchedRoutes(pathname);
      if (page) router.history.push(path);
      else window.location.assign(path);
    },
    [router],
  );
}
