import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { Toasts } from '@/components/toasts.tsx';
import { BuiltIn } from '@/features/dashboard/builtin/BuiltIn.tsx';
import type { BuiltInWidget } from '@/features/dashboard/builtin/config.ts';
import type { Choice } from '@/features/dashboard/builtin/suggest.ts';
import { type Language, newI18n } from '@/lib/i18n.ts';
import type { LiveRecord, LiveSource } from '@/lib/liveSource.ts';
import { enter } from '@/lib/messages.ts';
import { sessionQuery } from '@/lib/session.ts';
import { keyOf, type Values } from '@/lib/values.ts';

const number = { type: 'number' };
const text = { type: 'string' };
export const source = {
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
export const coins: Values[] = [
  { symbol: 'BTC', name: 'Bitcoin', usd: 112_354.81, change_percent: 2.44, since: '2026-11-23T08:35:11Z' },
  { symbol: 'ADA', name: 'Cardano', usd: 0.8047, change_percent: -1.87, since: null },
  { symbol: 'XRP', name: 'XRP', usd: 2.87, change_percent: 0, since: null },
];
export const installation = { id: 'i', displayName: 'Crypto Ticker' };

let version = 0;
export function recordsOf(values: Values[], before?: LiveSource['records']) {
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
export const live = (values: Values[] = coins, more: Partial<LiveSource> = {}): LiveSource => ({
  records: recordsOf(values),
  state: 'live',
  since: null,
  revision: 1,
  ...more,
});

let lastId = 0;

/** A widget on a page, and a way to say that its source says something else. */
export async function show(
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

export const plain = (text: string | null) => (text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
export const btc = (usd: number): Values[] => [{ ...coins[0], usd }];
