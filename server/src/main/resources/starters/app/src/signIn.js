import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import { answer } from './http.js';
import { installations } from './installations.js';
import { settings } from './settings.js';

const TEN_MINUTES = 10 * 60_000;
const MOST = 10_000;
const pending = new Map();
const sessions = new Map();
const secure = settings.baseUrl.startsWith('https://') ? '; Secure' : '';
let discovered;

const random = () => randomBytes(32).toString('base64url');
const refuse = (message) => Object.assign(new Error(message), { status: 400 });

/** Keeps no more than fits: the oldest goes first. */
function keep(map, key, value) {
  if (map.size >= MOST) map.delete(map.keys().next().value);
  map.set(key, value);
}

function cookie(request, name) {
  const cookies = (request.headers.cookie ?? '').split(/; */).map((one) => one.split('='));
  return cookies.find(([known]) => known === name)?.[1];
}

/** Who is signed in with this browser. */
export const personOf = (request) => sessions.get(cookie(request, 'session'));

async function json(url, options = {}) {
  const response = await fetch(url, { ...options, signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}

const provider = () => {
  discovered ??= json(`${settings.issuer}/.well-known/openid-configuration`).catch((failure) => {
    discovered = undefined;
    throw failure;
  });
  return discovered;
};

/** People's own installations share the integration's client; each organization's has a client of its own. */
const secretOf = (clientId) =>
  clientId === settings.clientId ? settings.clientSecret : installations.secretOf(clientId);

/** Patchbay sends people here to be signed in (initiate_login_url), and says which client to use. */
export async function login(_request, response, url) {
  const issuer = url.searchParams.get('iss') ?? settings.issuer;
  const clientId = url.searchParams.get('client_id') ?? settings.clientId;
  if (issuer !== settings.issuer || !secretOf(clientId)) throw refuse('another issuer, or a client that is not known here');
  const request = { clientId, nonce: random(), verifier: random(), browser: random(), until: Date.now() + TEN_MINUTES };
  const state = random();
  keep(pending, state, request);
  const to = new URL((await provider()).authorization_endpoint);
  to.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: `${settings.baseUrl}/callback`,
    scope: 'openid profile',
    state,
    nonce: request.nonce,
    code_challenge: createHash('sha256').update(request.verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  answer(response, 302, '', {
    location: to.href,
    'set-cookie': `signing-in=${request.browser}; Path=/callback; HttpOnly; SameSite=Lax; Max-Age=600${secure}`,
    'cache-control': 'no-store',
  });
}

/** The person comes back with a code. */
export async function callback(request, response, url) {
  const state = url.searchParams.get('state') ?? '';
  const begun = pending.get(state);
  pending.delete(state);
  if (!begun || begun.until < Date.now() || begun.browser !== cookie(request, 'signing-in')) {
    throw refuse('this sign-in did not begin in this browser, or took too long');
  }
  if (url.searchParams.get('iss') !== settings.issuer) throw refuse('this answer is from somebody else');
  const code = url.searchParams.get('code');
  if (!code) throw refuse(`not signed in: ${url.searchParams.get('error') ?? 'no code'}`);
  const basic = [begun.clientId, secretOf(begun.clientId) ?? ''].map(encodeURIComponent).join(':');
  const tokens = await json((await provider()).token_endpoint, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(basic).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: `${settings.baseUrl}/callback`,
      code_verifier: begun.verifier,
    }),
  });
  const person = await checked(tokens.id_token, begun);
  const session = random();
  keep(sessions, session, { id: person.sub, name: person.name, organizationId: person.organization_id });
  answer(response, 302, '', {
    location: '/',
    'set-cookie': `session=${session}; Path=/; HttpOnly; SameSite=Lax${secure}`,
    'cache-control': 'no-store',
  });
}

/** OpenID Connect Core §3.1.3.7: signature, issuer, audience, time and nonce. */
async function checked(idToken, begun) {
  const [head, body, signature] = idToken.split('.');
  const { alg, kid } = JSON.parse(Buffer.from(head, 'base64url'));
  const { keys } = await json((await provider()).jwks_uri);
  const jwk = keys.find((key) => key.kid === kid);
  const algorithms = { ES256: { dsaEncoding: 'ieee-p1363' }, RS256: {} };
  if (!jwk || !algorithms[alg]) throw refuse('the ID token is signed with a key that is not known');
  const key = { key: createPublicKey({ key: jwk, format: 'jwk' }), ...algorithms[alg] };
  if (!verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))) {
    throw refuse('the ID token is not genuine');
  }
  const claims = JSON.parse(Buffer.from(body, 'base64url'));
  const audience = [claims.aud].flat();
  const now = Date.now() / 1000;
  if (claims.iss !== settings.issuer || !audience.includes(begun.clientId) || claims.exp < now || claims.nonce !== begun.nonce) {
    throw refuse('the ID token is not for this sign-in');
  }
  return claims;
}
