import { matrix } from './access.ts';
import { forbidden, found, invalid, json, notFound, nothing, page, problem } from './answers.ts';
import type { MockApi } from './api.ts';
import { appPolicyRoute } from './appPolicy.ts';
import { invitationsRoute } from './invitations.ts';
import type { Person } from './people.ts';
import { membershipOf, type Org } from './world.ts';

/** Organizations, who is in them and what happened there. */
export async function organizationsRoute(
  api: MockApi,
  request: Request,
  id: string,
  [what = '', accountId = '', ...rest]: string[],
): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const who = api.person as Person;
  if (!id) {
    const { name, displayName } = await request.json();
    const org: Org = {
      id: `01990000-0000-7000-8000-0000000001${50 + api.organizations.length}`,
      name,
      displayName,
      members: [{ person: who, role: 'owner', joinedAt: new Date().toISOString() }],
      invitations: [],
    };
    api.organizations.push(org);
    api.current = org.id;
    return json(membershipOf(org, who), 201);
  }
  const org = api.organizations.find((each) => each.id === id);
  const mine = org && membershipOf(org, who);
  if (!org || !mine) return notFound();
  if (!what && request.method === 'GET') return json({ ...mine, memberCount: org.members.length });
  if (what === 'leave') return leave(api, org, who);
  if (!what && request.method === 'DELETE') {
    if (mine.role !== 'owner') return forbidden();
    const unproven = api.own.needsProof(who);
    if (unproven) return unproven;
    if ((await request.json()).name !== org.displayName) {
      return invalid([{ pointer: '/name', message: 'This is not the name of the organization.' }]);
    }
    api.organizations.splice(api.organizations.indexOf(org), 1);
    api.current = api.memberships()[0]?.id ?? null;
    return nothing();
  }
  if (what === 'members' && !accountId) {
    const { items, next } = page(
      org.members.filter(({ person }) => found(params.get('q'), person.name, person.email)),
      params,
      50,
    );
    return json({ members: items.map(bodyOf), next });
  }
  if (what === 'app-policy') return appPolicyRoute(api, request, org);
  if (!api.admin(id)) return forbidden();
  if (!what) {
    org.displayName = (await request.json()).displayName;
    return json({ ...mine, displayName: org.displayName });
  }
  if (what === 'invitations') return invitationsRoute(api, request, org, [accountId, ...rest]);
  if (what === 'access') return matrix(api, org, params);
  if (what === 'audit') {
    const { actor, action, since, until } = Object.fromEntries(params);
    const { items, next } = page(
      api.audit.filter(
        (each) =>
          (!actor || each.actor?.id === actor) &&
          (!action || each.action === action) &&
          (!since || each.at >= since) &&
          (!until || each.at < until),
      ),
      params,
    );
    return json({ entries: items, next });
  }
  const member = org.members.find(({ person: { id: each } }) => each === accountId);
  if (!member) return notFound();
  if (isLastOwner(org, member)) return lastOwner(org);
  if (request.method === 'DELETE') {
    org.members.splice(org.members.indexOf(member), 1);
    return nothing();
  }
  member.role = (await request.json()).role;
  return json(bodyOf(member));
}

function isLastOwner(org: Org, member: Org['members'][number]) {
  return member.role === 'owner' && org.members.filter(({ role }) => role === 'owner').length === 1;
}

function leave(api: MockApi, org: Org, who: Person) {
  const member = org.members.find(({ person }) => person.id === who.id);
  if (!member) return notFound();
  if (isLastOwner(org, member)) return lastOwner(org);
  org.members.splice(org.members.indexOf(member), 1);
  api.current = api.memberships()[0]?.id ?? null;
  return nothing();
}

const lastOwner = (org: Org) =>
  problem(
    409,
    'last-owner',
    'Last owner',
    `${org.displayName} needs an owner. Make somebody else owner first.`,
  );

const bodyOf = ({ person: { id, name, email }, role, joinedAt }: Org['members'][number]) => ({
  accountId: id,
  name,
  email,
  role,
  joinedAt,
});
