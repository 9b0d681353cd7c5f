import { createHmac, timingSafeEqual } from 'node:crypto';
import { answer, bodyOf } from './http.js';
import { installations } from './installations.js';
import { settings } from './settings.js';

const TOLERANCE_SECONDS = 5 * 60;

/** Standard Webhooks: whether the secret that only Patchbay and this program know signed these bytes, just now. */
export function isGenuine(headers, body, secret, now = Date.now() / 1000) {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  const signatures = headers['webhook-signature'];
  if (!secret || !id || !/^\d{1,12}$/.test(timestamp ?? '') || !signatures) return false;
  if (Math.abs(now - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  return signatures.split(' ').some((signature) => {
    const [version, value = ''] = signature.split(',');
    const given = Buffer.from(value, 'base64');
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
}

/** Patchbay tells what happens to installations. 2xx means: understood, never again. */
export async function webhook(request, response) {
  const body = await bodyOf(request);
  if (!isGenuine(request.headers, body, settings.webhookSecret)) {
    answer(response, 401, { error: 'not signed by Patchbay' });
    return;
  }
  const event = JSON.parse(body.toString('utf8'));
  if (!event.example) installations.follow(event);
  console.log(`${event.event} #${event.sequence}${event.example ? ' (an example)' : ''}`);
  answer(response, 200, { received: event.id });
}
