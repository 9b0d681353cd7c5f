import type { Access, AccessPolicy, AppMember } from '../src/lib/api/types.ts';
import { found, invalid, json, notFound, page, problem } from './answers.ts';
import type { MockApi } from './api.ts';
import type { Person } from './people.ts';
import type { Stored } from './stored.ts';
import type { Org } from './world.ts';

/** What was set for one person, apart from the policy. */
export interface Exception extends Access {
  grantedBy: { id: string; name: string };
  grantedAt: string;
}

/** Who may use an app, its settings and its credentials. */
export async function accessRoute(
  api: MockApi,
  request: Request,
  stored: Stored,
  people: Org['members'],
  [what = '', accountId = '']: string[],
): Promise<Response | null> {
  const params = new URL(request.url).searchParams;
  const offer = api.offers.find(({ name }) => name === stored.integration.name);
  const who = api.person as Person;
  if (what === 'members' && !accountId) {
    const all = people
      .filter(({ person }) => found(params.get('q'), person.name, person.email))
      .map(({ person }) => memberOf(stored, people, person.id));
    const { items, next } = page(all, params);
    return json({
      policy: stored.accessPolicy,
      permissions: offer?.appPermissions ?? [],
      members: items,
      next,
    });
  }
  if (what === 'members') {
    if (!people.some(({ person: { id } }) => id === accountId)) return notFound();
    if (request.method === 'DELETE') {
      stored.exceptions.delete(accountId);
      return json(memberOf(stored, people, accountId));
    }
    const { canAccess, isAdmin, permissions }: Access = await request.json();
    stored.exceptions.set(accountId, {
      canAccess,
      isAdmin: canAccess && isAdmin,
      permissions: canAccess ? permissions : [],
      grantedBy: { id: who.id, name: who.name },
      grantedAt: new Date().toISOString(),
    });
    return json(memberOf(stored, people, accountId));
  }
  if (what === 'access') {
    stored.accessPolicy = ((await request.json()) as { policy: AccessPolicy }).policy;
    return json(api.show(stored));
  }
  if (what === 'records') return stored.values ? json(stored.values) : notFound();
  if (what === 'config') {
    if (!offer?.configSchema) return notFound();
    if (request.method === 'PUT') {
      const wanted = await request.json();
      if (wanted.version !== stored.configVersion) {
        return problem(
          409,
          'config-changed',
          'Changed meanwhile',
          'Somebody else has changed these settings.',
        );
      }
      const errors = api.refuses(wanted.config);
      if (errors.length > 0) return invalid(errors);
      stored.config = wanted.config;
      stored.configVersion += 1;
    }
    return json({ schema: offer.configSchema, config: stored.config, version: stored.configVersion });
  }
  if (what === 'credentials') {
    const unproven = api.own.needsProof(who);
    if (unproven) return unproven;
    if (accountId === 'send') return new Response(null, { status: 202 });
    return json(
      {
        clientId: stored.clientId,
        clientSecret: 's3cr_8Jq2vXw7ZpLr4TnYb6KfMdHg1CsAeUo9',
        issuer: `${new URL(request.url).origin}/oidc`,
        discoveryUrl: `${new URL(request.url).origin}/oidc/.well-known/openid-configuration`,
        redirectUris: [`${stored.appAddress ?? offer?.appUrl}${offer?.appPath ?? ''}`],
      },
      201,
    );
  }
  return null;
}

export function accessOf(stored: Stored, accountId: string): Access & { exception?: Exception } {
  const exception = stored.exceptions.get(accountId);
  if (exception) {
    const { canAccess, isAdmin, permissions } = exception;
    return { canAccess, isAdmin, permissions, exception };
  }
  return { canAccess: stored.accessPolicy === 'everyone', isAdmin: false, permissions: [] };
}

function memberOf(stored: Stored, people: Org['members'], accountId: string): AppMember {
  const member = people.find(({ person: { id } }) => id === accountId);
  if (!member) throw new Error(accountId);
  const { exception, ...access } = accessOf(stored, accountId);
  return {
    accountId,
    name: member.person.name,
    email: member.person.email,
    organizationRole: member.role,
    ...access,
    exception: exception !== undefined,
    grantedBy: exception?.grantedBy ?? null,
    grantedAt: exception?.grantedAt ?? null,
  };
}

/** Members against apps. */
export function matrix(api: MockApi, org: Org, params: URLSearchParams) {
  const apps = api.installations.filter(
    ({ organizationId, status }) => organizationId === org.id && status !== 'uninstalled',
  );
  const people = org.members.filter(({ person }) => found(params.get('q'), person.name, person.email));
  const { items, next } = page(people, params);
  return json({
    apps: apps.map(({ id, integration, accessPolicy }) => ({
      installationId: id,
      ...integration,
      policy: accessPolicy,
    })),
    members: items.map(({ person, role }) => ({
      accountId: person.id,
      name: person.name,
      email: person.email,
      role,
      access: Object.fromEntries(
        apps.map((app) => {
          const { exception: _, ...access } = accessOf(app, person.id);
          return [app.id, access];
        }),
      ),
    })),
    next,
  });
}
