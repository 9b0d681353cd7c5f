import type { DataOverview, Poll, RejectedRecord } from '../src/lib/api/data.ts';
import type {
  BrokerHealth,
  PipelineAlarm,
  PipelineOverview,
  PipelineSource,
  PipelineSourceDetail,
  SlotHealth,
} from '../src/lib/api/pipeline.ts';
import { json, notFound, nothing } from './answers.ts';

type Hour = PipelineOverview['hours'][number];
type Depth = PipelineSourceDetail['depths'][number];

const hour = 3_600_000;
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();

/** A day's swing, the same each time. */
const swing = (n: number) => 1 + 0.5 * Math.sin(n / 3.7) + 0.25 * Math.sin(n / 1.3);

const hourOf = (n: number, scale: number): Hour => ({
  at: new Date(Math.floor((Date.now() - n * hour) / hour) * hour).toISOString(),
  polls: Math.round(60 * swing(n) * scale),
  failed: n % 11 === 4 ? Math.round(9 * scale) : 0,
  millis: Math.round(180 * swing(n + 2)),
  slowest: Math.round(900 * swing(n + 5)),
  bytes: Math.round(1_300_000 * swing(n) * scale),
  accepted: Math.round(420 * swing(n + 1) * scale),
  unchanged: Math.round(2_900 * swing(n) * scale),
  rejected: n % 9 === 2 ? Math.round(14 * scale) : 0,
});

const hoursOf = (days: number, scale: number) =>
  Array.from({ length: days * 24 }, (_, n) => hourOf(n, scale)).reverse();

const depthsOf = (days: number): Depth[] =>
  Array.from({ length: days * 24 }, (_, n) => n)
    .filter((n) => n % 7 < 2)
    .map((n) => ({
      at: hourOf(n, 1).at,
      behind: Math.round(240 * swing(n)),
      lifecycleBehind: 0,
      dead: 3 + (n % 5),
    }))
    .reverse();

const source = (
  name: string,
  displayName: string,
  state: PipelineSource['state'],
  more: Partial<PipelineSource> = {},
): PipelineSource => ({
  name,
  displayName,
  icon: null,
  state,
  deliveryMode: 'pull',
  polled: state !== 'resting',
  failures: state === 'failing' ? 7 : 0,
  lastPollAt: state === 'resting' ? null : ago(40_000),
  lastGoodPollAt: state === 'resting' ? null : ago(state === 'failing' ? 3 * hour : 40_000),
  nextPollAt: state === 'resting' ? null : new Date(Date.now() + 20_000).toISOString(),
  records: 312,
  rejected: state === 'rejected' ? 41 : 0,
  day:
    state === 'resting'
      ? { ...hourOf(0, 0), millis: 0, slowest: 0 }
      : { ...hourOf(0, 24), millis: 212, slowest: 1_480 },
  broker: null,
  ...more,
});

/** How events and data flow, in memory. */
export class PipelineApi {
  broker: BrokerHealth = {
    mode: 'embedded',
    available: true,
    since: ago(50 * hour),
    address: '127.0.0.1:9092',
    partitions: 12,
    mostPartitions: 2_000,
    disk: 48_300_000,
    memory: 214_000_000,
    measuredAt: ago(6_000),
  };
  slots: SlotHealth[] = [
    {
      slot: 'lifecycle',
      running: true,
      node: 'node-1',
      retained: 84_000,
      walStatus: 'reserved',
      lastCarried: ago(1_200),
      lagSeconds: 1,
      hindrance: null,
    },
    {
      slot: 'records',
      running: true,
      node: 'node-1',
      retained: 412_000,
      walStatus: 'reserved',
      lastCarried: ago(1_900),
      lagSeconds: 1,
      hindrance: null,
    },
  ];
  alarms: PipelineAlarm[] = [
    {
      kind: 'source-failing',
      slot: null,
      integration: 'ferry-times',
      displayName: 'Ferry times',
      since: ago(3 * hour),
    },
  ];
  sources: PipelineSource[] = [
    source('ferry-times', 'Ferry times', 'failing'),
    source('machine-pulse', 'Machine pulse', 'behind', {
      deliveryMode: 'push',
      polled: true,
      broker: { behind: 1_240, lifecycleBehind: 0, dead: 4 },
    }),
    source(
      'departures-of-all-regional-trains',
      'Departures of all regional trains and replacement buses in the network of the southern counties',
      'rejected',
    ),
    source('tide-tables', 'Tide tables', 'schema-refused'),
    source('crypto-ticker', 'Crypto ticker', 'well'),
    source('weather', 'Weather', 'resting'),
  ];
  quiet = false;

  overview(days: number): PipelineOverview {
    const off = this.broker.mode === 'off';
    return {
      broker: this.broker,
      alarms: this.alarms,
      slots: off ? [] : this.slots,
      lags: off
        ? []
        : this.sources
            .filter(({ broker }) => broker)
            .map(({ name, displayName, broker }) => ({
              integration: name,
              displayName,
              topic: 'data' as const,
              group: 'patchbay.pipeline',
              behind: broker?.behind ?? 0,
            })),
      moreLags: 0,
      dead: this.sources.reduce((sum, { broker }) => sum + (broker?.dead ?? 0), 0),
      sources: this.sources.length,
      troubled: this.sources.filter(({ state }) => state !== 'well' && state !== 'resting').length,
      hours: this.quiet ? [] : hoursOf(days, 3),
    };
  }

  handle(request: Request): Response {
    const { pathname, searchParams } = new URL(request.url);
    const [, , , , list, name] = pathname.split('/');
    const days = Number(searchParams.get('days') ?? 1);
    if (!list) return json(this.overview(days));
    if (name) {
      const found = this.sources.find((each) => each.name === name);
      return found
        ? json({
            source: found,
            hours: hoursOf(days, 1),
            depths: found.broker ? depthsOf(days) : [],
          } satisfies PipelineSourceDetail)
        : notFound();
    }
    const q = (searchParams.get('q') ?? '').toLowerCase();
    const found = this.sources.filter((each) => `${each.displayName} ${each.name}`.toLowerCase().includes(q));
    const start = Number(searchParams.get('after') ?? 0);
    const end = start + 50;
    return json({ sources: found.slice(start, end), next: end < found.length ? String(end) : null });
  }

  /** So many that nobody reads them all. */
  grow(count: number) {
    for (let n = 0; n < count; n++) this.sources.push(source(`source-${n}`, `Source ${n}`, 'well'));
  }
}

/** The room Data of one integration. */
export class DataApi {
  mode: 'pull' | 'push' = 'pull';
  came = true;
  failures = 0;
  broker: DataOverview['broker'] = null;
  rejected: RejectedRecord[] = [];
  asked = 0;

  overview(days: number): DataOverview {
    const { came } = this;
    return {
      deliveryMode: this.mode,
      polled: came,
      lastPollAt: came ? ago(40_000) : null,
      lastGoodPollAt: came ? ago(this.failures ? 3 * hour : 40_000) : null,
      nextPollAt: came ? new Date(Date.now() + 20_000).toISOString() : null,
      failures: this.failures,
      records: came ? 312 : 0,
      rejected: this.rejected.length,
      schema: came
        ? {
            number: 3,
            definition: '{"type":"object","required":["symbol","price"]}',
            key: ['symbol'],
            compatibility: 'compatible',
            perInstallation: false,
            intervalSeconds: 60,
            since: ago(90 * hour),
          }
        : null,
      refusedSchema: null,
      hours: came ? hoursOf(days, this.mode === 'push' ? 0.4 : 1).map((each) => this.pushed(each)) : [],
      reasons: [],
      broker: this.broker,
      depths: this.broker ? depthsOf(days) : [],
    };
  }

  private pushed(each: Hour): Hour {
    return this.mode === 'push' ? { ...each, polls: 0, failed: 0, millis: 0, slowest: 0 } : each;
  }

  private polls(): Poll[] {
    return [0, 1, 2].map((n) => ({
      at: ago((n + 1) * 61_000),
      installationId: null,
      outcome: n === 2 ? 'status' : n === 1 ? 'not-modified' : 'ok',
      detail: '',
      status: n === 2 ? 503 : n === 1 ? 304 : 200,
      millis: 120 + n * 31,
      bytes: 18_400,
      accepted: 4,
      unchanged: 308,
      rejected: 0,
    }));
  }

  handle(request: Request, rest: string[]): Response {
    const days = Number(new URL(request.url).searchParams.get('days') ?? 1);
    switch (rest.join('/')) {
      case '':
        return json(this.overview(days));
      case 'polls':
        return json({ polls: this.came && this.mode === 'pull' ? this.polls() : [], next: null });
      case 'poll':
        this.asked += 1;
        return nothing(202);
      case 'rejected':
        return json({ records: this.rejected, next: null });
      case 'rejected/replay': {
        const taken = this.rejected.length;
        this.rejected = [];
        return json({ taken, gone: 0, refused: 0 });
      }
      default: {
        const discarded = this.rejected.length;
        this.rejected = [];
        return json({ discarded });
      }
    }
  }
}

/** A record that was refused. */
export const refused = (n: number): RejectedRecord => ({
  id: `01990000-0000-7000-8000-${String(90_000 + n).padStart(12, '0')}`,
  installationId: null,
  key: `["S${n}"]`,
  reason: 'at-least',
  pointer: '/price',
  message: 'It is less than 0.',
  record: `{"symbol":"S${n}","price":-1}`,
  whole: true,
  way: 'polled',
  schema: 3,
  times: 12,
  firstAt: ago(5 * hour),
  lastAt: ago(61_000),
});
