// Saves manifest.json as the draft, and with --publish publishes it. For a build: npm run push -- --publish
import { manifestText, settings } from './settings.js';

async function ask(method, url, headers, body) {
  const response = await fetch(url, { method, headers, body, signal: AbortSignal.timeout(60_000) });
  const text = await response.text();
  if (!response.ok) {
    console.error(`${method} ${url}: ${response.status}\n${text}`);
    process.exit(1);
  }
  return JSON.parse(text);
}

const discovery = await ask('GET', `${settings.issuer}/.well-known/openid-configuration`, {});
const basic = [settings.clientId, settings.clientSecret].map(encodeURIComponent).join(':');
const { access_token: token } = await ask(
  'POST',
  discovery.token_endpoint,
  { authorization: `Basic ${Buffer.from(basic).toString('base64')}` },
  new URLSearchParams({ grant_type: 'client_credentials' }),
);
const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
const draft = await ask('PUT', `${settings.patchbay}/v1/integration/draft`, headers, manifestText);
console.log(`The draft of ${draft.version} is saved.`);
if (process.argv.includes('--publish')) {
  const version = await ask('POST', `${settings.patchbay}/v1/integration/versions`, headers, '{}');
  console.log(`${version.version} is published.`);
}
