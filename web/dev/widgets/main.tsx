// Every built-in widget in every state that matters, side by side, for `node dev/widgets/look.mjs` and whoever wants to see them.
import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.layer.css';
import '../../src/app/global.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { Branded } from '../../src/app/Branded.tsx';
import { Toasts } from '../../src/components/toasts.tsx';
import { BuiltIn } from '../../src/features/dashboard/builtin/BuiltIn.tsx';
import { BuiltInSettings } from '../../src/features/dashboard/builtin/BuiltInSettings.tsx';
import type { BuiltInWidget } from '../../src/features/dashboard/builtin/config.ts';
import { Preview } from '../../src/features/dashboard/builtin/Preview.tsx';
import { seen } from '../../src/features/dashboard/builtin/seen.ts';
import { suggest } from '../../src/features/dashboard/builtin/suggest.ts';
import { newI18n } from '../../src/lib/i18n.ts';
import { enter } from '../../src/lib/messages.ts';
import { newQueryClient } from '../../src/lib/queryClient.ts';
import { sessionQuery } from '../../src/lib/session.ts';
import { crypto, extreme, huge, inState, machine, none, type Source, tides } from './sources.ts';

const now = Date.now();
const minute = 60_000;

/** As if the page had been open for a quarter of an hour, with three minutes in which the source was away. */
function remember(source: Source, field: string, minutes: number, points: number, step = 5000) {
  for (const [key, { value }] of source.live.records) {
    const last = Number(value[field]);
    const look = { installation: source.choice.installation.id, key, field, minutes, points };
    const seed = key.length * 13 + last;
    for (let time = now - 14 * minute; time < now - 2000; time += step) {
      const away = time > now - 8 * minute && time < now - 5 * minute;
      const n = (time - now) / 30_000;
      const share =
        (Math.sin(n / 2 + seed) * 0.06 + Math.sin(n * 3 + seed * 2) * 0.025) *
        Math.min(1, (now - time) / minute);
      seen.note(look, time, away || !Number.isFinite(last) ? null : last * (1 + share));
    }
  }
}

for (const source of [crypto, machine]) {
  const field = source === crypto ? 'usd' : 'value';
  remember(source, field, 15, 600);
  remember(source, field, 60, 120);
  remember(source, field, 60, 60);
}

interface Shown {
  title: string;
  /** Of the card, in pixels. */
  size: [number, number];
  source: Source;
  widget: BuiltInWidget;
  config: unknown;
}

const small: [number, number] = [170, 92];
const key = (...parts: unknown[]) => JSON.stringify(parts);
const loads = ['load-1m', 'load-5m', 'load-15m'].map((each) => key(each));
const ticker = { label: 'name', field: 'usd', change: 'change_percent', records: [] };
const shown: Shown[] = [
  {
    title: 'A number',
    size: [270, 196],
    source: crypto,
    widget: 'number',
    config: { record: key('BTC'), field: 'usd' },
  },
  {
    title: 'Beyond its threshold',
    size: [270, 196],
    source: machine,
    widget: 'number',
    config: { record: key('processor-busy'), field: 'value', threshold: { above: 80 } },
  },
  {
    title: 'Bytes',
    size: [270, 144],
    source: machine,
    widget: 'number',
    config: { record: key('memory-used'), field: 'value' },
  },
  {
    title: 'Large',
    size: [560, 352],
    source: machine,
    widget: 'number',
    config: { record: key('load-1m'), field: 'value', threshold: { below: 2 } },
  },
  {
    title: 'A trillion',
    size: [270, 144],
    source: extreme,
    widget: 'number',
    config: { record: '[1]', field: 'value', unit: 'EUR' },
  },
  {
    title: 'A billionth',
    size: [270, 144],
    source: extreme,
    widget: 'number',
    config: { record: '[2]', field: 'value', unit: 'kg' },
  },
  {
    title: 'Tiny',
    size: small,
    source: crypto,
    widget: 'number',
    config: { record: key('BTC'), field: 'usd' },
  },
  {
    title: 'Tiny',
    size: small,
    source: extreme,
    widget: 'number',
    config: { record: '[1]', field: 'value' },
  },
  {
    title: 'Tiny',
    size: small,
    source: machine,
    widget: 'number',
    config: { record: key('processor-busy'), field: 'value', threshold: { above: 80 } },
  },
  {
    title: 'Stale',
    size: [270, 196],
    source: inState(crypto, 'stale'),
    widget: 'number',
    config: { record: key('BTC'), field: 'usd' },
  },
  {
    title: 'Gone',
    size: [270, 196],
    source: crypto,
    widget: 'number',
    config: { record: key('NOPE'), field: 'usd' },
  },
  {
    title: 'Coming',
    size: [270, 196],
    source: inState(none, 'connecting'),
    widget: 'number',
    config: { record: null, field: 'usd' },
  },

  {
    title: 'Loads',
    size: [560, 352],
    source: machine,
    widget: 'line',
    config: { field: 'value', series: loads },
  },
  {
    title: 'One line',
    size: [560, 352],
    source: crypto,
    widget: 'line',
    config: { field: 'usd', series: [key('BTC')] },
  },
  {
    title: 'Eight lines',
    size: [560, 352],
    source: crypto,
    widget: 'line',
    config: {
      field: 'usd',
      series: ['ADA', 'ALGO', 'DOGE', 'XRP', 'ATOM', 'AVAX', 'SHIB', 'SOL'].map((each) => key(each)),
    },
  },
  {
    title: 'Over days',
    size: [560, 352],
    source: tides,
    widget: 'line',
    config: { field: 'level_cm', series: [], over: 'day' },
  },
  {
    title: 'Stale',
    size: [560, 300],
    source: inState(machine, 'stale'),
    widget: 'line',
    config: { field: 'value', series: loads },
  },
  {
    title: 'Bytes',
    size: [370, 248],
    source: machine,
    widget: 'line',
    config: { field: 'value', series: [key('memory-used')] },
  },
  { title: 'Tiny', size: small, source: machine, widget: 'line', config: { field: 'value', series: loads } },
  {
    title: 'Low',
    size: [560, 144],
    source: machine,
    widget: 'line',
    config: { field: 'value', series: loads },
  },
  {
    title: 'Coming',
    size: [370, 248],
    source: inState(none, 'connecting'),
    widget: 'line',
    config: { field: 'value', series: [] },
  },
  {
    title: 'Nothing',
    size: [370, 248],
    source: none,
    widget: 'line',
    config: { field: 'value', series: [] },
  },

  { title: 'Coins', size: [370, 404], source: crypto, widget: 'ticker', config: ticker },
  {
    title: 'Measures',
    size: [370, 404],
    source: machine,
    widget: 'ticker',
    config: { label: 'name', field: 'value', records: [] },
  },
  { title: 'Stale', size: [370, 404], source: inState(crypto, 'offline'), widget: 'ticker', config: ticker },
  { title: 'Low and wide', size: [752, 120], source: crypto, widget: 'ticker', config: ticker },
  { title: 'Tiny', size: small, source: crypto, widget: 'ticker', config: ticker },
  { title: 'Narrow', size: [200, 300], source: crypto, widget: 'ticker', config: ticker },

  {
    title: 'Coins',
    size: [752, 404],
    source: crypto,
    widget: 'table',
    config: {
      fields: ['symbol', 'name', 'usd', 'eur', 'change_percent', 'day'],
      sort: { field: 'usd', descending: true },
    },
  },
  {
    title: 'Ten thousand',
    size: [752, 352],
    source: huge,
    widget: 'table',
    config: { fields: ['sensor', 'room', 'temperature_celsius', 'humidity', 'seen'] },
  },
  {
    title: 'Extremes',
    size: [752, 352],
    source: extreme,
    widget: 'table',
    config: { fields: ['id', 'name', 'value', 'active', 'parts', 'since'] },
  },
  {
    title: 'Measures',
    size: [370, 300],
    source: inState(machine, 'stale'),
    widget: 'table',
    config: { fields: ['name', 'value'] },
  },
  { title: 'Tiny', size: small, source: crypto, widget: 'table', config: { fields: ['symbol', 'usd'] } },
  { title: 'Other settings', size: [370, 200], source: crypto, widget: 'table', config: { fields: [] } },
];

function Card({
  title,
  size: [width, height],
  children,
}: {
  title: string;
  size: [number, number];
  children: ReactNode;
}) {
  return (
    <article
      style={{
        display: 'flex',
        flexDirection: 'column',
        width: `min(${width}px, 100%)`,
        height,
        overflow: 'hidden',
        border: '1px solid var(--line)',
        borderRadius: 'var(--mantine-radius-lg)',
        background: 'var(--surface)',
      }}
    >
      <h2
        style={{
          margin: 0,
          padding: '0 1rem',
          flex: 'none',
          borderBottom: '1px solid var(--line)',
          fontSize: 14,
          lineHeight: '43px',
        }}
      >
        {title}
      </h2>
      <div style={{ flex: 1, minHeight: 0 }}>{children}</div>
    </article>
  );
}

function Settings({
  widget,
  source,
  config: first,
}: {
  widget: BuiltInWidget;
  source: Source;
  config: object;
}) {
  const [config, setConfig] = useState<object>(first);
  return (
    <section style={{ width: 'min(380px, 100%)' }}>
      <BuiltInSettings
        widget={widget}
        choice={source.choice}
        live={source.live}
        config={config}
        onChange={setConfig}
        mistakes={[]}
      />
    </section>
  );
}

const row = { display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'flex-start' } as const;

function Page({ part }: { part: string | null }) {
  return (
    <main style={{ padding: 16, maxWidth: 1220 }}>
      <h1 style={{ fontSize: 18 }}>Widgets</h1>
      {(part === null || part !== 'settings') && (
        <div style={row}>
          {shown
            .filter(({ widget }) => part === null || part === widget)
            .map(({ title, size, source, widget, config }) => ({
              title,
              size,
              source,
              widget,
              config,
              id: `${widget} ${title} ${size} ${JSON.stringify(config)}`,
            }))
            .map(({ id, title, size, source, widget, config }) => (
              <Card key={id} title={title} size={size}>
                <BuiltIn
                  placement={{
                    id,
                    widget,
                    title,
                    config,
                    installation: source.choice.installation,
                  }}
                  live={source.live}
                  source={source.choice.source}
                />
              </Card>
            ))}
        </div>
      )}
      {(part === null || part === 'settings') && (
        <>
          <div style={row}>
            {[crypto, machine, tides, huge].flatMap((source) =>
              suggest(source.choice).map(({ widget, config }) => (
                <Card
                  key={`${source.choice.installation.id} ${widget}`}
                  title={`${source.choice.installation.displayName}: ${widget}`}
                  size={[290, 190]}
                >
                  <Preview choice={source.choice} widget={widget} config={config} />
                </Card>
              )),
            )}
          </div>
          <div style={{ ...row, gap: 32, marginTop: 32 }}>
            <Settings
              widget="number"
              source={machine}
              config={{ record: key('processor-busy'), field: 'value', threshold: { above: 80 } }}
            />
            <Settings widget="line" source={tides} config={{ field: 'level_cm', series: [], over: 'day' }} />
            <Settings
              widget="ticker"
              source={crypto}
              config={{ ...ticker, records: [key('BTC'), key('ETH')] }}
            />
            <Settings
              widget="table"
              source={huge}
              config={{ fields: ['sensor', 'room'], sort: { field: 'sensor', descending: false } }}
            />
          </div>
        </>
      )}
      <div id="floating" />
    </main>
  );
}

const params = new URLSearchParams(window.location.search);
const language = await newI18n(params.get('language') === 'de' ? 'de' : 'en');
await enter('dashboard');
const queries = newQueryClient();
queries.setQueryData(sessionQuery.queryKey, {
  account: { id: '0', name: 'Ada', language: 'en' },
  organizations: [],
  currentOrganizationId: null,
} as never);
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={language}>
        <QueryClientProvider client={queries}>
          <Branded env="default">
            <Page part={params.get('part')} />
            <Toasts />
          </Branded>
        </QueryClientProvider>
      </I18nextProvider>
    </StrictMode>,
  );
}
