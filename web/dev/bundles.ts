import type { Bundle, BundleReport } from '../src/lib/api/bundles.ts';
import { invalid, json, notFound, nothing, page } from './answers.ts';
import type { Person } from './people.ts';

const hash = (n: number) => String(n).padStart(64, '0');

const bundle = (n: number, app: string, version: string, more: Partial<Bundle> = {}): Bundle => ({
  sha256: hash(n),
  integration: {
    name: app.toLowerCase().replaceAll(' ', '-'),
    displayName: app,
    publisher: 'Harbour Office',
  },
  version,
  bytes: 18_211 + 997 * n,
  at: new Date(Date.UTC(2026, 10, 23, 9) - n * 31 * 3_600_000).toISOString(),
  yankedAt: null,
  takenDown: null,
  places: 12,
  morePlaces: false,
  reports: 0,
  ...more,
});

const report = (directive: string, blocked: BundleReport['blocked'], count: number): BundleReport => ({
  kind: 'blocked',
  directive,
  blocked,
  count,
  lastSeen: new Date(Date.now() - 7 * 60_000).toISOString(),
});

/** What widgets run, in memory, for operators. */
export class BundlesApi {
  all: Bundle[] = [
    bundle(1, 'Crypto Ticker', '1.1.0', { places: 1_000, morePlaces: true }),
    bundle(2, 'Tide Table', '2.0.1', { reports: 1_284 }),
    bundle(3, 'Tide Table', '2.0.0', { yankedAt: '2026-11-21T08:15:00Z', places: 0 }),
    bundle(4, 'Prize Draw', '1.0.0', {
      places: 3,
      reports: 41,
      takenDown: {
        by: '01990000-0000-7000-8000-000000000001',
        name: 'Olivia Brandt',
        at: '2026-11-22T16:40:00Z',
        reason: 'It asks for passwords in the name of this marketplace.',
      },
    }),
    bundle(5, 'Weather', '3.2.0'),
    bundle(5, 'Weather', '3.1.9', { places: 2 }),
  ];
  reports: Record<string, BundleReport[]> = {
    [hash(2)]: [
      report('connect-src', 'elsewhere', 1_207),
      report('script-src-elem', 'inline', 77),
      { kind: 'refused', directive: null, blocked: null, count: 2, lastSeen: '2026-11-20T11:00:00Z' },
    ],
    [hash(4)]: [report('form-action', 'elsewhere', 41)],
  };

  grow(count: number) {
    for (let n = 0; n < count; n++) this.all.push(bundle(100 + n, `Widget ${n}`, '1.0.0'));
  }

  async handle(
    request: Request,
    [sha256 = '', act = '']: string[],
    by: Person,
    needsProof: () => Response | null,
  ): Promise<Response> {
    const { searchParams } = new URL(request.url);
    if (!sha256) {
      const { items: bundles, next } = page(this.found(searchParams), searchParams, 50);
      return json({ bundles, next });
    }
    const these = this.all.filter((each) => each.sha256 === sha256);
    if (these.length === 0) return notFound();
    if (act === 'reports') return json({ reports: this.reports[sha256] ?? [] });
    const refused = needsProof();
    if (refused) return refused;
    if (request.method === 'DELETE') {
      for (const each of these) each.takenDown = null;
      return nothing();
    }
    const { reason }: { reason?: string } = await request.json();
    if (!reason) return invalid([{ pointer: '/reason', message: 'This is needed.' }]);
    const takenDown = { by: by.id, name: by.name, at: new Date().toISOString(), reason };
    for (const each of these) each.takenDown = takenDown;
    return nothing();
  }

  private found(wanted: URLSearchParams) {
    return this.all.filter(
      (each) =>
        (!wanted.has('bundle') || each.sha256 === wanted.get('bundle')) &&
        (!wanted.has('takenDown') || String(each.takenDown !== null) === wanted.get('takenDown')) &&
        (!wanted.has('reported') || String(each.reports > 0) === wanted.get('reported')),
    );
  }
}
