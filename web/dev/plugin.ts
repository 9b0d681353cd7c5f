import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import type { Plugin } from 'vite';
import { MockApi } from './api.ts';
import { arrangeDashboard } from './dashboardWorlds.ts';
import { icon, screenshot } from './pictures.ts';
import { refused } from './pipeline.ts';

/**
 * Answers in place of a server, in memory, while there is none (`PATCHBAY_URL` unset). Besides the API it has a
 * page to sign in as somebody, and `/mock?as=ada&broken=/api/apps` for scripts.
 */
export function mockApi(): Plugin {
  return {
    name: 'mock-api',
    apply: 'serve',
    configureServer: ({ middlewares }) => void middlewares.use(mockMiddleware()),
    configurePreviewServer({ middlewares }) {
      middlewares.use((_incoming, outgoing, next) => {
        outgoing.setHeader('Content-Security-Policy', contentSecurityPolicy);
        next();
      });
      middlewares.use(mockMiddleware());
    },
  };
}

/** The server's own policy, so that a built page that breaks it is seen here. */
const contentSecurityPolicy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
  "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

type Next = () => void;

function mockMiddleware() {
  let api = fresh();
  return async (
    incoming: IncomingMessage,
    outgoing: import('node:http').ServerResponse,
    next: Next,
  ): Promise<void> => {
    const url = new URL(incoming.url ?? '/', 'http://mock');
    const send = (type: string, body: string | Uint8Array, status = 200) => {
      outgoing.writeHead(status, { 'content-type': type });
      outgoing.end(body);
    };
    if (url.pathname === '/mock') {
      if (url.searchParams.has('fresh')) api = fresh();
      const as = url.searchParams.get('as');
      if (as !== null) api.signIn(as in api.people ? (as as keyof typeof api.people) : null);
      api.own.stale = url.searchParams.has('stale');
      api.broken = url.searchParams.get('broken');
      arrange(api, url.searchParams);
      outgoing.writeHead(303, { location: url.searchParams.get('return') ?? '/' });
      outgoing.end();
    } else if (url.pathname === '/login') {
      const back = encodeURIComponent(url.searchParams.get('return') ?? '/');
      const links = Object.entries(api.people).map(
        ([key, { name }]) => `<li><a href="/mock?as=${key}&return=${back}">${name}</a>`,
      );
      send('text/html', `<!doctype html><title>Sign in</title><h1>Sign in as</h1><ul>${links.join('')}</ul>`);
    } else if (url.pathname === '/consent') {
      const name = url.searchParams.get('integration') ?? '';
      if (incoming.method === 'POST' && api.person) {
        api.installForUser(name, api.person);
        outgoing.writeHead(303, { location: `/apps/${name}` });
        outgoing.end();
      } else {
        const form = '<form method="post"><button id="allow">Allow</button></form>';
        send(
          'text/html',
          `<!doctype html><title>Consent</title><h1>The server asks about ${name}</h1>${form}`,
        );
      }
    } else if (/^\/apps\/.+\/open$/.test(url.pathname)) {
      send('text/html', `<!doctype html><title>The app</title><h1>Inside the app</h1>`);
    } else if (url.pathname.startsWith('/media/shot')) {
      send('image/svg+xml', screenshot());
    } else if (url.pathname.startsWith('/media/')) {
      send('image/svg+xml', icon(url.pathname.slice('/media/'.length, -'.png'.length)));
    } else if (url.pathname.startsWith('/api/') || url.pathname.startsWith('/schemas/')) {
      const answer = await api.handle(await requestOf(incoming, url));
      outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
      if (answer.headers.get('content-type') === 'text/event-stream' && answer.body) {
        const body = Readable.fromWeb(answer.body as NodeStream);
        outgoing.on('close', () => body.destroy());
        body.pipe(outgoing);
      } else outgoing.end(await answer.text());
    } else next();
  };
}

/**
 * What a page needs to be there: `installed=wiki`, `mine=stargazer` (and `reconsent`), `requested=crm`, `grow=10000x200` people and apps,
 * `dashboard=start|one|twenty|every|stale|trouble`, `flow=away|off|lost|none|push` for how events and data flow, `offers=20` more apps on offer, `ending=crm` that comes to its end.
 */
function arrange(api: MockApi, params: URLSearchParams) {
  const [org] = api.organizations;
  if (!org) return;
  const installed = params.get('installed');
  if (installed) {
    api.install(installed, org, api.people.ada, {
      status: 'active',
      appAddress: installed === 'wiki' ? 'https://wiki.acme.example' : null,
    });
  }
  const mine = params.get('mine');
  if (mine && api.person) {
    const { id } = api.installForUser(mine, api.person, { status: 'active' });
    const app = api.own.appOf(api.person, id);
    if (app && params.has('reconsent')) app.reconsent = api.reconsentFor(mine);
  }
  const rule = params.get('rule');
  if (rule === 'all' || rule === 'verified' || rule === 'listed') {
    api.policies.set(org.id, { version: 1, rule, allow: ['bot'], deny: ['customer-service', 'crm'] });
  }
  const requested = params.get('requested');
  if (requested) {
    for (const [n, by] of [api.people.mia, api.people.max].entries()) {
      api.requested.push({
        id: `01990000-0000-7000-8000-00000000900${n}`,
        integration: { name: requested, displayName: requested.toUpperCase(), icon: null },
        organizationId: org.id,
        message: n === 0 ? 'We keep customers in three spreadsheets, and none of them agrees.' : null,
        requestedBy: { id: by.id, name: by.name },
        requestedAt: '2026-11-20T09:30:00Z',
        state: n === 0 ? 'open' : 'denied',
        answer: n === 0 ? null : 'We are looking at another one.',
        answeredBy: n === 0 ? null : { id: api.people.grace.id, name: api.people.grace.name },
        answeredAt: n === 0 ? null : '2026-11-21T09:30:00Z',
      });
    }
  }
  const [pattern] = api.offers;
  for (let n = 1; pattern && n <= Number(params.get('offers') ?? 0); n++) {
    const tier = n < 4 ? 'featured' : 'verified';
    api.offers.push({ ...pattern, name: `offer-${n}`, displayName: `${pattern.displayName} ${n}`, tier });
  }
  const ending = api.offers.find(({ name }) => name === params.get('ending'));
  if (ending) {
    ending.deprecation = {
      sunset: '2027-03-01',
      replacement: { name: 'crm', displayName: 'CRM' },
      message: 'CRM does all of it, and your tickets move over by themselves.',
    };
  }
  arrangeDashboard(api.dashboard, params.get('dashboard'));
  arrangeFlow(api, params.get('flow'));
  const [people, apps] = (params.get('grow') ?? '').split('x').map(Number);
  if (people && apps) api.grow(org, people, apps);
}

function arrangeFlow({ pipeline, developer: { data } }: MockApi, flow: string | null) {
  if (flow === 'away') {
    const since = new Date(Date.now() - 720_000).toISOString();
    pipeline.broker = { ...pipeline.broker, available: false, since, memory: null };
    pipeline.alarms.unshift({ kind: 'broker-away', slot: null, integration: null, displayName: null, since });
  } else if (flow === 'off') {
    pipeline.broker = { ...pipeline.broker, mode: 'off', available: false };
  } else if (flow === 'lost') {
    pipeline.slots = pipeline.slots.map((slot) => ({
      ...slot,
      running: false,
      node: null,
      retained: 734_000_000,
      walStatus: slot.slot === 'records' ? 'lost' : 'extended',
      lagSeconds: 941,
      hindrance: 'All replication slots of PostgreSQL are in use. Raise max_replication_slots there.',
    }));
  } else if (flow === 'none') {
    Object.assign(pipeline, { sources: [], alarms: [], slots: [], quiet: true });
    data.came = false;
  } else if (flow === 'push') {
    data.mode = 'push';
    data.broker = { behind: 1_240, lifecycleBehind: 2, dead: 4 };
  }
  if (flow !== 'none') data.rejected = [refused(1), refused(2)];
}

function fresh() {
  const api = new MockApi();
  const [acme] = api.organizations;
  if (!acme) throw new Error('no organization');
  const day = 86_400_000;
  api.install('bot', acme, api.people.ada, {
    status: 'active',
    installedAt: new Date(Date.now() - 9 * day).toISOString(),
  });
  api.install('interdepartmental-compliance', acme, api.people.max, {
    status: 'suspended',
    suspendedBy: ['admin'],
    installedAt: new Date(Date.now() - 40 * day).toISOString(),
  });
  api.own.of(api.people.ada, true);
  return api;
}

async function requestOf(incoming: IncomingMessage, url: URL) {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const method = incoming.method ?? 'GET';
  return new Request(url, {
    method,
    headers: Object.entries(incoming.headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as [string, string]] : [],
    ),
    body: method === 'GET' || method === 'HEAD' ? null : Buffer.concat(chunks),
  });
}
