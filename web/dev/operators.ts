import type { PlatformPerson, PlatformSettings, PlatformView } from '../src/lib/api/index.ts';
import { invalid, json, nothing, problem } from './answers.ts';
import type { Person } from './people.ts';

/** The platform's own settings, and who has which role on it. */
export class OperatorsApi {
  settings: PlatformSettings = {
    brand: { name: 'Patchbay', primaryColor: '#4263eb', logoLight: null, logoDark: null },
    signUp: { mode: 'invited', domains: [] },
    mail: { senderName: 'Patchbay', senderAddress: 'noreply@localhost' },
    defaultLocale: 'en',
    developers: 'open',
    version: 1,
  };
  mailConfigured = true;
  testMails = 0;

  view(): PlatformView {
    const { brand, signUp, defaultLocale } = this.settings;
    return {
      name: brand.name,
      logo: { light: brand.logoLight, dark: brand.logoDark },
      primaryColor: brand.primaryColor,
      defaultLocale,
      languages: ['en', 'de'],
      signUp: { mode: signUp.mode },
      mailConfigured: this.mailConfigured,
      development: true,
    };
  }

  async handle(
    request: Request,
    known: Record<string, Person>,
    needsProof: () => Response | null,
  ): Promise<Response> {
    const people = Object.values(known);
    const { pathname, searchParams } = new URL(request.url);
    const [, , , noun, id, act] = pathname.split('/');
    if (noun === 'platform' && id === 'logo')
      return json({ logo: `/media/shot-logo-${searchParams.get('variant')}.png` });
    if (noun === 'platform' && id === 'test-mail') {
      if (!this.mailConfigured)
        return problem(503, 'mail-not-configured', 'No mail', 'No mail server is set.');
      this.testMails += 1;
      return nothing(202);
    }
    if (noun === 'platform') {
      if (request.method === 'GET') return json(this.settings);
      const wanted: PlatformSettings = await request.json();
      const refused = needsProof();
      if (refused) return refused;
      if (wanted.version !== this.settings.version) {
        return problem(409, 'settings-changed', 'Changed', 'Somebody else has changed these settings.');
      }
      this.settings = { ...wanted, version: wanted.version + 1 };
      return json(this.settings);
    }
    if (act === 'roles') {
      const { roles }: { roles: Person['roles'] } = await request.json();
      const refused = needsProof();
      if (refused) return refused;
      const operators = people.filter((each) => each.roles.includes('operator'));
      if (operators.length === 1 && operators[0]?.id === id && !roles.includes('operator')) {
        return problem(409, 'last-operator', 'Last operator', 'Make somebody else operator first.');
      }
      for (const each of people) if (each.id === id) each.roles = roles;
      return json({ id, roles });
    }
    if (request.method === 'POST') return this.add(known, await request.json());
    const q = (searchParams.get('q') ?? '').toLowerCase();
    const found = people.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(q));
    const start = Number(searchParams.get('after') ?? 0);
    const end = start + 50;
    return json({
      people: found.slice(start, end).map(
        (each, n): PlatformPerson => ({
          id: each.id,
          name: each.name,
          email: each.email,
          emailVerified: n % 4 !== 3,
          roles: each.roles,
          createdAt: '2026-02-03T10:00:00Z',
          lastSeenAt: n % 3 === 2 ? null : '2026-11-21T16:20:00Z',
        }),
      ),
      next: end < found.length ? String(end) : null,
    });
  }

  private add(known: Record<string, Person>, { email, name, password }: Record<string, string>) {
    const people = Object.values(known);
    const errors = [
      ...(name?.trim() ? [] : [{ pointer: '/name', message: 'A name has 1 to 80 characters.' }]),
      ...((password ?? '').length >= 10
        ? []
        : [{ pointer: '/password', message: 'A password has at least 10 characters.' }]),
    ];
    if (errors.length > 0) return invalid(errors);
    if (people.some((each) => each.email === email)) {
      return problem(409, 'email-taken', 'Taken', 'Somebody has this e-mail address already.');
    }
    const id = `01990000-0000-7000-8000-${String(70 + people.length).padStart(12, '0')}`;
    known[email ?? id] = { id, email: email ?? '', name: name ?? '', roles: [], locale: null };
    return json({ id, email, name }, 201);
  }
}
