import type {
  Choice,
  Dashboard,
  NewPlacement,
  Place,
  Placement,
  Proposal,
} from '../src/lib/api/dashboard.ts';
import { keyOf } from '../src/lib/values.ts';
import { invalid, json, notFound, problem } from './answers.ts';
import { ago, crypto, id, pulse, tides } from './dashboardChoices.ts';
import { LivePages } from './livePages.ts';

/** A person's dashboard, in memory, and what comes to its page by itself. */
export class DashboardApi extends LivePages {
  readonly crypto = structuredClone(crypto);
  readonly pulse = structuredClone(pulse);
  readonly tides = structuredClone(tides);
  dashboard: Dashboard = { revision: 0, placements: [], proposals: [] };
  readonly removed = new Map<string, Placement>();
  /** Before it answers, something else happens. */
  before: (() => void) | null = null;
  private count = 0;
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

  async handle(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const [noun, one = '', act = ''] = pathname
      .replace(/^\/api\//, '')
      .split('/')
      .slice(0, 4)
      .slice(pathname.startsWith('/api/dashboard/') ? 1 : 0);
    if (noun === 'live') return this.live(request);
    if (noun === 'choices') return json({ choices: this.choices });
    if (act === 'history') return this.history(one);
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

  /** As if the server had looked since half an hour, and nothing was known for a while. */
  private history(one: string) {
    const { config = {}, widget } = this.dashboard.placements.find((each) => each.id === one) ?? {};
    const minutes = Math.min(30, Number(config.minutes ?? 15));
    const keys = widget === 'line' && Array.isArray(config.series) ? config.series : [];
    const of = this.choices.flatMap(({ source, sample }) =>
      sample.map(({ value }) => [keyOf(value, source?.key ?? []), value[String(config.field)]] as const),
    );
    return json({
      at: ago(0),
      from: `${ago(minutes * 60).slice(0, 16)}:00Z`,
      field: config.field ?? null,
      series: keys.map((key) => ({
        key,
        numbers: Array.from({ length: minutes }, (_, n) =>
          n > 3 && n < 6 ? null : Number(new Map(of).get(key) ?? 1) * (1 + Math.sin(n / 3) / 50),
        ),
      })),
    });
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
}
