import { createServer } from 'node:http';

const LARGEST_BODY = 1024 * 1024;

export function answer(response, status, body, headers = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(text);
}

/** The body as it came: signatures are made over its bytes. */
export async function bodyOf(request) {
  const parts = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > LARGEST_BODY) throw Object.assign(new Error('too large'), { status: 413 });
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Listens; `routes` has a function per `METHOD /path`. */
export function serve(routes, { host, port }) {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://local');
    const route = routes[`${request.method} ${url.pathname}`];
    try {
      if (route) await route(request, response, url);
      else answer(response, 404, { error: 'not found' });
    } catch (failure) {
      if (!failure.status) console.error(failure);
      if (response.headersSent) response.destroy();
      else answer(response, failure.status ?? 500, { error: failure.status ? failure.message : 'failed' });
    }
  });
  server.requestTimeout = 30_000;
  server.listen(port, host, () => console.log(`listening on ${host}:${server.address().port}`));
  return server;
}
