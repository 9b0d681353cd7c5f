import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { newPatchbay, visit } from '@/test/visit.tsx';

let patchbay: ReturnType<typeof newPatchbay>;
const api = () => patchbay.dashboard;
const open = () => visit(patchbay, '/dashboard', 'ada');
const card = (name: string) => screen.findByRole('article', { name });

beforeEach(() => {
  patchbay = newPatchbay();
  const { dashboard } = patchbay;
  dashboard.has(dashboard.crypto, dashboard.pulse, dashboard.tides);
});

/** Holds back the answers to some requests until it is told to let go. */
function hold(path: string) {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { handle } = patchbay;
  vi.spyOn(patchbay, 'handle').mockImplementation(async (request) => {
    if (new URL(request.url).pathname.startsWith(path)) await held;
    return handle.call(patchbay, request);
  });
  return () => act(async () => release());
}

describe('What was done', () => {
  it('is said to be done when it is saved, and not before', async () => {
    api().put(api().tides, { title: 'Tides', y: 0 });
    const { user } = await open();
    await card('Tides');
    const release = hold('/api/dashboard/layout');
    (await screen.findByRole('button', { name: 'Move Tides' })).focus();
    await user.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    expect(await screen.findByText('Saving …')).toBeVisible();
    expect(screen.queryByText(/^Tides is in column/)).not.toBeInTheDocument();
    await release();
    expect(await screen.findByText(/^Tides is in column 1, row 1; 5 wide/)).toBeVisible();
    expect(screen.queryByText('Saving …')).not.toBeInTheDocument();
  });

  it('and came to nothing stays said, whatever is done after it', async () => {
    api().put(api().tides, { title: 'Tides', y: 0 });
    const { user } = await open();
    const handle = await screen.findByRole('button', { name: 'Move Tides' });
    patchbay.broken = '/api/dashboard/layout';
    handle.focus();
    await user.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    expect(await screen.findByText(/What you see is what was saved last\./)).toBeVisible();
    patchbay.broken = null;
    await user.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    expect(await screen.findByText(/^Tides is in column/)).toBeVisible();
    expect(screen.getByText(/What you see is what was saved last\./)).toBeVisible();
  });

  it('is done again with Ctrl, Shift and Z, or with Ctrl and Y', async () => {
    api().put(api().tides, { title: 'Tides', y: 0 });
    const { user } = await open();
    const width = () => api().dashboard.placements[0]?.w;
    (await screen.findByRole('button', { name: 'Move Tides' })).focus();
    await user.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    await waitFor(() => expect(width()).toBe(5));
    for (const keys of [
      '{Control>}{Shift>}Z{/Shift}{/Control}',
      '{Control>}y{/Control}',
      '{Meta>}{Shift>}Z{/Shift}{/Meta}',
    ]) {
      await user.keyboard('{Control>}z{/Control}');
      await waitFor(() => expect(width()).toBe(6));
      await user.keyboard(keys);
      await waitFor(() => expect(width()).toBe(5));
      expect(await screen.findByText(/^Done again: Tides is in column/)).toBeVisible();
    }
    await user.keyboard('{Control>}y{/Control}');
    expect(await screen.findByText('There is nothing to do again.')).toBeVisible();
  });
});

describe('How true it is what a widget by others shows', () => {
  it('is said also while nobody knows yet what can be placed', async () => {
    api().put(api().crypto, { widget: 'integration', y: 0 });
    api().state(api().crypto, 'stale', '2026-11-23T13:58:00Z');
    patchbay.broken = '/api/dashboard/choices';
    await open();
    const shown = await card('Crypto Ticker');
    expect(await within(shown).findByText(/^Stale since/)).toBeVisible();
    expect(shown.querySelector('[data-state="stale"]')).not.toBeNull();
  });

  it('is not said of one that shows no values', async () => {
    api().has({ ...api().crypto, source: null, state: 'stale', since: null }, api().tides);
    api().put(api().crypto, { widget: 'integration', y: 0 });
    api().put(api().tides, { y: 6 });
    const release = hold('/api/dashboard/choices');
    await open();
    const without = await card('Crypto Ticker');
    await waitFor(() => expect(api().pages.size).toBe(1));
    expect(within(without).queryByText(/Stale|Live|Connecting/)).not.toBeInTheDocument();
    await release();
    await waitFor(() => expect(screen.getAllByText('Live').length).toBeGreaterThan(0));
    expect(within(without).queryByText(/Stale|Live|Connecting/)).not.toBeInTheDocument();
  });
});

describe('A preview', () => {
  const preview = (name: string) =>
    screen.getByRole('button', { name }).closest('[draggable]')?.querySelector('[data-widget][data-state]');

  it('is as true as its source', async () => {
    api().put(api().tides, { y: 0 });
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Add a widget' }));
    await screen.findByRole('button', { name: 'Add Line: Machine Pulse' });
    expect(preview('Add Line: Machine Pulse')).toHaveAttribute('data-state', 'stale');
    expect(preview('Add Ticker: Crypto Ticker')).toHaveAttribute('data-state', 'live');
  });

  it('is not live any more when nothing can be asked for', async () => {
    api().put(api().tides, { y: 0 });
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setInterval', 'clearInterval'] });
    try {
      const { user } = await open();
      await user.click(await screen.findByRole('button', { name: 'Add a widget' }));
      await screen.findByRole('button', { name: 'Add Ticker: Crypto Ticker' });
      patchbay.broken = '/api/dashboard/choices';
      act(() => vi.advanceTimersByTime(31_000));
      await waitFor(() =>
        expect(preview('Add Ticker: Crypto Ticker')).toHaveAttribute('data-state', 'offline'),
      );
      expect(preview('Add Line: Machine Pulse')).toHaveAttribute('data-state', 'stale');
    } finally {
      vi.useRealTimers();
    }
  });
});
