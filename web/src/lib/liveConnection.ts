import { readEvents, type StreamEvent } from './eventStream.ts';

interface Asked {
  ids: Iterable<string>;
  /** From where on; null for all that there is. */
  after: string | null;
}

interface LiveReader {
  onOpen: () => void;
  onEvent: (event: StreamEvent) => void;
  /** The server says how many milliseconds to wait after a break. */
  onRetry: (milliseconds: number) => void;
  /** Something came, be it a comment. */
  onSign: () => void;
  /** The server opened none, and said for how many seconds. */
  onRefused: (retryAfter: string | null) => void;
}

/**
 * Reads one stream until it is over, for whatever reason; of one that was aborted nothing more is told.
 *
 * @returns whether somebody is signed in, as far as the server said
 */
export async function readLive(asked: Asked, reader: LiveReader, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(requestOf(asked, signal));
    if (signal.aborted) return true;
    if (response.status === 401) return false;
    if (!response.ok || !response.body) {
      reader.onRefused(response.headers.get('retry-after'));
      return true;
    }
    reader.onSign();
    reader.onOpen();
    await readEvents(response.body, reader, signal);
  } catch {
    // Whatever the reason was: it is tried again.
  }
  return true;
}

function requestOf({ ids, after }: Asked, signal: AbortSignal) {
  const url = new URL('/api/live', window.location.origin);
  for (const id of ids) url.searchParams.append('installation', id);
  if (after !== null) url.searchParams.set('after', after);
  return new Request(url, { headers: { accept: 'text/event-stream' }, cache: 'no-store', signal });
}
