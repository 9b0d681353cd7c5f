import { installations } from './installations.js';
import { settings } from './settings.js';

const WAIT_SECONDS = 20;
const PAUSE_SECONDS = 3;
let token;

async function ask(method, url, headers, body) {
  const signal = AbortSignal.timeout((WAIT_SECONDS + 10) * 1000);
  const response = await fetch(url, { method, headers, body, signal });
  if (response.status === 401) token = undefined;
  if (!response.ok) throw new Error(`${method} ${url.split('?')[0]} answered ${response.status}`);
  return response.json();
}

/** A token of the integration as itself; the one before is used until Patchbay takes it no longer. */
async function bearer() {
  if (!token) {
    const discovery = await ask('GET', `${settings.issuer}/.well-known/openid-configuration`, {});
    const basic = [settings.clientId, settings.clientSecret].map(encodeURIComponent).join(':');
    const answer = await ask(
      'POST',
      discovery.token_endpoint,
      { authorization: `Basic ${Buffer.from(basic).toString('base64')}` },
      new URLSearchParams({ grant_type: 'client_credentials' }),
    );
    token = answer.access_token;
  }
  return { authorization: `Bearer ${token}` };
}

/** What is read has no secret in it, but the address of one, which works once. */
async function secretFor(event) {
  try {
    return (await ask('POST', event.credentialsUrl, await bearer())).clientSecret;
  } catch (failure) {
    console.error(`no secret for ${event.clientId}: install it in the sandbox once more (${failure.message})`);
    return undefined;
  }
}

async function follow(event) {
  if (!installations.isNews(event)) return;
  const clientSecret = event.credentialsUrl ? await secretFor(event) : undefined;
  installations.follow({ ...event, clientSecret });
  console.log(`${event.event} #${event.sequence} (in the sandbox)`);
}

/**
 * At your machine (an address that begins with http:) this reads what happens in your sandbox, where Patchbay calls nobody. What
 * is published is told at the webhook.
 */
export async function followSandbox() {
  if (!settings.baseUrl.startsWith('http:') || !settings.clientSecret) return;
  let after = '';
  let failures = 0;
  for (;;) {
    try {
      const query = new URLSearchParams({ installation: 'sandbox', wait: String(WAIT_SECONDS), after });
      const { events, next } = await ask('GET', `${settings.patchbay}/v1/events?${query}`, await bearer());
      for (const event of events) await follow(event);
      after = next;
      failures = 0;
    } catch (failure) {
      failures++;
      // once is nothing: a token has expired
      if (failures === 2) console.error(`the events of the sandbox cannot be read: ${failure.message}`);
      await new Promise((done) => setTimeout(done, PAUSE_SECONDS * 1000));
    }
  }
}
