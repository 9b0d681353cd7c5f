import type { AppRequest } from '../src/lib/api/types.ts';
import { forbidden, json, notFound, page, problem } from './answers.ts';
import type { MockApi } from './api.ts';
import { refusalOf } from './appPolicy.ts';
import type { Person } from './people.ts';

/** Requests of members for apps. */
export async function requestsRoute(api: MockApi, request: Request, [id = '', act = '']: string[]) {
  const params = new URL(request.url).searchParams;
  const who = api.person as Person;
  const me = { id: who.id, name: who.name };
  const now = new Date().toISOString();
  if (!id && request.method === 'GET') {
    const org = params.get('organizationId') ?? '';
    const { items, next } = page(
      api.requested.filter(
        (each) =>
          each.organizationId === org &&
          (api.admin(org) || each.requestedBy.id === who.id) &&
          (!params.get('state') || each.state === params.get('state')) &&
          (!params.get('integration') || each.integration.name === params.get('integration')),
      ),
      params,
    );
    return json({ requests: items, next });
  }
  if (!id) {
    const { integration, organizationId, message } = await request.json();
    const offer = api.offers.find(({ name }) => name === integration);
    if (!offer) return notFound();
    const made: AppRequest = {
      id: `01990000-0000-7000-8000-${String(8000 + api.requested.length).padStart(12, '0')}`,
      integration: { name: offer.name, displayName: offer.displayName, icon: offer.icon },
      organizationId,
      message: message ?? null,
      requestedBy: me,
      requestedAt: now,
      state: 'open',
      answer: null,
      answeredBy: null,
      answeredAt: null,
    };
    api.requested.unshift(made);
    return json(made);
  }
  const wanted = api.requested.find((each) => each.id === id);
  if (!wanted) return notFound();
  if (wanted.state !== 'open') {
    return problem(
      409,
      'request-answered',
      'Answered already',
      'Somebody has answered this request already.',
    );
  }
  if (request.method === 'DELETE') return json(Object.assign(wanted, { state: 'withdrawn' }));
  if (!api.admin(wanted.organizationId)) return forbidden();
  const said = await request.json();
  if (act === 'approve') {
    const rule = refusalOf(api, wanted.organizationId, wanted.integration.name);
    if (rule) return problem(403, 'not-allowed-here', 'Not allowed', 'Nothing was installed.', { rule });
    const org = api.organizations.find((each) => each.id === wanted.organizationId);
    if (org) api.install(wanted.integration.name, org, who, { status: 'active' });
  }
  return json(
    Object.assign(wanted, {
      state: act === 'approve' ? 'approved' : 'denied',
      answer: said.answer ?? said.reason ?? null,
      answeredBy: me,
      answeredAt: now,
    }),
  );
}
