import type {
  Choice,
  Dashboard,
  InstallationRef,
  NewPlacement,
  Place,
  Placement,
  Proposal,
} from '../src/lib/api/dashboard.ts';
import { invalid, json, notFound, problem } from './answers.ts';

const id = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

const app = (
  n: number,
  name: string,
  displayName: string,
  more: Partial<InstallationRef> = {},
): InstallationRef => ({
  id: id(70_000 + n),
  name,
  displayName,
  publisher: 'Northwind Labs',
  icon: null,
  tier: 'verified',
  organization: { id: id(101), name: 'Acme' },
  ...more,
});

const coins = [
  ['BTC', 'Bitcoin', 63_412.18, 1.24],
  ['ETH', 'Ether', 2_611.4, -0.83],
  ['SOL', 'Solana', 151.07, 3.1],
  ['ADA', 'Cardano', 0.3521, 0.02],
  ['DOT', 'Polkadot', 4.19, -2.4],
] as const;

const crypto: Choice = {
  installation: app(1, 'crypto-ticker', 'Crypto Ticker'),
  frame: {
    url: 'http://127.0.0.1:9/w/0/frame',
    sha256: '0'.repeat(64),
    version: '1.2.0',
    minSize: { w: 3, h: 3 },
    maxSize: { w: 8, h: 12 },
    defaultSize: { w: 4, h: 6 },
    configSchema: {
      type: 'object',
      properties: {
        coins: {
          type: 'array',
          title: 'Coins',
          items: { enum: ['BTC', 'ETH', 'SOL'] },
          default: ['BTC', 'ETH'],
        },
        currency: { type: 'string', title: 'Currency', enum: ['usd', 'eur'], default: 'eur' },
        days: { type: 'integer', title: 'Days', minimum: 1, maximum: 30, default: 7 },
      },
      required: ['currency'],
    },
    connectDomains: [],
    scopes: [],
  },
  source: {
    schema: {
      type: 'object',
      properties: {
        symbol: { type: 'string', title: 'Symbol' },
        name: { type: 'string', title: 'Name' },
        usd: { type: 'number', title: 'Price' },
        change_percent: { type: 'number', title: 'Change', unit: '%' },
      },
    },
    key: ['symbol'],
    number: 2,
  },
  state: 'live',
  since: ago(300),
  sample: coins.map(([symbol, name, usd, change_percent]) => ({
    value: { symbol, name, usd, change_percent },
    at: ago(4),
  })),
};

const pulse: Choice = {
  installation: app(2, 'machine-pulse', 'Machine Pulse', { tier: 'unverified', publisher: 'Olivia Osei' }),
  frame: null,
  source: {
    schema: {
      type: 'object',
      properties: {
        machine: { type: 'string', title: 'Machine' },
        temperature: { type: 'number', title: 'Temperature', unit: '°C' },
        load: { type: 'number', title: 'Load', unit: '%' },
      },
    },
    key: ['machine'],
    number: 1,
  },
  state: 'stale',
  since: ago(7_200),
  sample: [1, 2, 3].map((n) => ({
    value: { machine: `Press ${n}`, temperature: 40 + n * 3.2, load: 30 + n * 11 },
    at: ago(n * 11),
  })),
};

const tides: Choice = {
  installation: app(
    3,
    'tide-tables',
    'Tide tables of all harbours between the river mouths of the northern counties',
    { organization: null, tier: 'featured' },
  ),
  frame: null,
  source: {
    schema: {
      type: 'object',
      properties: {
        harbour: { type: 'string', title: 'Harbour' },
        level: { type: 'number', title: 'Water level', unit: 'm' },
        rising: { type: 'boolean', title: 'Rising' },
      },
    },
    key: ['harbour'],
    number: 1,
  },
  state: 'live',
  since: ago(60),
  sample: ['Ebbport', 'Flodham', 'Kaysand'].map((harbour, n) => ({
    value: { harbour, level: 1.2 + n * 0.7, rising: n % 2 === 0 },
    at: ago(30),
  })),
};

interface Page {
  ids: string[];
  after: string | null;
  send: (event: string, data: unknown, id?: string) => void;
  comment: () => void;
  close: () => void;
}

/** A person's dashboard, in memory, and what comes to its page by itself. */
export class DashboardApi {
  readonly crypto = structuredClone(crypto);
  readonly pulse = structuredClone(pulse);
  readonly tides = structuredClone(tides);
  choices: Choice[] = [];
  dashboard: Dashboard = { revision: 0, placements: [], proposals: [] };
  readonly removed = new Map<string, Placement>();
  /** Streams that are open, and what they asked for. */
  readonly pages = new Set<Page>();
  /** Every stream that was ever opened. */
  readonly opened: { ids: string[]; after: string | null }[] = [];
  /** Before it answers, something else happens. */
  before: (() => void) | null = null;
  private count = 0;
  private position = 0;
  /** Which sources each position tells of. */
  private readonly positions = new Map<string, string[]>();
  private version = 100;

  has(...choices: Choice[]) {
    this.choices = choices;
    return this;
  }

  /** Places something as if it had been there. */
  put(choice: Choice, given: Partial<Placement> = {}): Placement {
    this.count += 1;
    const placement: Placement = {
      id: id(80_000 + this.count),
      widget: 'table',
      installation: choice.installation,
      title: null,
      config: { fields: Object.keys((choice.source?.schema.properties as object | undefined) ?? {}) },
      x: 0,
      y: 100 * this.count,
      w: 6,
      h: 6,
      frame: given.widget === 'integration' ? choice.frame : null,
      unavailable: null,
      ...given,
    };
    this.dashboard = { ...this.dashboard, placements: [...this.dashboard.placements, placement] };
    return placement;
  }

  propose(choice: Choice, given: Partial<Proposal> = {}): Proposal {
    const proposal: Proposal = {
      id: id(90_000 + this.dashboard.proposals.length),
      by: choice.installation,
      widget: 'ticker',
      source: choice.installation,
      title: 'Your coins',
      config: { label: 'name', field: 'usd', records: [] },
      w: 4,
      h: 6,
      reason: 'You looked at these coins ten times today.',
      at: ago(400),
      ...given,
    };
    this.dashboard = { ...this.dashboard, proposals: [...this.dashboard.proposals, proposal] };
    return proposal;
  }

  /** As another tab does. */
  elsewhere(change: (dashboard: Dashboard) => Partial<Dashboard>) {
    this.dashboard = {
      ...this.dashboard,
      ...change(this.dashboard),
      revision: this.dashboard.revision + 1,
    };
  }

  nudge(topic: string) {
    for (const page of this.pages) page.send('nudge', { topic });
  }

  /** Newest values of a source, to every page that follows it. */
  say(choice: Choice, values: Record<string, unknown>[]) {
    const installation = choice.installation.id;
    for (const page of this.pages) {
      if (!page.ids.includes(installation)) continue;
      page.send('records', {
        installation,
        anew: false,
        records: values.map((value) => this.record(choice, value)),
      });
      this.told(page);
    }
  }

  state(choice: Choice, state: Choice['state'] | 'revoked', since = ago(0)) {
    if (state !== 'revoked') Object.assign(choice, { state, since });
    for (const page of this.pages) {
      page.send('status', { installation: choice.installation.id, state, since });
    }
  }

  private record(choice: Choice, value: Record<string, unknown>) {
    this.version += 1;
    const key = JSON.stringify((choice.source?.key ?? []).map((field) => value[field]));
    return { key, value, deleted: false, version: this.version, at: new Date().toISOString() };
  }

  private told(page: Page) {
    this.position += 1;
    this.positions.set(String(this.position), page.ids);
    page.send('position', {}, String(this.position));
  }

  private live(request: Request): Response {
    const params = new URL(request.url).searchParams;
    const [ids, after] = [params.getAll('installation'), params.get('after')];
    this.opened.push({ ids, after });
    const bytes = new TextEncoder();
    let page: Page | null = null;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const write = (text: string) => controller.enqueue(bytes.encode(text));
        const opened: Page = {
          ids,
          after,
          send: (event, data, eventId) =>
            write(
              `event: ${event}\n${eventId === undefined ? '' : `id: ${eventId}\n`}data: ${JSON.stringify(data)}\n\n`,
            ),
          comment: () => write(':\n\n'),
          close: () => {
            this.pages.delete(opened);
            controller.close();
          },
        };
        page = opened;
        this.pages.add(opened);
        write('retry: 2000\n\n');
        for (const installation of ids) {
          const choice = this.choices.find((each) => each.installation.id === installation);
          if (!choice) {
            opened.send('status', { installation, state: 'revoked', since: ago(0) });
            continue;
          }
          if (!this.positions.get(after ?? '')?.includes(installation)) {
            const records = choice.sample.map(({ value }) => this.record(choice, value));
            opened.send('records', { installation, anew: true, records });
          }
          opened.send('status', { installation, state: choice.state, since: choice.since });
        }
        this.told(opened);
      },
      cancel: () => {
        if (page) this.pages.delete(page);
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  }

  async handle(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const [noun, one = '', act = ''] = pathname
      .replace(/^\/api\//, '')
      .split('/')
      .slice(0, 4)
      .slice(pathname.startsWith('/api/dashboard/') ? 1 : 0);
    if (noun === 'live') return this.live(request);
    if (noun === 'choices') return json({ choices: this.choices });
    if (request.method === 'GET') return json(this.dashboard);
    const { before } = this;
    this.before = null;
    before?.();
    if (noun === 'layout') return this.arrange(await request.json());
    if (noun === 'proposals') return this.answer(one, act === 'accept');
    if (noun !== 'placements') return notFound();
    if (request.method === 'POST' && !one) return this.place((await request.json()).placements);
    return this.change(request, one);
  }

  private async change(request: Request, one: string) {
    if (request.method === 'POST') {
      const gone = this.removed.get(one);
      if (!gone) return notFound();
      this.removed.delete(one);
      return this.changed({ placements: [...this.dashboard.placements, gone] });
    }
    const found = this.dashboard.placements.find((each) => each.id === one);
    if (!found) return notFound();
    if (request.method === 'DELETE') {
      this.removed.set(one, found);
      return this.changed({ placements: this.dashboard.placements.filter((each) => each !== found) });
    }
    const wanted = await request.json();
    if (wanted.config?.currency === 'refused') {
      return invalid([{ pointer: '/config/currency', message: 'The app does not know this currency.' }]);
    }
    return this.changed({
      placements: this.dashboard.placements.map((each) => (each === found ? { ...each, ...wanted } : each)),
    });
  }

  private changed(change: Partial<Dashboard>, more: object = {}) {
    this.elsewhere(() => change);
    return json({ ...this.dashboard, ...more });
  }

  private arrange({ revision, places }: { revision: number; places: Place[] }) {
    if (revision !== this.dashboard.revision) {
      return problem(409, 'dashboard-moved-on', 'Changed', 'It was changed elsewhere.', {
        dashboard: this.dashboard,
      });
    }
    const at = new Map(places.map((place) => [place.id, place]));
    if (places.some((place) => !this.dashboard.placements.some((each) => each.id === place.id))) {
      return invalid([{ pointer: '/places', message: 'There is no such widget.' }]);
    }
    return this.changed({
      placements: this.dashboard.placements.map((each) => ({ ...each, ...at.get(each.id) })),
    });
  }

  private place(wanted: NewPlacement[]) {
    let { placements } = this.dashboard;
    for (const { installation, title = null, config = {}, ...of } of wanted) {
      const choice = this.choices.find((each) => each.installation.id === installation);
      if (!choice) return notFound();
      this.count += 1;
      const y = Math.max(0, ...placements.map((each) => each.y + each.h));
      placements = [
        ...placements,
        {
          ...of,
          id: id(80_000 + this.count),
          installation: choice.installation,
          title,
          config,
          x: of.x ?? 0,
          y: of.y ?? y,
          frame: of.widget === 'integration' ? choice.frame : null,
          unavailable: null,
        },
      ];
    }
    const placed = placements.slice(this.dashboard.placements.length).map((each) => each.id);
    return this.changed({ placements }, { placed });
  }

  private answer(one: string, accepted: boolean) {
    const proposal = this.dashboard.proposals.find((each) => each.id === one);
    if (!proposal) return notFound();
    const proposals = this.dashboard.proposals.filter((each) => each !== proposal);
    const choice = this.choices.find(
      ({ installation }) => installation.id === (proposal.source ?? proposal.by).id,
    );
    this.elsewhere(() => ({ proposals }));
    if (!accepted || !choice) return json(this.dashboard);
    const { widget, config, title, w, h } = proposal;
    return this.place([
      { widget, config, installation: choice.installation.id, w, h, ...(title && { title }) },
    ]);
  }

  /** Says something every second, for whoever looks at pages. */
  run() {
    const timer = setInterval(() => {
      for (const choice of this.choices) {
        if (choice.state !== 'live') continue;
        const { value } = choice.sample[Math.floor(Math.random() * choice.sample.length)] ?? { value: {} };
        const next = Object.fromEntries(
          Object.entries(value).map(([name, each]) => [
            name,
            typeof each === 'number' ? Number((each * (0.995 + Math.random() / 100)).toPrecision(6)) : each,
          ]),
        );
        this.say(choice, [next]);
      }
    }, 1000);
    timer.unref();
  }
}
