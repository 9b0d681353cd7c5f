import type { AppPolicy } from '../src/lib/api/types.ts';
import { forbidden, json, problem } from './answers.ts';
import type { MockApi } from './api.ts';
import type { Org } from './world.ts';

export type Policy = Pick<AppPolicy, 'version' | 'rule' | 'allow' | 'deny'>;

const open: Policy = { version: 0, rule: 'all', allow: [], deny: [] };

/** Why an organization must not install an app. */
export function refusalOf(
  api: MockApi,
  organizationId: string,
  app: string,
): AppPolicy['notAllowed'][number]['rule'] | null {
  const { rule, allow, deny } = api.policies.get(organizationId) ?? open;
  const verified = api.offers.find(({ name }) => name === app)?.verified;
  if (deny.includes(app)) return 'denied';
  if (allow.includes(app) || rule === 'all') return null;
  if (rule === 'listed') return 'not-listed';
  return verified ? null : 'not-verified';
}

/** Which apps an organization allows. */
export async function appPolicyRoute(api: MockApi, request: Request, org: Org) {
  const before = api.policies.get(org.id) ?? open;
  if (request.method === 'GET') return json(body(api, org, before));
  if (!api.admin(org.id)) return forbidden();
  const wanted: Policy = await request.json();
  const errors = (['allow', 'deny'] as const).flatMap((list) =>
    wanted[list].flatMap((name, index) =>
      api.offers.some((each) => each.name === name)
        ? []
        : [{ pointer: `/${list}/${index}`, message: 'No app of this name is offered here.' }],
    ),
  );
  if (errors.length > 0) {
    return problem(400, 'invalid-request', 'Invalid request', 'Mend the marked fields.', { errors });
  }
  if (wanted.version !== before.version) {
    return problem(409, 'policy-changed', 'Changed meanwhile', 'Nothing was changed.');
  }
  const after = { ...wanted, version: before.version + 1 };
  api.policies.set(org.id, after);
  return json(body(api, org, after));
}

function body(api: MockApi, org: Org, policy: Policy): AppPolicy {
  const named = [...policy.allow, ...policy.deny];
  return {
    ...policy,
    apps: api.offers
      .filter(({ name }) => named.includes(name))
      .map(({ name, displayName, icon }) => ({ name, displayName, icon })),
    notAllowed: api.installations
      .filter(({ organizationId, status }) => organizationId === org.id && status !== 'uninstalled')
      .flatMap(({ id, integration }) => {
        const rule = api.admin(org.id) && refusalOf(api, org.id, integration.name);
        return rule ? [{ id, ...integration, rule }] : [];
      }),
  };
}
