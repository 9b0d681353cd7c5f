import type { DashboardApi } from './dashboard.ts';

const ticker = { label: 'name', field: 'usd', change: 'change_percent', records: [] };

/** Dashboards to look at: `start` with nothing on it, `one` widget, `twenty` of them, and `trouble` of every kind. */
export function arrangeDashboard(api: DashboardApi, which: string | null) {
  if (!which) return;
  const { crypto, pulse, tides } = api;
  // There is nobody here who serves frames.
  crypto.frame = null;
  api.has(crypto, pulse, tides).run();
  if (which === 'one') api.put(crypto, { widget: 'ticker', config: ticker, y: 0, w: 4, h: 7 });
  if (which === 'twenty') {
    for (let n = 0; n < 5; n++) {
      const y = n * 20;
      const title = (what: string) => (n === 0 ? null : `${what} ${n + 1}`);
      api.put(tides, {
        title: title('Tides'),
        widget: 'number',
        config: { record: null, field: 'level' },
        y,
        w: 3,
        h: 4,
      });
      api.put(crypto, { title: title('Coins'), widget: 'ticker', config: ticker, x: 3, y, w: 4, h: 8 });
      api.put(crypto, {
        widget: 'line',
        config: { field: 'usd', series: ['["ETH"]'], minutes: 15 },
        title:
          title('Ether') ??
          'Ether in the last quarter of an hour, in dollars, as it was asked for at the counter',
        x: 7,
        y,
        w: 5,
        h: 8,
      });
      api.put(pulse, { title: title('Presses'), x: 0, y: y + 4, w: 3, h: 6 });
    }
  }
  if (which === 'trouble') {
    api.put(pulse, { y: 0, w: 6, h: 6 });
    for (const [n, unavailable] of (
      ['revoked', 'suspended', 'yanked', 'taken-down', 'no-bundle'] as const
    ).entries()) {
      api.put(crypto, {
        widget: 'integration',
        frame: null,
        unavailable,
        x: (n % 2) * 6,
        y: 10 + n * 6,
        w: 6,
        h: 5,
      });
    }
    api.propose(crypto);
    api.propose(pulse, {
      title: null,
      widget: 'line',
      reason:
        'Press 2 runs hotter than the others since this morning, and you are on call for the hall in which it stands. With this line you see it before the alarm does.',
    });
  }
}
