import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Toasts } from '@/components/toasts.tsx';
import { type Language, newI18n } from '@/lib/i18n.ts';
import type { LiveRecord, LiveSource } from '@/lib/liveSource.ts';
import { enter } from '@/lib/messages.ts';
import { sessionQuery } from '@/lib/session.ts';
import { keyOf, type Values } from '@/lib/values.ts';
import { expectAccessible } from '@/test/axe.ts';
import { BuiltIn } from './BuiltIn.tsx';
import { type BuiltInWidget, mistakesIn } from './config.ts';
import { Preview } from './Preview.tsx';
import { BuiltInSettings } from './settings/BuiltInSettings.tsx';
import { type Choice, suggest } from './suggest.ts';

const number = { type: 'number' };
const text = { type: 'string' };
const source = {
  schema: {
    properties: {
      symbol: text,
      name: text,
      usd: number,
      change_percent: number,
      since: { ...text, format: 'date-time' },
    },
  },
  key: ['symbol'],
};
const coins: Values[] = [
  { symbol: 'BTC', name: 'Bitcoin', usd: 112_354.81, change_percent: 2.44, since: '2026-11-23T08:35:11Z' },
  { symbol: 'ADA', name: 'Cardano', usd: 0.8047, change_percent: -1.87, since: null },
  { symbol: 'XRP', name: 'XRP', usd: 2.87, change_percent: 0, since: null },
];
const installation = { id: 'i', displayName: 'Crypto Ticker' };

let version = 0;
function recordsOf(values: Values[], before?: LiveSource['records']) {
  return new Map(
    values.map((value): [string, LiveRecord] => {
      const key = keyOf(value, source.key);
      const known = before?.get(key);
      if (known && JSON.stringify(known.value) === JSON.stringify(value)) return [key, known];
      version += 1;
      return [key, { value, at: new Date(Date.UTC(2026, 10, 23) + version * 5000).toISOString(), version }];
    }),
  );
}
const live = (values: Values[] = coins, more: Partial<LiveSource> = {}): LiveSource => ({
  records: recordsOf(values),
  state: 'live',
  since: null,
  revision: 1,
  ...more,
});

let lastId = 0;

/** A widget on a page, and a way to say that its source says something else. */
async function show(
  widget: BuiltInWidget,
  config: unknown,
  first: LiveSource = live(),
  language: Language = 'en',
) {
  const i18n = await newI18n(language);
  await enter('dashboard');
  const queries = new QueryClient();
  queries.setQueryData(sessionQuery.queryKey, {
    account: { id: 'ada' },
    organizations: [],
    currentOrganizationId: null,
  } as never);
  lastId += 1;
  const placement = {
    id: `p${lastId}`,
    widget,
    title: 'Prices',
    config,
    installation: { ...installation, id: `i${lastId}` },
  };
  const page = (now: LiveSource, known: Choice['source'] = source) => (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queries}>
        <MantineProvider env="test">
          <main>
            <h1>Dashboard</h1>
            <BuiltIn placement={placement} live={now} source={known} />
          </main>
          <Toasts />
        </MantineProvider>
      </QueryClientProvider>
    </I18nextProvider>
  );
  const { rerender, container } = render(page(first));
  return { container, say: (now: LiveSource) => rerender(page(now)) };
}

const plain = (text: string | null) => (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
const btc = (usd: number): Values[] => [{ ...coins[0], usd }];

describe('A number', () => {
  const config = { record: '["BTC"]', field: 'usd', threshold: { above: 120_000, below: 100_000 } };

  it.each([
    ['en', '$112,354.81'],
    ['de', '112.354,81 $'],
  ] as const)('is written as people write it, in %s', async (language, written) => {
    const { container } = await show('number', { record: '["BTC"]', field: 'usd' }, live(), language);
    expect(plain(container.textContent)).toContain(written);
    expect(container).toHaveTextContent('Bitcoin');
    await expectAccessible('Dashboard');
  });

  it('says in words, and once in a notice, that it went beyond its threshold', async () => {
    const { container, say } = await show('number', config, live(btc(110_000)));
    const notices = () => document.querySelectorAll('[data-failed]');
    expect(container).not.toHaveTextContent('Above');
    say(live(btc(121_000)));
    expect(within(container).getAllByText('Above $120,000.00')).toHaveLength(2);
    expect(notices()).toHaveLength(1);
    expect(plain(notices()[0]?.textContent ?? '')).toContain(
      'Prices – Bitcoin: $121,000.00. Above $120,000.00',
    );
    say(live(btc(122_000)));
    say(live(btc(110_000)));
    say(live(btc(121_000)));
    expect(notices()).toHaveLength(1);
    say(live(btc(99_000)));
    expect(container).toHaveTextContent('Below $100,000.00');
  });

  it('does not say so of what was there from the start, nor of what may be old', async () => {
    const { container, say } = await show('number', config, live(btc(130_000)));
    const before = document.querySelectorAll('[data-failed]').length;
    expect(container).toHaveTextContent('Above');
    say(live(btc(110_000), { state: 'stale' }));
    say(live(btc(90_000), { state: 'stale' }));
    expect(document.querySelectorAll('[data-failed]')).toHaveLength(before);
  });

  it('tells how it has changed since it is shown, with a sign and a word', async () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 23, 9) });
    try {
      const { container, say } = await show('number', { record: '["BTC"]', field: 'usd' }, live(btc(100)));
      act(() => vi.advanceTimersByTime(20_000));
      say(live(btc(125)));
      expect(container).toHaveTextContent('+25.00%');
      expect(screen.getByRole('img', { name: 'up' })).toBeInTheDocument();
    } finally {
      vi.useRealTimers();
    }
  });

  it('says why there is none', async () => {
    const { container, say } = await show('number', { record: '["NOPE"]', field: 'usd' });
    expect(container).toHaveTextContent('This record is not there');
    say(live([], {}));
    expect(container).toHaveTextContent('No records yet');
    say(live([], { state: 'revoked' }));
    expect(container).toHaveTextContent('No access any more');
    say(live(coins, { state: 'revoked' }));
    expect(container).not.toHaveTextContent('112');
  });
});

describe('A table', () => {
  const rows = () =>
    screen
      .getAllByRole('row')
      .slice(1)
      .map((row) => within(row).getByRole('rowheader').textContent);

  it('is in the order that is asked for, and in another by a click on its head', async () => {
    await show('table', { fields: ['name', 'usd', 'since'], sort: { field: 'usd', descending: true } });
    expect(rows()).toEqual(['Bitcoin', 'XRP', 'Cardano']);
    const [name, usd] = screen.getAllByRole('columnheader');
    expect(usd).toHaveAttribute('aria-sort', 'descending');
    fireEvent.click(within(usd as HTMLElement).getByRole('button'));
    expect(rows()).toEqual(['Cardano', 'XRP', 'Bitcoin']);
    fireEvent.click(within(name as HTMLElement).getByRole('button'));
    expect(rows()).toEqual(['Bitcoin', 'Cardano', 'XRP']);
    expect(screen.getByRole('table')).toHaveTextContent(/Nov 23, 2026/);
    await expectAccessible('Dashboard');
  });

  it('has what has no value last, whichever way', async () => {
    await show('table', { fields: ['name'], sort: { field: 'since', descending: true } });
    expect(rows()[0]).toBe('Bitcoin');
    expect(rows()).toHaveLength(3);
  });

  it('says how many there are besides', async () => {
    const many = Array.from({ length: 10_000 }, (_, n) => ({ symbol: `c${n}`, name: `Coin ${n}`, usd: n }));
    const { container } = await show(
      'table',
      { fields: ['name', 'usd'], sort: { field: 'usd', descending: true }, limit: 3 },
      live(many),
    );
    expect(rows()).toEqual(['Coin 9999', 'Coin 9998', 'Coin 9997']);
    expect(container).toHaveTextContent('The first 3 of 10,000');
  });

  it('lets what changed flash, and nothing else', async () => {
    const first = live();
    const { container, say } = await show('table', { fields: ['name', 'usd'] }, first);
    const flashes = () => [...container.querySelectorAll('td [aria-hidden], th[scope=row] [aria-hidden]')];
    expect(flashes()).toHaveLength(0);
    const next = coins.map((coin) => (coin.symbol === 'ADA' ? { ...coin, usd: 0.9 } : coin));
    say({ ...first, records: recordsOf(next, first.records), revision: 2 });
    expect(flashes()).toHaveLength(1);
    expect(flashes()[0]?.closest('tr')).toHaveTextContent('Cardano');
  });
});

describe('A line', () => {
  const start = Date.UTC(2026, 10, 23, 9);

  /** What the server kept, a minute apart, up to now. */
  function kept(field: string, ...numbers: (number | null)[]) {
    const at = new Date(start).toISOString();
    const from = new Date(start - numbers.length * 60_000).toISOString();
    vi.stubGlobal('fetch', async () =>
      Response.json({ at, from, field, series: numbers.length > 0 ? [{ key: '["BTC"]', numbers }] : [] }),
    );
  }
  beforeEach(() => kept('usd'));
  afterEach(() => vi.unstubAllGlobals());

  it('has its past at once, with its gaps, also before anything changes', async () => {
    vi.useFakeTimers({ now: start });
    try {
      kept('usd', 90, 95, null, null, 105);
      await show('line', { field: 'usd', series: ['["BTC"]'] }, live(btc(100)));
      await act(() => vi.advanceTimersByTimeAsync(100));
      fireEvent.click(screen.getByRole('button', { name: 'Show as a table' }));
      expect(screen.getAllByRole('cell').map(({ textContent }) => textContent)).toEqual([
        '$100.00',
        '$105.00',
        '$95.00',
        '$90.00',
      ]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('has its past where it belongs on a device whose clock is wrong', async () => {
    vi.useFakeTimers({ now: start + 600_000 });
    try {
      kept('usd', 90, 95);
      await show('line', { field: 'usd', series: ['["BTC"]'], minutes: 5 }, live(btc(100)));
      await act(() => vi.advanceTimersByTimeAsync(100));
      fireEvent.click(screen.getByRole('button', { name: 'Show as a table' }));
      expect(screen.getAllByRole('cell')).toHaveLength(3);
    } finally {
      vi.useRealTimers();
    }
  });

  it('has nothing of the past of another field', async () => {
    vi.useFakeTimers({ now: start });
    try {
      kept('change_percent', 90, 95);
      await show('line', { field: 'usd', series: ['["BTC"]'] }, live(btc(100)));
      await act(() => vi.advanceTimersByTimeAsync(100));
      fireEvent.click(screen.getByRole('button', { name: 'Show as a table' }));
      expect(screen.getAllByRole('cell').map(({ textContent }) => textContent)).toEqual(['$100.00']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('can be read as a table, with gaps as gaps', async () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 23, 9) });
    try {
      const { say } = await show('line', { field: 'usd', series: ['["BTC"]'] }, live(btc(100)));
      act(() => vi.advanceTimersByTime(5000));
      say(live(btc(110)));
      act(() => vi.advanceTimersByTime(5000));
      say(live(btc(110), { state: 'stale' }));
      act(() => vi.advanceTimersByTime(20_000));
      say(live(btc(130)));
      act(() => vi.advanceTimersByTime(2000));
      fireEvent.click(screen.getByRole('button', { name: 'Show as a table' }));
      const cells = screen.getAllByRole('cell').map(({ textContent }) => textContent);
      expect(new Set(cells)).toEqual(new Set(['$100.00', '$110.00', '$130.00']));
      expect(screen.getAllByRole('rowheader').length).toBeLessThan(12);
    } finally {
      vi.useRealTimers();
    }
  });

  it('that has not begun yet does not say that there is no number', async () => {
    const { container, say } = await show(
      'line',
      { field: 'usd', series: ['["BTC"]'] },
      live(coins, { state: 'stale' }),
    );
    expect(container).toHaveTextContent('Nothing has been seen yet');
    say(live([{ ...coins[0], usd: null }], { state: 'stale' }));
    expect(container).toHaveTextContent('There is no number to show');
  });

  it('takes lines away and back by its legend', async () => {
    await show('line', { field: 'usd', series: ['["ADA"]', '["XRP"]'] });
    const entry = screen.getByRole('button', { name: /Cardano/ });
    expect(entry).toHaveAttribute('aria-pressed', 'true');
    fireEvent.click(entry);
    expect(entry).toHaveAttribute('aria-pressed', 'false');
    await expectAccessible('Dashboard');
  });
});

describe('A ticker', () => {
  it('has a row for each record, with its change in a sign and a word', async () => {
    const { container } = await show('ticker', {
      label: 'name',
      field: 'usd',
      change: 'change_percent',
      records: [],
    });
    const [ada, bitcoin] = within(container).getAllByRole('listitem');
    expect(ada).toHaveTextContent('CardanoADA$0.8047');
    expect(within(ada as HTMLElement).getByRole('img', { name: 'down' })).toBeInTheDocument();
    expect(bitcoin).toHaveTextContent('+2.44%');
    await expectAccessible('Dashboard');
  });

  it('keeps what was chosen in its order, also what is not there', async () => {
    const { container } = await show('ticker', {
      label: 'name',
      field: 'usd',
      records: ['["XRP"]', '["NOPE"]'],
    });
    expect(
      within(container)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([expect.stringContaining('XRP'), 'NOPE–']);
  });
});

it('What nobody has set up yet shows what is suggested', async () => {
  const { container } = await show('ticker', {});
  expect(container).toHaveTextContent('CardanoADA$0.8047');
  expect(container).toHaveTextContent('-1.87%');
});

it('Settings that do not fit are said to be so', async () => {
  const { container } = await show('number', { field: 'usd' });
  expect(container).toHaveTextContent('These settings do not fit');
});

it('What is on its way has a shape, and no words that are not true', async () => {
  const { container } = await show('table', { fields: ['name'] }, live([], { state: 'connecting' }));
  expect(container.querySelectorAll('.mantine-Skeleton-root').length).toBeGreaterThan(2);
  expect(container).not.toHaveTextContent('No records');
});

describe('Everything that is suggested', () => {
  const choice = {
    source,
    sample: coins.map((value) => ({ value, at: '2026-11-23T09:00:00Z' })),
    installation,
    state: 'live' as const,
    since: null,
  };

  it.each(suggest(choice))('has a preview and settings: $widget', async ({ widget, config }) => {
    const i18n = await newI18n('en');
    await enter('dashboard');
    const changed = vi.fn();
    render(
      <I18nextProvider i18n={i18n}>
        <QueryClientProvider client={new QueryClient()}>
          <MantineProvider env="test">
            <main>
              <h1>Settings</h1>
              <Preview choice={choice} widget={widget} config={config} />
              <BuiltInSettings
                widget={widget}
                choice={choice}
                config={config}
                onChange={changed}
                mistakes={[
                  { pointer: widget === 'table' ? '/fields/0' : '/field', message: 'Not this one.' },
                ]}
              />
              <div id="floating" />
            </main>
          </MantineProvider>
        </QueryClientProvider>
      </I18nextProvider>,
    );
    expect(document.body).toHaveTextContent(/112,35[45]|0.80/);
    expect(screen.getByText('Not this one.')).toBeInTheDocument();
    const [decimals] = screen.queryAllByRole('textbox', { name: /Decimal|Rows/ });
    fireEvent.change(decimals as HTMLElement, { target: { value: '3' } });
    const last = changed.mock.lastCall?.[0];
    expect(last).toMatchObject(widget === 'table' ? { limit: 3 } : { decimals: 3 });
    expect(mistakesIn(widget, last)).toEqual([]);
    await expectAccessible('Settings');
  });
});
