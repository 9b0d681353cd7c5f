import type {
  ConnectedApp,
  Me,
  Notice,
  NoticePreference,
  OwnSession,
  Passkey,
  Permission,
} from '../src/lib/api/index.ts';
import { json, notFound, nothing, problem } from './answers.ts';
import { connectedOf, connectedRoute, newApps } from './connected.ts';
import type { Person } from './people.ts';
import type { Stored } from './stored.ts';

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const day = 24 * 60;

/** What one person has of their own. */
export class Self {
  readonly me: Me;
  sessions: OwnSession[];
  passkeys: Passkey[] = [];
  apps: ConnectedApp[];
  notices: Notice[];
  preferences: NoticePreference[];

  constructor(person: Person, busy: boolean) {
    this.me = {
      id: person.id,
      name: person.name,
      email: person.email,
      emailVerified: true,
      pendingEmail: null,
      locale: person.locale ?? 'en',
      createdAt: '2026-01-10T09:30:00Z',
      hasPassword: true,
      passkeys: 0,
      roles: person.roles,
    };
    this.sessions = newSessions(busy);
    this.apps = busy ? newApps() : [];
    this.notices = busy ? newNotices() : [];
    this.preferences = newPreferences();
    if (busy) {
      this.passkeys.push({
        id: 'pk-1',
        name: 'MacBook · Chrome',
        createdAt: minutesAgo(80 * day),
        lastUsedAt: minutesAgo(70),
        synced: true,
      });
      this.me.passkeys = 1;
    }
  }
}

/** The API of one's own account. */
export class SelfApi {
  private readonly selves = new Map<string, Self>();
  /** Whether the server wants to know once more who it is before what an unwatched browser must not do. */
  stale = false;
  password = 'correct horse battery staple';

  of(person: Person, busy = false): Self {
    const known = this.selves.get(person.id) ?? new Self(person, busy);
    this.selves.set(person.id, known);
    return known;
  }

  connect(person: Person, stored: Stored, permissions: Permission[]) {
    this.of(person).apps.unshift(connectedOf(stored, permissions));
  }

  appOf(person: Person, installationId: string) {
    return this.of(person).apps.find((each) => each.installationId === installationId);
  }

  disconnect(person: Person, installationId: string) {
    const self = this.of(person);
    self.apps = self.apps.filter((each) => each.installationId !== installationId);
  }

  needsProof(person: Person): Response | null {
    if (!this.stale) return null;
    const methods = this.of(person).passkeys.length > 0 ? ['password', 'passkey'] : ['password'];
    return problem(
      403,
      'step-up-required',
      'Show once more that it is you',
      'Nothing was changed. Show once more that it is you, then do it again.',
      { methods },
    );
  }

  async handle(request: Request, person: Person): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const [, , , noun = '', id = '', act = '', ...rest] = pathname.split('/');
    const self = this.of(person);
    const body = async () =>
      request.headers.get('content-type')?.includes('json') ? await request.json() : {};
    switch (noun) {
      case '':
        return this.account(request.method, await body(), self, person);
      case 'password':
        return this.needsProof(person) ?? this.changePassword((await body()).password, self);
      case 'email':
        return this.email(request.method, id, await body(), self, person);
      case 'export':
        return this.needsProof(person) ?? json({ accountId: person.id, sections: { account: self.me } });
      case 'sessions':
        if (request.method === 'GET') return json({ sessions: self.sessions });
        self.sessions = self.sessions.filter((each) => (id ? each.id !== id : each.current));
        return nothing();
      case 'passkeys':
        return this.passkeys(request.method, id, await body(), self, person);
      case 'step-up':
        return this.prove(id, act, await body());
      case 'apps':
        return connectedRoute(self.apps, request.method, [id, act, rest[0] ?? '']);
      case 'notices':
        return this.notices(request.method, await body(), searchParams, self);
      case 'notice-preferences':
        if (request.method === 'PUT') {
          const wanted: { kind: string; mail: boolean }[] = (await body()).kinds;
          for (const each of self.preferences) {
            each.mail = wanted.find(({ kind }) => kind === each.kind)?.mail ?? each.mail;
          }
        }
        return json({ kinds: self.preferences });
      default:
        return notFound();
    }
  }

  private account(method: string, wanted: Partial<Me>, self: Self, person: Person) {
    if (method === 'DELETE') {
      return (
        this.needsProof(person) ??
        (person.name.startsWith('Ada')
          ? problem(409, 'last-owner', 'Last owner', 'Make somebody else owner first.', {
              organizations: [{ id: '01990000-0000-7000-8000-000000000101', displayName: 'Acme' }],
            })
          : nothing())
      );
    }
    if (method === 'PATCH') {
      if (wanted.name !== undefined && wanted.name.trim() === '') {
        return problem(400, 'invalid-request', 'Not valid', 'The request is not valid.', {
          errors: [{ pointer: '/name', code: 'needed', message: 'A name has 1 to 80 characters.' }],
        });
      }
      Object.assign(self.me, wanted);
      person.name = self.me.name;
      person.locale = wanted.locale ?? person.locale;
    }
    return json(self.me);
  }

  private changePassword(password: string, self: Self) {
    if (password.length < 10) {
      return problem(400, 'invalid-request', 'Not valid', 'The request is not valid.', {
        errors: [{ pointer: '/password', code: 'short', message: 'A password has at least 10 characters.' }],
      });
    }
    this.password = password;
    self.me.hasPassword = true;
    self.sessions = self.sessions.filter(({ current }) => current);
    return nothing();
  }

  private email(method: string, act: string, wanted: { email?: string }, self: Self, person: Person) {
    if (act === 'verification') return nothing(202);
    if (method === 'DELETE') self.me.pendingEmail = null;
    else {
      const refused = this.needsProof(person);
      if (refused) return refused;
      self.me.pendingEmail = wanted.email ?? null;
      return nothing(202);
    }
    return nothing();
  }

  private passkeys(
    method: string,
    id: string,
    wanted: { name?: string; credential?: unknown },
    self: Self,
    person: Person,
  ) {
    if (method === 'GET') return json({ passkeys: self.passkeys });
    if (id === 'options') {
      const options = {
        rp: { id: 'localhost', name: 'Patchbay' },
        user: { id: 'AAEC', name: person.email, displayName: person.name },
        challenge: 'Y2hhbGxlbmdl',
        pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
        excludeCredentials: [],
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      };
      return this.needsProof(person) ?? json({ publicKey: options });
    }
    const found = self.passkeys.find((each) => each.id === id);
    if (method === 'POST') {
      const made: Passkey = {
        id: `pk-${self.passkeys.length + 1}`,
        name: wanted.name ?? '',
        createdAt: new Date().toISOString(),
        lastUsedAt: null,
        synced: false,
      };
      self.passkeys = [...self.passkeys, made];
      self.me.passkeys = self.passkeys.length;
      return json(made, 201);
    }
    if (!found) return notFound();
    if (method === 'PATCH') return json(Object.assign(found, { name: wanted.name }));
    const refused = this.needsProof(person);
    if (refused) return refused;
    self.passkeys = self.passkeys.filter((each) => each !== found);
    self.me.passkeys = self.passkeys.length;
    return nothing();
  }

  private prove(by: string, act: string, wanted: { password?: string }) {
    if (by === 'passkey' && act === 'options') {
      return json({
        publicKey: { challenge: 'Y2hhbGxlbmdl', rpId: 'localhost', userVerification: 'required' },
      });
    }
    if (!by && wanted.password !== this.password) {
      return problem(401, 'wrong-credentials', 'Wrong', 'Check it and try again.');
    }
    this.stale = false;
    return json({});
  }

  private notices(
    method: string,
    wanted: { ids?: string[]; all?: true },
    params: URLSearchParams,
    self: Self,
  ) {
    if (method === 'POST') {
      for (const each of self.notices) {
        if (wanted.all || wanted.ids?.includes(each.id)) each.read = true;
      }
    }
    const unread = self.notices.filter(({ read }) => !read).length;
    if (method === 'POST') return json({ unread });
    const start = Number(params.get('after') ?? 0);
    const end = start + 20;
    return json({
      unread,
      notices: self.notices.slice(start, end),
      next: end < self.notices.length ? String(end) : null,
    });
  }
}

const newSessions = (busy: boolean): OwnSession[] => [
  {
    id: 's-1',
    current: true,
    device: 'Mac',
    browser: 'Chrome',
    address: '203.0.113.24',
    signedInBy: 'passkey',
    signedInAt: minutesAgo(70),
    lastSeenAt: minutesAgo(0),
  },
  ...(busy
    ? [
        {
          id: 's-2',
          current: false,
          device: 'iPhone',
          browser: 'Safari',
          address: '2001:db8:85a3:8d3:1319:8a2e:370:7348',
          signedInBy: 'password' as const,
          signedInAt: minutesAgo(6 * day),
          lastSeenAt: minutesAgo(190),
        },
        {
          id: 's-3',
          current: false,
          device: '',
          browser: '',
          address: '198.51.100.7',
          signedInBy: 'link' as const,
          signedInAt: minutesAgo(21 * day),
          lastSeenAt: minutesAgo(20 * day),
        },
      ]
    : []),
];

const newNotices = (): Notice[] => [
  {
    id: 'n-0',
    kind: 'app-ready',
    title: 'Customer Service is ready',
    text: 'Everyone in Acme can open it now.',
    link: '/listings/customer-service',
    at: minutesAgo(3),
    read: false,
  },
  {
    id: 'n-1',
    kind: 'new-device',
    title: 'A sign-in from a new device',
    text: 'Safari on iPhone, from 2001:db8:85a3:8d3:1319:8a2e:370:7348. If that was not you, sign it out and change your password.',
    link: '/settings/sessions',
    at: minutesAgo(6 * day),
    read: false,
  },
  ...Array.from({ length: 30 }, (_, n) => ({
    id: `n-${n + 2}`,
    kind: 'app-suspended',
    title: n % 2 ? 'Bot works again' : 'Bot is suspended',
    text: n % 2 ? 'Grace Hopper has resumed it for Acme.' : 'Grace Hopper has suspended it for Acme.',
    link: n % 3 ? '/apps' : null,
    at: minutesAgo((7 + n) * day),
    read: true,
  })),
];

const newPreferences = (): NoticePreference[] => [
  { kind: 'new-device', title: 'A sign-in from a new device', mail: true, locked: true },
  { kind: 'member-added', title: 'You are added to an organization', mail: true, locked: false },
  { kind: 'app-ready', title: 'An app is installed or ready', mail: false, locked: false },
  { kind: 'app-suspended', title: 'An app is suspended or works again', mail: true, locked: false },
];
