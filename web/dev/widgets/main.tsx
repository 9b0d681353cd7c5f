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
import type { BuiltInWidget } from '../../src/features/dashboard/builtin/config.ts';
import { Preview } from '../../src/features/dashboard/builtin/Preview.tsx';
import { BuiltInSettings } from '../../src/features/dashboard/builtin/settings/BuiltInSettings.tsx';
import { suggest } from '../../src/features/dashboard/builtin/suggest.ts';
import { newI18n } from '../../src/lib/i18n.ts';
import { enter } from '../../src/lib/messages.ts';
import { newQueryClient } from '../../src/lib/queryClient.ts';
import { sessionQuery } from '../../src/lib/session.ts';
import './remember.ts';
import { key, shown, ticker } from './shown.ts';
import { crypto, huge, machine, type Source, tides } from './sources.ts';

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
