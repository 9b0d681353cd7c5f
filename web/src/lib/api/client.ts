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
