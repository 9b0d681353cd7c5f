import type { AppRequest, Installation, SessionState, SetUp, Viewer } from '../src/lib/api/types.ts';
import { accessOf, accessRoute, matrix } from './access.ts';
import { forbidden, found, invalid, json, notFound, nothing, page, problem } from './answers.ts';
import { invitationsRoute } from './invitations.ts';
import { OperatorsApi } from './operators.ts';
import { requestsRoute } from './requests.ts';
import { SelfApi } from './self.ts';
import {
  membershipOf,
  newAudit,
  newOffers,
  newOrganizations,
  newPeople,
  type Offer,
  type Org,
  type Person,
  type Stored,
} from './world.ts';

/** Seconds after which a mock app is asked; each answers 503 unless it accepts at its second try. */
const asked = [1, 4, 16, 60];

/** A Patchbay that lives in memory, for looking at pages and for tests. */
export class MockApi {
  readonly people = newPeople();
  readonly offers = newOffers();
  readonly organizations = newOrganizations(this.people);
  readonly audit = newAudit(this.people);
  readonly installations: Stored[] = [];
  readonly keys = new Map<string, Installation>();
  readonly own = new SelfApi();
  readonly operators = new OperatorsApi();
  person: Person | null = null;
  current: string | null = null;
  /** A path that answers with 500, to see what pages make of that. */
  broken: string | null = null;
  readonly requests: Request[] = [];
  readonly requested: AppRequest[] = [];

  signIn(key: keyof MockApi['people'] | null) {
    this.person = key && this.people[key];
    this.current = this.memberships()[0]?.id ?? null;
  }

  install(app: string, org: Org, by: Person, given: Partial<Stored> = {}): Stored {
    const offer = this.offers.find(({ name }) => name === app);
    if (!offer) throw new Error(app);
    const stored: Stored = {
      id: `01990000-0000-7000-8000-${String(500 + this.installations.length).padStart(12, '0')}`,
      integration: { name: app, displayName: offer.displayName, icon: offer.icon },
      organizationId: org.id,
      status: 'setting_up',
      suspendedBy: [],
      clientId: `c_${app.slice(0, 4)}9f2k7q1m3x`,
      version: offer.version,
      installedBy: { id: by.id, name: by.name },
      installedAt: new Date().toISOString(),
      openUrl: `/apps/${app}/open?organizationId=${org.id}`,
      since: Date.now(),
      accepts: app !== 'crm',
      extra: 0,
      accessPolicy: 'everyone',
      exceptions: new Map(),
      config: {},
      configVersion: 1,
      hasConfig: offer.configSchema !== null,
      credentials: offer.credentials,
      appAddress: null,
      ...given,
    };
    this.installations.push(stored);
    return stored;
  }

  async handle(request: Request): Promise<Response> {
    this.requests.push(request.clone());
    const { pathname, searchParams } = new URL(request.url);
    if (this.broken && pathname.startsWith(this.broken)) {
      return problem(500, 'internal-error', 'Internal error', 'Something went wrong on our side.');
    }
    const route = `${request.method} ${pathname.replace(/^\/api\//, '')}`;
    const [, noun = '', first = '', second = '', ...rest] = pathname.split('/').slice(1);

    if (noun === 'session') return this.session(route, request);
    if (noun === 'listings') return first ? this.listing(first) : this.search(searchParams);
    if (noun === 'platform') return json(this.operators.view());
    if (!this.person) return problem(401, 'sign-in-required', 'Sign in', 'You need to sign in first.');
    const { person } = this;
    if (noun === 'me') return this.own.handle(request, person);
    if (noun === 'console') {
      if (!person.roles.includes('operator')) {
        return problem(
          403,
          'only-operators',
          'Only operators',
          'Only operators of this marketplace may do this.',
        );
      }
      return this.operators.handle(request, Object.values(this.people), () => this.own.needsProof(person));
    }
    if (noun === 'installations') return this.installationsRoute(request, first, [second, ...rest]);
    if (noun === 'organizations') return this.organizationsRoute(request, first, [second, ...rest]);
    if (noun === 'requests') return requestsRoute(this, request, [first, second]);
    return notFound();
  }

  /** Fills an organization with people and apps. */
  grow(org: Org, people: number, apps: number) {
    const given = ['Alma', 'Björn', 'Chidi', 'Daria', 'Emil', 'Fatima', 'Goran', 'Hanna', 'Idris', 'Jun'];
    const family = ['Abel', 'Brandt', 'Costa', 'Dahl', 'Eze', 'Fischer', 'García', 'Haddad', 'Ito', 'Jensen'];
    for (let n = 0; n < people; n++) {
      const name = `${given[n % 10]} ${family[Math.floor(n / 10) % 10]} ${Math.floor(n / 100) + 1}`;
      org.members.push({
        person: {
          id: `01990000-0000-7000-8000-${String(20_000 + n).padStart(12, '0')}`,
          email: `person${n}@example.com`,
          name,
          roles: [],
          locale: null,
        },
        role: 'member',
        joinedAt: '2026-03-02T08:00:00Z',
      });
    }
    const by = org.members[0]?.person;
    for (let n = 0; by && n < apps; n++) {
      const stored = this.install(this.offers[n % this.offers.length]?.name ?? 'bot', org, by, {
        status: 'active',
        accessPolicy: n % 3 === 2 ? 'assigned' : 'everyone',
      });
      if (n >= this.offers.length) {
        stored.integration = {
          ...stored.integration,
          displayName: `${stored.integration.displayName} ${n + 1}`,
          name: `${stored.integration.name}-${n + 1}`,
        };
      }
    }
  }

  /** What is wrong with settings, as the server says it. */
  refuses(config: Record<string, unknown>) {
    return config.greeting === 'refused'
      ? [{ pointer: '/config/greeting', message: 'The app does not take this greeting.' }]
      : [];
  }

  private memberships() {
    const who = this.person;
    return who ? this.organizations.flatMap((org) => membershipOf(org, who) ?? []) : [];
  }

  private view(): SessionState {
    if (!this.person) {
      return { account: null, organizations: [], currentOrganizationId: null, authenticatedAt: null };
    }
    return {
      account: this.person,
      organizations: this.memberships(),
      currentOrganizationId: this.current,
      authenticatedAt: '2026-11-22T09:00:00Z',
    };
  }

  private async session(route: string, request: Request) {
    if (route === 'DELETE session') {
      this.person = null;
      return new Response(null, { status: 204 });
    }
    if (route === 'PUT session/organization') this.current = (await request.json()).organizationId;
    return json(this.view());
  }

  admin(organizationId: string) {
    return this.memberships().some(({ id, role }) => id === organizationId && role !== 'member');
  }

  private of(app: string) {
    return this.installations.find(
      ({ integration, organizationId, status }) =>
        integration.name === app && organizationId === this.current && status !== 'uninstalled',
    );
  }

  private card = (offer: Offer) => {
    const { name, displayName, tagline, description, type, icon, publisher, categories, price } = offer;
    const installed = this.of(name) !== undefined;
    return { name, displayName, tagline, description, type, icon, publisher, categories, price, installed };
  };

  private search(params: URLSearchParams) {
    const typed = (params.get('q') ?? '').toLowerCase();
    const corrected = typed.startsWith('cust') && !'customer service'.includes(typed) ? 'customer' : null;
    const q = corrected ?? typed;
    const matching = this.offers.filter((each) => JSON.stringify(each).toLowerCase().includes(q));
    const category = params.get('category');
    const found = matching.filter(({ categories }) => !category || categories.includes(category));
    const names = [...new Set(matching.flatMap(({ categories }) => categories))].sort();
    const counted = names.map((name) => ({
      name,
      count: matching.filter(({ categories }) => categories.includes(name)).length,
    }));
    return json({
      listings: found.map(this.card),
      next: null,
      corrected,
      total: found.length,
      more: false,
      categories: counted,
    });
  }

  private listing(name: string) {
    const offer = this.offers.find((each) => each.name === name);
    if (!offer) return problem(404, 'listing-not-found', 'Not found', 'There is no such app.');
    return json({ ...offer, ...this.card(offer), viewer: this.viewer(offer) });
  }

  private viewer(offer: Offer): Viewer {
    const org = this.organizations.find(({ id }) => id === this.current);
    const organization = org
      ? { id: org.id, displayName: org.displayName, memberCount: org.members.length }
      : null;
    const stored = this.of(offer.name);
    const admins =
      org?.members.filter(({ role }) => role !== 'member').map(({ person: { name } }) => ({ name })) ?? [];
    const state = () => {
      if (!this.person) return 'signed-out';
      if (!org) return 'no-organization';
      if (stored) return 'installed';
      if (offer.price.model !== 'free') return 'payments-off';
      return this.admin(org.id) ? 'can-install' : 'only-admins';
    };
    return { state: state(), organization, admins, installation: stored ? this.show(stored) : null };
  }

  /** An installation as the one who asks sees it, after what time has done to it. */
  show(stored: Stored): Installation {
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
    const { since, accepts, extra, clientId, exceptions, config, configVersion, ...installation } = stored;
    const manage = this.admin(stored.organizationId);
    const members = this.organizations.find(({ id }) => id === stored.organizationId)?.members ?? [];
    return {
      ...installation,
      clientId: manage ? clientId : null,
      memberCount: members.filter(({ person }) => accessOf(stored, person.id).canAccess).length,
      canOpen: stored.status === 'active' && accessOf(stored, this.person?.id ?? '').canAccess,
      canManage: manage,
      canManageMembers: manage || accessOf(stored, this.person?.id ?? '').isAdmin,
      setup: stored.status === 'setting_up' ? setup : null,
    };
  }

  private async installationsRoute(request: Request, id: string, rest: string[]) {
    const [act = ''] = rest;
    const params = new URL(request.url).searchParams;
    if (!id && request.method === 'GET') {
      const org = params.get('organizationId');
      return json({
        installations: this.installations
          .filter(({ organizationId }) => organizationId === org)
          .map((each) => this.show(each)),
      });
    }
    if (!id) {
      const key = request.headers.get('Idempotency-Key') ?? '';
      const done = this.keys.get(key);
      if (done) return json(done);
      const { integration, organizationId, access, config = {}, appAddress = null } = await request.json();
      const errors = this.refuses(config);
      if (errors.length > 0) return invalid(errors);
      const org = this.organizations.find((each) => each.id === organizationId);
      if (!org || !this.person) return notFound();
      if (!this.admin(org.id)) return forbidden();
      const shown = this.show(
        this.of(integration) ??
          this.install(integration, org, this.person, {
            accessPolicy: access ?? 'everyone',
            config,
            appAddress,
            ...(appAddress !== null && { status: 'active' }),
          }),
      );
      this.keys.set(key, shown);
      return json(shown, 201);
    }
    const stored = this.installations.find((each) => each.id === id);
    if (!stored) return notFound();
    if (request.method === 'GET' && !act) return json(this.show(stored));
    const mayHere = act === 'members' && this.show(stored).canManageMembers;
    if (!mayHere && !this.admin(stored.organizationId)) return forbidden();
    const org = this.organizations.find((each) => each.id === stored.organizationId);
    const answer = org && (await accessRoute(this, request, stored, org, rest));
    if (answer) return answer;
    if (request.method === 'DELETE') stored.status = 'uninstalled';
    if (act === 'suspend') Object.assign(stored, { status: 'suspended', suspendedBy: ['admin'] });
    if (act === 'resume') Object.assign(stored, { status: 'active', suspendedBy: [] });
    if (act === 'try-now') stored.extra += 1;
    return json(this.show(stored));
  }

  private async organizationsRoute(
    request: Request,
    id: string,
    [what = '', accountId = '', ...rest]: string[],
  ): Promise<Response> {
    const params = new URL(request.url).searchParams;
    const who = this.person as Person;
    if (!id) {
      const { name, displayName } = await request.json();
      const org: Org = {
        id: `01990000-0000-7000-8000-0000000001${50 + this.organizations.length}`,
        name,
        displayName,
        members: [{ person: who, role: 'owner', joinedAt: new Date().toISOString() }],
        invitations: [],
      };
      this.organizations.push(org);
      this.current = org.id;
      return json(membershipOf(org, who), 201);
    }
    const org = this.organizations.find((each) => each.id === id);
    const mine = org && membershipOf(org, who);
    if (!org || !mine) return notFound();
    if (!what && request.method === 'GET') return json({ ...mine, memberCount: org.members.length });
    if (what === 'leave') return this.leave(org, who);
    if (!what && request.method === 'DELETE') {
      if (mine.role !== 'owner') return forbidden();
      const unproven = this.own.needsProof(who);
      if (unproven) return unproven;
      if ((await request.json()).name !== org.displayName) {
        return invalid([{ pointer: '/name', message: 'This is not the name of the organization.' }]);
      }
      this.organizations.splice(this.organizations.indexOf(org), 1);
      this.current = this.memberships()[0]?.id ?? null;
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
    if (!this.admin(id)) return forbidden();
    if (!what) {
      org.displayName = (await request.json()).displayName;
      return json({ ...mine, displayName: org.displayName });
    }
    if (what === 'invitations') return invitationsRoute(this, request, org, [accountId, ...rest]);
    if (what === 'access') return matrix(this, org, params);
    if (what === 'audit') {
      const { actor, action, since, until } = Object.fromEntries(params);
      const { items, next } = page(
        this.audit.filter(
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
    if (this.isLastOwner(org, member)) return lastOwner(org);
    if (request.method === 'DELETE') {
      org.members.splice(org.members.indexOf(member), 1);
      return nothing();
    }
    member.role = (await request.json()).role;
    return json(bodyOf(member));
  }

  private isLastOwner(org: Org, member: Org['members'][number]) {
    return member.role === 'owner' && org.members.filter(({ role }) => role === 'owner').length === 1;
  }

  private leave(org: Org, who: Person) {
    const member = org.members.find(({ person }) => person.id === who.id);
    if (!member) return notFound();
    if (this.isLastOwner(org, member)) return lastOwner(org);
    org.members.splice(org.members.indexOf(member), 1);
    this.current = this.memberships()[0]?.id ?? null;
    return nothing();
  }
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
