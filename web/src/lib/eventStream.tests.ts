import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { readEvents, type StreamEvent } from './eventStream.ts';

async function read(...chunks: (string | Uint8Array)[]) {
  const bytes = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(typeof chunk === 'string' ? bytes.encode(chunk) : chunk);
      controller.close();
    },
  });
  const events: StreamEvent[] = [];
  const waits: number[] = [];
  let signs = 0;
  await readEvents(
    body,
    {
      onEvent: (event) => events.push(event),
      onRetry: (wait) => waits.push(wait),
      onSign: () => {
        signs += 1;
      },
    },
    new AbortController().signal,
  );
  return { events, waits, signs };
}

it('reads events, whatever ends their lines and wherever they are cut', async () => {
  const text =
    'retry: 1500\r\n\r\nevent: a\rdata:one\rdata: two\r\r: nothing\nid: 7\ndata: three\n\ndata: lost';
  const whole = await read(text);
  expect(whole.waits).toEqual([1500]);
  expect(whole.events).toEqual([
    { event: 'a', data: 'one\ntwo', id: null },
    { event: 'message', data: 'three', id: '7' },
  ]);
  const single = await read(...text);
  expect(single.events).toEqual(whole.events);
});

it('reads letters of which a piece came later', async () => {
  const bytes = new TextEncoder().encode('data: Grüße\n\n');
  const { events } = await read(bytes.slice(0, 9), bytes.slice(9));
  expect(events[0]?.data).toBe('Grüße');
});

it('hears that somebody is there, though nothing is said', async () => {
  const { events, signs } = await read(':\n\n', ':\n\n');
  expect(events).toEqual([]);
  expect(signs).toBe(2);
});

it('reads no event without end', async () => {
  const much = 'x'.repeat(3_000_000);
  await expect(read('data: ', much, much, much)).rejects.toThrow('too long');
});

it('leaves a server that goes on for ever', async () => {
  let gone = () => {};
  const left = new Promise<void>((resolve) => {
    gone = resolve;
  });
  const server = createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/event-stream' });
    answer.write('event: one\ndata: {}\n\n');
    answer.on('close', gone);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const abort = new AbortController();
  const { body } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  if (!body) throw new Error('no body');
  const events: string[] = [];
  await readEvents(
    body,
    {
      onEvent: ({ event }) => {
        events.push(event);
        abort.abort();
      },
    },
    abort.signal,
  );
  await left;
  expect(events).toEqual(['one']);
  server.close();
});
