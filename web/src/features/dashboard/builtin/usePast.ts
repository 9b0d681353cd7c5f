import { useQuery } from '@tanstack/react-query';
import { dashboards } from '@/lib/api/dashboard.ts';
import type { LiveSource } from '@/lib/liveSource.ts';
import { isUnsaved } from '../steps.ts';
import { defaults, type LineConfig } from './config.ts';
import type { Past } from './past.ts';

/** As often as there is more of it. */
const fresh = 60_000;
/** A clock that differs less from the server's is right. */
const right = 5_000;

interface Asking {
  /** Of the placement. */
  id: string;
  config: LineConfig;
  live: LiveSource;
  /** Of a picture of something that is not there nothing was kept. */
  still: boolean;
}

/** What the server has kept of a line, by the keys of its records. It is asked again where the page missed something. */
export function usePast({ id, config, live: { state }, still }: Asking): ReadonlyMap<string, Past> {
  const { field, series, minutes = defaults.minutes } = config;
  const { data } = useQuery({
    queryKey: ['dashboard', 'history', id, field, series, minutes],
    queryFn: ({ signal }) => read(id, field, signal),
    enabled: !still && !isUnsaved({ id }) && (state === 'live' || state === 'stale'),
    staleTime: fresh,
  });
  return data ?? none;
}

const none: ReadonlyMap<string, Past> = new Map();

async function read(id: string, field: string, signal: AbortSignal): Promise<ReadonlyMap<string, Past>> {
  const asked = Date.now();
  const history = await dashboards.history(id, { signal });
  // It is set up anew, and the server has not heard of it yet.
  if (history.field !== field) throw new Error(`this is the past of ${history.field}, and not of ${field}`);
  const from = Date.parse(history.from) + aheadBy(Date.parse(history.at), asked, Date.now());
  return new Map(history.series.map(({ key, numbers }) => [key, { from, numbers }]));
}

/** By how much this device's clock is ahead of one that said a time between two moments. */
function aheadBy(said: number, from: number, to: number) {
  if (from - said > right) return from - said;
  return said - to > right ? to - said : 0;
}
