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
