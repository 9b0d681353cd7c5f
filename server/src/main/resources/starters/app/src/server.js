import { answer, serve } from './http.js';
import { followSandbox } from './sandbox.js';
import { manifestText, settings } from './settings.js';
import { callback, login, personOf } from './signIn.js';
import { webhook } from './webhooks.js';

const escape = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The first page: begin here. */
function home(request, response) {
  const person = personOf(request);
  const text = person ? `Hello, ${escape(person.name ?? 'you')}.` : '<a href="/login">Sign in</a>';
  answer(response, 200, `<!doctype html><html lang="en"><meta charset="utf-8"><title>Start</title><h1>${text}</h1></html>`, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'self'",
    'cache-control': 'no-store',
  });
}

serve(
  {
    'GET /': home,
    'GET /health': (_request, response) => answer(response, 200, { status: 'ok' }),
    'GET /manifest.json': (_request, response) => answer(response, 200, manifestText),
    'GET /login': login,
    'GET /callback': callback,
    'POST /webhooks/patchbay': webhook,
  },
  settings,
);
followSandbox();
