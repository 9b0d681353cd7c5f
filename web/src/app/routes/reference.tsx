import { getRouteApi, useLocation } from '@tanstack/react-router';
import { ReferencePage } from '@/features/reference/ReferencePage.tsx';

const route = getRouteApi('/reference');

export function ReferenceRoute() {
  const { q = '' } = route.useSearch();
  const named = useLocation({ select: ({ hash }) => hash });
  const navigate = route.useNavigate();
  return (
    <ReferencePage
      q={q}
      named={named}
      onSearch={(words) =>
        void navigate({ search: { q: words || undefined }, replace: true, resetScroll: false })
      }
      onOpen={(id) =>
        void navigate({
          search: (before) => before,
          hash: id,
          replace: true,
          resetScroll: false,
          hashScrollIntoView: false,
        })
      }
    />
  );
}
