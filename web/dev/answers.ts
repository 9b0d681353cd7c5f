export const problem = (status: number, slug: string, title: string, detail: string, more = {}) =>
  new Response(
    JSON.stringify({
      type: `/problems/${slug}`,
      title,
      status,
      detail,
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      ...more,
    }),
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
export const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
export const nothing = (status = 204) => new Response(status === 204 ? null : '{}', { status });
export const notFound = () => problem(404, 'not-found', 'Not found', 'There is nothing here for you.');
export const forbidden = () =>
  problem(403, 'only-admins', 'Only admins', 'Only an admin of the organization can do that.');
export const invalid = (errors: { pointer: string; message: string }[]) =>
  problem(400, 'invalid-request', 'Invalid request', 'Some of what was sent is not right.', { errors });

/** One page of a list. `after` is the place of the first one left out. */
export function page<Item>(items: Item[], params: URLSearchParams, size = 25) {
  const start = Number(params.get('after') ?? 0);
  const count = Number(params.get('limit') ?? size);
  const end = start + count;
  return { items: items.slice(start, end), next: end < items.length ? String(end) : null };
}

/** Whether a person is found by what was typed. */
export const found = (q: string | null, ...texts: string[]) =>
  texts.some((text) => text.toLowerCase().includes((q ?? '').trim().toLowerCase()));
