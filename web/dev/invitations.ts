import type { Invitation } from '../src/lib/api/types.ts';
import { invalid, json, notFound, nothing, page, problem } from './answers.ts';
import type { MockApi } from './api.ts';
import type { Person } from './people.ts';
import type { Org } from './world.ts';

const roles = ['owner', 'admin', 'member'] as const;
const day = 86_400_000;
const address = /^[^@\s,]+@[^@\s,]+\.[^@\s,]+$/;

function made(api: MockApi, org: Org, email: string, role: Invitation['role']): Invitation {
  const { id, name } = api.person as Person;
  const invitation: Invitation = {
    id: `01990000-0000-7000-8000-${String(7000 + org.invitations.length).padStart(12, '0')}`,
    email,
    role,
    invitedBy: { id, name },
    sentAt: new Date().toISOString(),
    expiresAt: new Date(Date.now() + 7 * day).toISOString(),
    state: 'pending',
  };
  org.invitations.unshift(invitation);
  return invitation;
}

const link = (request: Request, n: number) =>
  `${new URL(request.url).origin}/invitation?token=${btoa(`token ${n}`).replaceAll('=', '')}Xq3vK9dLm2Rt`;

/** Invitations of an organization. */
export async function invitationsRoute(
  api: MockApi,
  request: Request,
  org: Org,
  [id = '', act = '']: string[],
): Promise<Response> {
  const params = new URL(request.url).searchParams;
  if (!id && request.method === 'GET') {
    const state = params.get('state');
    const { items, next } = page(
      org.invitations.filter((each) => !state || each.state === state),
      params,
    );
    return json({ invitations: items, next });
  }
  if (!id) {
    const { email, role } = await request.json();
    if (!address.test(email))
      return invalid([{ pointer: '/email', message: 'This is not an e-mail address.' }]);
    if (org.members.some(({ person }) => person.email === email)) {
      return problem(409, 'already-member', 'Already a member', `${email} is a member already.`);
    }
    return json(
      { invitation: made(api, org, email, role), link: link(request, org.invitations.length) },
      201,
    );
  }
  if (id === 'import') return importing(api, org, await request.text(), params.get('dryRun') === 'true');
  const invitation = org.invitations.find((each) => each.id === id);
  if (!invitation) return notFound();
  if (request.method === 'DELETE') {
    invitation.state = 'revoked';
    return nothing();
  }
  if (act !== 'resend') return notFound();
  invitation.state = 'pending';
  invitation.sentAt = new Date().toISOString();
  invitation.expiresAt = new Date(Date.now() + 7 * day).toISOString();
  return json({ invitation, link: link(request, org.invitations.length + 1) });
}

function importing(api: MockApi, org: Org, csv: string, dryRun: boolean) {
  const [header = '', ...lines] = csv.trim().split(/\r?\n/);
  const mistakes: { line: number; column: number; message: string }[] = [];
  if (header.trim() !== 'email,role') {
    mistakes.push({ line: 1, column: 1, message: 'The first line has to be: email,role' });
  }
  const rows = lines.map((text, n) => {
    const [email = '', role = 'member'] = text.split(',').map((word) => word.trim());
    const line = n + 2;
    if (!address.test(email))
      mistakes.push({ line, column: 1, message: `“${email}” is not an e-mail address.` });
    if (!roles.some((each) => each === role)) {
      mistakes.push({ line, column: email.length + 2, message: `“${role}” is not a role.` });
    }
    return { email, role: role as Invitation['role'] };
  });
  const members = rows.filter(({ email }) => org.members.some(({ person }) => person.email === email));
  const invited = rows.filter(({ email }) =>
    org.invitations.some((each) => each.email === email && each.state === 'pending'),
  );
  const fresh = rows.filter((row) => !members.includes(row) && !invited.includes(row));
  const outcome = {
    rows: rows.length,
    toInvite: fresh.length,
    alreadyMembers: members.length,
    alreadyInvited: invited.length,
    mistakes,
  };
  if (dryRun) return json(outcome);
  if (mistakes.length > 0) {
    return problem(400, 'invalid-request', 'Invalid request', 'The list has mistakes.', { mistakes });
  }
  for (const { email, role } of fresh) made(api, org, email, role);
  return json(outcome, 202);
}
