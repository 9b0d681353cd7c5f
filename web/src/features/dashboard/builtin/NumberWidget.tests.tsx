import { act, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { expectAccessible } from '@/test/axe.ts';
import { btc, coins, live, plain, show } from '@/test/builtIn.tsx';

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

  it('says its name once where it is called as what it shows', async () => {
    const prices = (usd: number) => live([{ ...coins[0], name: 'Prices', usd }]);
    const { say } = await show('number', config, prices(110_000));
    say(prices(121_000));
    expect(plain([...document.querySelectorAll('[data-failed]')].at(-1)?.textContent ?? '')).toContain(
      'Prices: $121,000.00. Above $120,000.00',
    );
    expect(document.body).not.toHaveTextContent('Prices – Prices');
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
