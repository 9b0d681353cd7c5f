import type { AskedConsent, Installation, SetUp } from '../src/lib/api/types.ts';
import { accessOf, accessRoute } from './access.ts';
import { forbidden, invalid, json, notFound } from './answers.ts';
import type { MockApi } from './api.ts';
import type { Stored } from './stored.ts';

/** Seconds after which a mock app is asked; each answers 503 unless it accepts at its second try. */
const asked = [1, 4, 16, 60];

const nothingAsked: AskedConsent = {
  waiting: false,
  installedVersion: null,
  newVersion: null,
  version: null,
  scopes: [],
  connections: [],
  changes: [],
};

/** An installation as the one who asks sees it, after what time has done to it. */
export function show(api: MockApi, stored: Stored): Installation {
  const seconds = (Date.now() - stored.since) / 1000;
  const past = asked.filter((at) => at <= seconds).length + stored.extra;
  if (stored.status === 'setting_up' && stored.accepts && past >= 2) stored.status = 'active';
  const next = asked[past - stored.extra];
  const last = asked[past - stored.extra - 1];
  const at = (second: number) => new Date(stored.since + second * 1000).toISOString();
  const setup: SetUp = {
    attempts: past,
    lastAttemptAt: last ? at(last) : null,
    lastAnswer: past > 0 ? { status: 503, error: null, latencyMs: 184 } : null,
    nextAttemptAt: next ? at(next) : null,
    stopped: next === undefined,
  };
  const {
    since,
    accepts,
    extra,
    clientId,
    exceptions,
    config,
    configVersion,
    asked: _,
    values: __,
    ...installation
  } = stored;
  const own = stored.target === 'user';
  const manage = own ? stored.installedBy.id === api.person?.id : api.admin(stored.organizationId);
  const members = api.organizations.find(({ id }) => id === stored.organizationId)?.members ?? [];
  return {
    ...installation,
    clientId: manage && !own ? clientId : null,
    memberCount: own ? 1 : members.filter(({ person }) => accessOf(stored, person.id).canAccess).length,
    canOpen: stored.status === 'active' && (own ? manage : accessOf(stored, api.person?.id ?? '').canAccess),
    canManage: manage,
    canManageMembers: (!own && manage) || accessOf(stored, api.person?.id ?? '').isAdmin,
    setup: stored.status === 'setting_up' ? setup : null,
  };
}

/** The apps that organizations and people have. */
export async function installationsRoute(api: MockApi, request: Request, id: string, rest: string[]) {
  const [act = ''] = rest;
  const params = new URL(request.url).searchParams;
  if (!id && request.method === 'GET') {
    const org = params.get('organizationId');
    const own = params.get('target') === 'user';
    return json({
      installations: api.installations
        .filter(({ organizationId, target, installedBy }) =>
          own ? target === 'user' && installedBy.id === api.person?.id : organizationId === org,
        )
        .map((each) => api.show(each)),
    });
  }
  if (!id) {
    const key = request.headers.get('Idempotency-Key') ?? '';
    const done = api.keys.get(key);
    if (done) return json(done);
    const { integration, organizationId, access, config = {}, appAddress = null } = await request.json();
    const errors = api.refuses(config);
    if (errors.length > 0) return invalid(errors);
    const org = api.organizations.find((each) => each.id === organizationId);
    if (!org || !api.person) return notFound();
    if (!api.admin(org.id)) return forbidden();
    const shown = api.show(
      api.of(integration) ??
        api.install(integration, org, api.person, {
          accessPolicy: access ?? 'everyone',
          config,
          appAddress,
          ...(appAddress !== null && { status: 'active' }),
        }),
    );
    api.keys.set(key, shown);
    return json(shown, 201);
  }
  const stored = api.installations.find((each) => each.id === id);
  if (!stored) return notFound();
  if (request.method === 'GET' && !act) return json(api.show(stored));
  const { canManage, canManageMembers } = api.show(stored);
  if (!canManage && !(act === 'members' && canManageMembers)) return forbidden();
  if (act === 'consent') {
    if (request.method === 'GET') return json(stored.asked ?? nothingAsked);
    const { version, scopes } = await request.json();
    if (version !== stored.asked?.version)
      return invalid([{ pointer: '/version', message: 'Read it again.' }]);
    api.agreed.push(scopes);
    stored.version = stored.asked?.newVersion ?? stored.version;
    stored.asked = undefined;
  }
  const org = api.organizations.find((each) => each.id === stored.organizationId);
  const answer = await accessRoute(api, request, stored, org?.members ?? [], rest);
  if (answer) return answer;
  if (request.method === 'DELETE') {
    stored.status = 'uninstalled';
    if (stored.target === 'user' && api.person) api.own.disconnect(api.person, stored.id);
  }
  if (act === 'suspend') Object.assign(stored, { status: 'suspended', suspendedBy: ['admin'] });
  if (act === 'resume') Object.assign(stored, { status: 'active', suspendedBy: [] });
  if (act === 'try-now') stored.extra += 1;
  return json(api.show(stored));
}
