import { getRouteApi, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { ReferencePage } from '@/features/reference/ReferencePage.tsx';

const route = getRouteApi('/reference');

export function ReferenceRoute() {
  const { q = '' } = route.useSearch();
  const named = useLocation({ select: ({ hash }) => hash });
  const navigate = route.useNavigate();
  // What is opened while a search is on its way to the address does not undo it.
  const sought = useRef(q);
  useEffect(() => {
    sought.current = q;
  }, [q]);
  const go = (to: { q: string; hash: string }) =>
    void navigate({
      search: { q: to.q || undefined },
      hash: to.hash,
      replace: true,
      resetScroll: false,
      hashScrollIntoView: false,
    });
  return (
    <ReferencePage
      q={q}
      named={named}
      onSearch={(words) => {
        sought.current = words;
        go({ q: words, hash: named });
      }}
      onOpen={(id) => go({ q: sought.current, hash: id })}
    />
  );
}
