import type { TestMember, Tried } from '../src/lib/api/sandbox.ts';
import { json, notFound, nothing, problem } from './answers.ts';
import type { MockApi } from './api.ts';
import { id, type Person } from './people.ts';
import type { Org } from './world.ts';

const most = 10;

/** The sandbox of Acme, in memory. What is tried in it stands in the marketplace too, unlike in the real one. */
export class SandboxApi {
  readonly members: TestMember[] = [];
  readonly apps: Tried[] = [
    { name: 'bot', displayName: 'Bot', version: '1.1.0', appUrl: 'http://127.0.0.1:3000', status: null },
  ];
  /** Whose session is gone back to, while somebody is a test member. */
  developer: { person: Person; current: string | null } | null = null;
  private readonly org: Org = {
    id: id(190),
    name: 'sandbox-acme',
    displayName: 'Acme (Sandbox)',
    members: [],
    invitations: [],
  };
  private made = 0;

  add(given: Pick<TestMember, 'name' | 'role'>): TestMember {
    this.made++;
    const member = { id: id(900 + this.made), email: `test${this.made}@sandbox.invalid`, ...given };
    this.members.push(member);
    return member;
  }

  async handle(api: MockApi, request: Request, [noun, first, act]: string[]): Promise<Response> {
    if (!api.person?.roles.includes('developer')) return notFound();
    if (noun === undefined) return json(this.view(api));
    if (request.method === 'POST' && first === undefined) {
      const { name, role } = await request.json();
      return this.members.length < most
        ? json(this.add({ name, role }), 201)
        : problem(409, 'too-many-test-members', 'Too many', 'Nothing was changed.');
    }
    const member = this.members.find((each) => each.id === first);
    if (!member) return notFound();
    if (request.method === 'DELETE') {
      this.members.splice(this.members.indexOf(member), 1);
      return nothing();
    }
    if (act !== 'enter') return notFound();
    this.enter(api, member);
    return json({ id: member.id });
  }

  enter(api: MockApi, { id, email, name, role }: TestMember) {
    if (!api.person) throw new Error('nobody is signed in');
    this.developer = { person: api.person, current: api.current };
    api.person = { id, email, name, roles: [], locale: null };
    api.current = this.org.id;
    if (!api.organizations.includes(this.org)) api.organizations.push(this.org);
    this.org.members.push({ person: api.person, role, joinedAt: '2026-11-20T10:00:00Z' });
  }

  leave(api: MockApi) {
    if (!this.developer) return problem(409, 'not-entered', 'Not entered', 'Nothing was changed.');
    api.person = this.developer.person;
    api.current = this.developer.current;
    this.developer = null;
    return null;
  }

  /** Drafts, as a test member is offered them. */
  drafts() {
    return json({
      apps: this.apps.map(({ name, displayName, appUrl }) => ({
        slug: name,
        name: displayName,
        appUrl,
        icon: null,
      })),
    });
  }

  /** Installs a draft in the sandbox. */
  install(api: MockApi, app: string, by: Person) {
    return api.install(app, this.org, by, { status: 'active' });
  }

  private view(api: MockApi) {
    const installed = (app: Tried) =>
      api.installations.find(
        (each) => each.integration.name === app.name && each.organizationId === this.org.id,
      );
    return {
      organization: this.members.length > 0 ? { id: this.org.id, displayName: this.org.displayName } : null,
      members: this.members,
      integrations: this.apps.map((app) => ({ ...app, status: installed(app)?.status ?? app.status })),
    };
  }
}
