import manifestSchema from '../../contracts/manifest.schema.json' with { type: 'json' };
import type { AppRequest, ConnectedApp, Installation, SessionState } from '../src/lib/api/types.ts';
import { json, notFound, problem } from './answers.ts';
import type { Policy } from './appPolicy.ts';
import { newAudit } from './audit.ts';
import { BundlesApi } from './bundles.ts';
import { DashboardApi } from './dashboard.ts';
import { DeveloperApi } from './developer.ts';
import { installationsRoute, show } from './installations.ts';
import { home, listing, search } from './listings.ts';
import { newOffers } from './offers.ts';
import { OperatorsApi } from './operators.ts';
import { organizationsRoute } from './organizations.ts';
import { newPeople, type Person } from './people.ts';
import { PipelineApi } from './pipeline.ts';
import { PublishingApi } from './publishing.ts';
import { requestsRoute } from './requests.ts';
import { SandboxApi } from './sandbox.ts';
import { teamOf } from './secrets.ts';
import { SelfApi } from './self.ts';
import type { Stored } from './stored.ts';
import { membershipOf, newOrganizations, type Org } from './world.ts';

/** A Patchbay that lives in memory, for looking at pages and for tests. */
export class MockApi {
  readonly people = newPeople();
  readonly offers = newOffers();
  readonly organizations = newOrganizations(this.people);
  readonly audit = newAudit(this.people);
  readonly installations: Stored[] = [];
  /** What admins agreed to, each time. */
  readonly agreed: string[][] = [];
  readonly keys = new Map<string, Installation>();
  readonly own = new SelfApi();
  readonly operators = new OperatorsApi();
  readonly pipeline = new PipelineApi();
  readonly bundles = new BundlesApi();
  readonly developer = new DeveloperApi();
  readonly publishing = new PublishingApi();
  readonly sandbox = new SandboxApi();
  readonly dashboard = new DashboardApi();
  person: Person | null = null;
  current: string | null = null;
  /** A path that answers with 500, to see what pages make of that. */
  broken: string | null = null;
  readonly requests: Request[] = [];
  readonly requested: AppRequest[] = [];
  /** What organizations decided, by their ids. */
  readonly policies = new Map<string, Policy>();

  signIn(key: keyof MockApi['people'] | null) {
    this.person = key && this.people[key];
    this.current = this.memberships()[0]?.id ?? null;
  }

  install(app: string, org: Org, by: Person, given: Partial<Stored> = {}): Stored {
    return this.store(app, by, {
      organizationId: org.id,
      openUrl: `/apps/${app}/open?organizationId=${org.id}`,
      ...given,
    });
  }

  /** Somebody has agreed that an app is theirs alone. */
  installForUser(app: string, by: Person, given: Partial<Stored> = {}): Stored {
    const stored = this.store(app, by, {
      target: 'user',
      organizationId: null,
      openUrl: `/apps/${app}/open`,
      ...given,
    });
    const permissions = this.offers.find(({ name }) => name === app)?.permissions ?? [];
    this.own.connect(by, stored, permissions);
    return stored;
  }

  /** What a new version of an app asks for beyond what was agreed to. */
  reconsentFor(app: string): ConnectedApp['reconsent'] {
    const permissions = this.offers.find(({ name }) => name === app)?.permissions ?? [];
    return {
      consentUrl: `/consent?integration=${app}&return=/settings/apps`,
      scopes: permissions.slice(-1).map((each) => ({ ...each, optional: false, new: true })),
      connections: [],
    };
  }

  private store(app: string, by: Person, given: Partial<Stored>): Stored {
    const offer = this.offers.find(({ name }) => name === app);
    if (!offer) throw new Error(app);
    const stored: Stored = {
      id: `01990000-0000-7000-8000-${String(500 + this.installations.length).padStart(12, '0')}`,
      integration: { name: app, displayName: offer.displayName, icon: offer.icon },
      target: 'organization',
      organizationId: null,
      status: 'setting_up',
      suspendedBy: [],
      clientId: `c_${app.slice(0, 4)}9f2k7q1m3x`,
      version: offer.version,
      installedBy: { id: by.id, name: by.name },
      installedAt: new Date().toISOString(),
      openUrl: `/apps/${app}/open`,
      since: Date.now(),
      accepts: app !== 'crm',
      extra: 0,
      accessPolicy: 'everyone',
      exceptions: new Map(),
      config: {},
      configVersion: 1,
      hasConfig: offer.configSchema !== null,
      hasRecords: false,
      values: null,
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
    if (noun === 'listings') return first ? listing(this, first) : search(this, searchParams);
    if (noun === 'home') return home(this);
    if (noun === 'platform') return json(this.operators.view());
    if (pathname === '/schemas/manifest.json') return json(manifestSchema);
    if (!this.person) return problem(401, 'sign-in-required', 'Sign in', 'You need to sign in first.');
    const { person } = this;
    switch (noun) {
      case 'me':
        if (request.method === 'DELETE' && first === 'apps' && !rest.length) this.uninstallOwn(second);
        return this.own.handle(request, person);
      case 'console':
        if (!person.roles.includes('operator')) {
          return problem(
            403,
            'only-operators',
            'Only operators',
            'Only operators of this marketplace may do this.',
          );
        }
        if (first === 'developers') return this.publishing.decide(request, this.people);
        if (first === 'pipeline') return this.pipeline.handle(request);
        if (first === 'bundles') {
          return this.bundles.handle(request, [second, ...rest], person, () => this.own.needsProof(person));
        }
        return this.operators.handle(request, this.people, () => this.own.needsProof(person));
      case 'dashboard':
      case 'live':
        return this.dashboard.handle(request);
      case 'apps':
        return this.sandbox.drafts();
      case 'developer': {
        if (second === this.publishing.overview.name && rest[0] === 'team') return this.team();
        if (first === 'sandbox') {
          return this.sandbox.handle(this, request, [second, ...rest].filter(Boolean));
        }
        const published = await this.publishing.handle(request, person);
        if (published) return published;
        if (!person.roles.includes('operator')) return second ? notFound() : json({ integrations: [] });
        return this.developer.handle(request, () => this.own.needsProof(person));
      }
      case 'installations':
        return installationsRoute(this, request, first, [second, ...rest]);
      case 'organizations':
        return organizationsRoute(this, request, first, [second, ...rest]);
      case 'requests':
        return requestsRoute(this, request, [first, second]);
      default:
        return notFound();
    }
  }

  private team() {
    const { publisher } = this.publishing.overview;
    const org = this.organizations.find(({ id }) => id === publisher?.organizationId);
    return org ? json(teamOf(org, this.publishing.waiting)) : notFound();
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
    const offers = this.offers.filter(({ installTargets }) => !installTargets.includes('user'));
    for (let n = 0; by && n < apps; n++) {
      const stored = this.install(offers[n % offers.length]?.name ?? 'bot', org, by, {
        status: 'active',
        accessPolicy: n % 3 === 2 ? 'assigned' : 'everyone',
      });
      if (n >= offers.length) {
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

  memberships() {
    const who = this.person;
    return who ? this.organizations.flatMap((org) => membershipOf(org, who) ?? []) : [];
  }

  private view(): SessionState {
    if (!this.person) {
      return {
        account: null,
        organizations: [],
        currentOrganizationId: null,
        authenticatedAt: null,
        entered: null,
      };
    }
    return {
      account: this.person,
      organizations: this.memberships(),
      currentOrganizationId: this.current,
      authenticatedAt: '2026-11-22T09:00:00Z',
      entered: this.sandbox.developer && { by: this.sandbox.developer.person.name },
    };
  }

  private async session(route: string, request: Request) {
    if (route === 'DELETE session') {
      this.person = null;
      return new Response(null, { status: 204 });
    }
    if (route === 'POST session/leave') {
      const refused = this.sandbox.leave(this);
      if (refused) return refused;
    }
    if (route === 'PUT session/organization') this.current = (await request.json()).organizationId;
    return json(this.view());
  }

  admin(organizationId: string | null) {
    return this.memberships().some(({ id, role }) => id === organizationId && role !== 'member');
  }

  /** The current organization's installation of an app. */
  of(app: string) {
    return this.installations.find(
      ({ integration, organizationId, status }) =>
        integration.name === app &&
        this.current !== null &&
        organizationId === this.current &&
        status !== 'uninstalled',
    );
  }

  /** The visitor's own installation of an app. */
  ownOf(app: string) {
    return this.installations.find(
      ({ integration, target, installedBy, status }) =>
        integration.name === app &&
        target === 'user' &&
        installedBy.id === this.person?.id &&
        status !== 'uninstalled',
    );
  }

  private uninstallOwn(id: string) {
    const stored = this.installations.find((each) => each.id === id);
    if (stored?.target === 'user') stored.status = 'uninstalled';
  }

  show(stored: Stored) {
    return show(this, stored);
  }
}
