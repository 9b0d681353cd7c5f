import createClient from 'openapi-fetch';
import { noAnswer, problemOf } from './problem.ts';
import type { paths } from './schema.gen.ts';
import { send } from './stepUp.ts';

export const client = createClient<paths>({
  baseUrl: window.location.origin,
  fetch: send,
});

client.use({
  async onResponse({ response }) {
    if (!response.ok) throw await problemOf(response);
  },
  onError({ error }) {
    return error instanceof DOMException && error.name === 'AbortError' ? error : noAnswer();
  },
});

/** The body of an answer; refusals have become a `ProblemError` before. */
export async function body<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T;
}

/** A call that the description of the API does not have yet. */
export async function upcoming<T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  { body: sent, signal, headers }: { body?: unknown; signal?: AbortSignal; headers?: HeadersInit } = {},
): Promise<T> {
  const isFile = sent instanceof Blob;
  const response = await send(
    new Request(new URL(path, window.location.origin), {
      method,
      signal: signal ?? null,
      headers: { ...(sent !== undefined && !isFile && { 'Content-Type': 'application/json' }), ...headers },
      body: sent === undefined ? null : isFile ? sent : JSON.stringify(sent),
    }),
  ).catch((error: unknown) => {
    throw error instanceof DOMException && error.name === 'AbortError' ? error : noAnswer();
  });
  if (!response.ok) throw await problemOf(response);
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}
