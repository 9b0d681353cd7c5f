import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, it, vi } from 'vitest';
import { newI18n } from '@/lib/i18n.ts';
import { enter } from '@/lib/messages.ts';
import { expectAccessible } from '@/test/axe.ts';
import { coins, installation, live, show, source } from '@/test/builtIn.tsx';
import { mistakesIn } from './config.ts';
import { Preview } from './Preview.tsx';
import { BuiltInSettings } from './settings/BuiltInSettings.tsx';
import { suggest } from './suggest.ts';

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
