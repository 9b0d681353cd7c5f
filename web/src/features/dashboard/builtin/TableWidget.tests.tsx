import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/test/axe.ts';
import { coins, live, recordsOf, show } from '@/test/builtIn.tsx';

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
