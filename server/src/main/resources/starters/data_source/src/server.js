import { createHash } from 'node:crypto';
import { answer, serve } from './http.js';
import { description, records } from './records.js';
import { followSandbox } from './sandbox.js';
import { manifestText, settings } from './settings.js';
import { webhook } from './webhooks.js';

/** All records, or 304 when they are as they were. */
function data(request, response) {
  const body = JSON.stringify(records());
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  if (request.headers['if-none-match'] === etag) answer(response, 304, '', { etag });
  else answer(response, 200, body, { etag });
}

serve(
  {
    'GET /health': (_request, response) => answer(response, 200, { status: 'ok' }),
    'GET /manifest.json': (_request, response) => answer(response, 200, manifestText),
    'GET /schema': (_request, response) => answer(response, 200, description),
    'GET /data': data,
    'POST /webhooks/patchbay': webhook,
  },
  settings,
);
followSandbox();
