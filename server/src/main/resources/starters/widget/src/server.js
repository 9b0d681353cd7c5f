import { readFileSync } from 'node:fs';
import { answer, serve } from './http.js';
import { description, records } from './records.js';
import { followSandbox } from './sandbox.js';
import { manifest, manifestText, settings } from './settings.js';
import { webhook } from './webhooks.js';

/** Read each time, so that what you save is what you see when you fetch it again. */
const bundle = () => readFileSync(new URL('bundle.js', import.meta.url), 'utf8');

serve(
  {
    'GET /health': (_request, response) => answer(response, 200, { status: 'ok' }),
    'GET /manifest.json': (_request, response) => answer(response, 200, manifestText),
    'GET /manifest': (_request, response) => answer(response, 200, manifest.widget),
    'GET /bundle': (_request, response) =>
      answer(response, 200, bundle(), { 'content-type': 'text/javascript; charset=utf-8' }),
    'GET /schema': (_request, response) => answer(response, 200, description),
    'GET /data': (_request, response) => answer(response, 200, records()),
    'POST /webhooks/patchbay': webhook,
  },
  settings,
);
followSandbox();
