import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { expectAccessible } from '@/test/axe.ts';
import { btc, coins, live, show } from '@/test/builtIn.tsx';

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

  it('goes on to what has just come, and does not fall to it where it was before', async () => {
    vi.useFakeTimers({ now: start });
    try {
      const setUp = { field: 'usd', series: ['["BTC"]'], minutes: 60 };
      const { say } = await show('line', setUp, live(btc(100)));
      act(() => vi.advanceTimersByTime(4000));
      say(live(btc(110)));
      fireEvent.click(screen.getByRole('button', { name: 'Show as a table' }));
      expect(screen.getAllByRole('cell').map(({ textContent }) => textContent)).toEqual([
        '$110.00',
        '$100.00',
      ]);
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
