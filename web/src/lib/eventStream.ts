/** One event of a stream, as WHATWG HTML 9.2.6 reads it. */
export interface StreamEvent {
  event: string;
  data: string;
  /** What this very event says, not what was said last. */
  id: string | null;
}

export interface StreamReader {
  onEvent: (event: StreamEvent) => void;
  /** How long to wait before coming back, in milliseconds. */
  onRetry?: (milliseconds: number) => void;
  /** Something came, be it a comment alone. */
  onSign?: () => void;
}

/** More than this in one event is no event of ours, in characters. */
const most = 8_000_000;

/**
 * Reads a `text/event-stream` to its end. `EventSource` would do, but it keeps to itself that comments come, with what
 * status it was refused, and when: whoever must not show old values as live needs to know.
 */
export async function readEvents(
  body: ReadableStream<Uint8Array>,
  { onEvent, onRetry, onSign }: StreamReader,
  signal: AbortSignal,
) {
  const reader = body.getReader();
  const stop = () => void reader.cancel().catch(() => {});
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  try {
    const text = new TextDecoder();
    const line = newLineReader({ onEvent, onRetry });
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done || signal.aborted) return;
      onSign?.();
      rest += text.decode(value, { stream: true });
      // A carriage return at the end may be the first half of an end of line.
      const lines = rest.split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      for (const each of lines) {
        line(each);
        if (signal.aborted) return;
      }
      if (rest.length > most) throw new Error('an event of the stream is too long');
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

function newLineReader({ onEvent, onRetry }: StreamReader) {
  let event = '';
  let data: string[] = [];
  let id: string | null = null;
  return (line: string) => {
    if (line === '') {
      if (data.length > 0) onEvent({ event: event || 'message', data: data.join('\n'), id });
      event = '';
      data = [];
      id = null;
      return;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event = value;
    else if (field === 'data') data.push(value);
    else if (field === 'id' && !value.includes('\0')) id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) onRetry?.(Number(value));
  };
}
