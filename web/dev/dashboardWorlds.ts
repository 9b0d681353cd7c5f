import type { DashboardApi } from './dashboard.ts';

const ticker = { label: 'name', field: 'usd', change: 'change_percent', records: [] };

/**
 * Dashboards to look at: `start` with nothing on it, `one` widget, `twenty` of them, `every` widget as small as it may be and as it is
 * mostly, the same `stale`, and `trouble` of every kind.
 */
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
  if (which === 'every' || which === 'stale') everyWidget(api);
  if (which === 'stale') {
    api.state(crypto, 'stale', '2026-01-31T14:02:00Z');
    api.state(tides, 'offline', new Date(Date.now() - 400_000).toISOString());
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

/** Each as small as it may be in the first rows, then as it is mostly. */
function everyWidget(api: DashboardApi) {
  const { crypto, pulse, tides } = api;
  const figure = { record: '["BTC"]', field: 'usd' };
  const line = { field: 'usd', series: ['["BTC"]', '["ETH"]'], minutes: 15 };
  const table = { fields: ['symbol', 'name', 'usd', 'change_percent'] };
  api.put(crypto, { widget: 'number', config: figure, x: 0, y: 0, w: 2, h: 2 });
  api.put(crypto, {
    widget: 'number',
    config: { ...figure, unit: 'Kilowattstunden', threshold: { above: 1000 } },
    title: 'Gesamtleistungsaufnahme',
    x: 2,
    y: 0,
    w: 2,
    h: 3,
  });
  api.put(crypto, { widget: 'ticker', config: ticker, x: 4, y: 0, w: 2, h: 3 });
  api.put(crypto, { widget: 'line', config: line, x: 6, y: 0, w: 3, h: 4 });
  api.put(pulse, { x: 9, y: 0, w: 3, h: 4 });
  api.put(tides, { widget: 'number', config: { record: null, field: 'level' }, x: 0, y: 4, w: 3, h: 4 });
  api.put(crypto, {
    widget: 'number',
    config: { ...figure, threshold: { above: 60_000 } },
    x: 3,
    y: 4,
    w: 3,
    h: 4,
  });
  api.put(crypto, { widget: 'line', config: line, x: 6, y: 4, w: 6, h: 7 });
  api.put(crypto, { widget: 'ticker', config: ticker, x: 0, y: 8, w: 4, h: 8 });
  api.put(crypto, { widget: 'table', config: table, x: 4, y: 11, w: 8, h: 7 });
}
