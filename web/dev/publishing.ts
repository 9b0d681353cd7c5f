import type { CheckRun, Registration, WaitingDeveloper } from '../src/lib/api/publishing.ts';
import { invalid, json, notFound, nothing, problem } from './answers.ts';
import { newRun } from './checkRuns.ts';
import { faultsOf } from './manifestFaults.ts';
import type { Person } from './people.ts';
import { difference, filed, firstManifest, newOverview, newVersions, none, statistics } from './published.ts';

/** Publishing an integration, in memory. Only Customer Service has a publisher; the catalog file has the others. */
export class PublishingApi {
  approval = false;
  waiting: WaitingDeveloper[] = [];
  overview = newOverview();
  draft = { text: firstManifest, revision: 7 };
  /** What the service serves at `/manifest.json`; null: it does not answer. */
  served: string | null = firstManifest.replace('one inbox', 'one place');
  versions = newVersions();
  runs: CheckRun[] = [newRun()];
  /** Rules that are broken when something is published. */
  broken: string[] = [];

  /** Nothing for what is no matter of publishing. */
  async handle(request: Request, person: Person): Promise<Response | null> {
    const { pathname, searchParams } = new URL(request.url);
    const [, , , noun, name, what = '', version = '', act] = pathname.split('/');
    const route = `${request.method} ${what}`;
    if (noun === 'role') return this.role(request.method, person);
    if (noun === 'manifest') return json({ errors: faultsOf(await request.text()) });
    if (noun !== 'integrations') return null;
    if (!name)
      return request.method === 'POST' ? this.register(await request.json(), new URL(request.url)) : null;
    if (what === 'checks') return this.checks(request.method);
    const overview = name === this.overview.name ? this.overview : filed(name);
    switch (route) {
      case 'GET ':
        return json(overview);
      case 'GET statistics':
        return json(statistics(Number(searchParams.get('days'))));
      case 'GET draft':
        return this.showDraft();
      case 'PUT draft':
        return this.save(request, await request.text());
      case 'POST draft':
        if (this.served === null) {
          return problem(409, 'manifest-not-fetched', 'Not fetched', 'Nothing was changed. No connection.');
        }
        return this.save(request, this.served);
      case 'GET versions':
        if (!version) return json({ versions: overview === this.overview ? this.versions : [] });
        return json(version === 'draft' || version === '1.1.0' ? difference(version) : none(version));
      case 'POST versions':
        return act === 'yank' ? this.yank(version, await request.json()) : this.publish(await request.json());
      case 'PUT deprecation':
        this.overview.deprecation = await request.json();
        return nothing();
      case 'DELETE deprecation':
        this.overview.deprecation = null;
        return nothing();
      case 'PUT visibility':
        this.overview.visibility = (await request.json()).visibility;
        return nothing();
      case 'POST unpublish':
      case 'POST republish':
        this.overview.published = what === 'republish';
        return nothing();
      default:
        return null;
    }
  }

  /** Operators decide who becomes a developer. */
  async decide(request: Request, people: Record<string, Person>) {
    const [, , , , id, act] = new URL(request.url).pathname.split('/');
    if (!id) return json({ developers: this.waiting });
    if (!this.waiting.some((each) => each.id === id)) return notFound();
    if (act === 'deny' && !(await request.json()).reason?.trim()) {
      return invalid([{ pointer: '/reason', message: 'A reason is needed.' }]);
    }
    this.waiting = this.waiting.filter((each) => each.id !== id);
    const person = Object.values(people).find((each) => each.id === id);
    if (act === 'approve' && person) person.roles = [...person.roles, 'developer'];
    return nothing();
  }

  private role(method: string, person: Person) {
    const waits = () => this.waiting.some(({ id }) => id === person.id);
    if (method === 'POST' && !person.roles.includes('developer')) {
      if (!this.approval) person.roles = [...person.roles, 'developer'];
      else if (!waits()) this.waiting.push({ ...person, askedAt: new Date().toISOString() });
    }
    const state = person.roles.includes('developer') ? 'granted' : waits() ? 'asked' : 'none';
    return json({ state });
  }

  private register({ name, jwksUri }: Registration, { origin }: URL) {
    if (name === this.overview.name) {
      return problem(
        409,
        'name-taken',
        'The name is taken',
        'Nothing was made. Another integration has this name.',
      );
    }
    return json(
      {
        name,
        clientId: 'c_int7f3k2p9x',
        clientSecret: jwksUri ? null : 's3cr_pQ8vXw7ZpLr4TnYb6KfMdHg1CsAeUo9j',
        webhookSecret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
        issuer: `${origin}/oidc`,
        discoveryUrl: `${origin}/oidc/.well-known/openid-configuration`,
      },
      201,
    );
  }

  private showDraft() {
    const headers = { 'content-type': 'application/json', ETag: `"${this.draft.revision}"` };
    return new Response(this.draft.text, { headers });
  }

  private save(request: Request, text: string) {
    const errors = faultsOf(text);
    if (errors.length > 0) {
      return problem(400, 'invalid-manifest', 'Mistakes', 'Nothing was saved.', { errors });
    }
    const { revision } = this.draft;
    if (request.headers.get('If-Match') !== `"${revision}"`) {
      return problem(409, 'draft-changed', 'Changed', 'Nothing was saved.', { revision });
    }
    this.draft = { text, revision: revision + 1 };
    const { version } = JSON.parse(text);
    this.overview.draft = { version, revision: revision + 1, savedAt: new Date().toISOString() };
    return json(this.overview.draft);
  }

  private publish({ changelog }: { changelog?: string }) {
    if (this.broken.length > 0) {
      return problem(409, 'checks-failed', 'Checks failed', 'Nothing was published.', { rules: this.broken });
    }
    const { version } = JSON.parse(this.draft.text);
    if (this.versions.some((each) => each.version === version)) {
      const greatest = this.versions[0]?.version;
      return problem(409, 'version-not-greater', 'Not greater', 'Nothing was published.', { greatest });
    }
    const published = {
      version,
      publishedAt: new Date().toISOString(),
      current: true,
      changelog: changelog ?? null,
      yankedReason: null,
    };
    this.versions = [published, ...this.versions.map((each) => ({ ...each, current: false }))];
    Object.assign(this.overview, { version, published: true });
    this.overview.draft = { ...this.overview.draft, savedAt: null };
    return json(published, 201);
  }

  private yank(version: string, { reason }: { reason: string }) {
    const found = this.versions.find((each) => each.version === version);
    if (!found) return notFound();
    Object.assign(found, { yankedReason: reason, current: false });
    const next = this.versions.find(({ yankedReason }) => yankedReason === null);
    if (next) next.current = true;
    return nothing();
  }

  private checks(method: string) {
    if (method === 'POST') {
      const { results: _, ...run } = newRun();
      const running = {
        ...run,
        id: `run-${this.runs.length + 1}`,
        createdAt: new Date().toISOString(),
        finishedAt: null,
        results: [],
      };
      this.runs.unshift(running);
      return json(running, 202);
    }
    const answer = json({ runs: this.runs });
    // Whoever asks again sees it done.
    for (const run of this.runs) {
      if (run.finishedAt === null) Object.assign(run, newRun(), { id: run.id, createdAt: run.createdAt });
    }
    return answer;
  }
}
