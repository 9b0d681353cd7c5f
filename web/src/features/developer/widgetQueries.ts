import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { dashboards } from '@/lib/api/dashboard.ts';
import { widgetPreviews } from '@/lib/api/widgetPreview.ts';

export const widgetQuery = (name: string) =>
  queryOptions({
    queryKey: ['developer', name, 'widget'],
    queryFn: ({ signal }) => widgetPreviews.read(name, { signal }),
    // Each answer has an address of its own for the frame, which would be loaded anew.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

/** What this person has themselves, for live records. */
export const choicesQuery = queryOptions({
  queryKey: ['dashboard', 'choices'],
  queryFn: ({ signal }) => dashboards.choices({ signal }),
});

/** Does something to a widget, and looks at it again. */
export function useWidgetAct<Result>(name: string, act: (name: string) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => act(name),
    onSettled: () => client.invalidateQueries({ queryKey: ['developer', name, 'widget'] }),
  });
}
