import { within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/test/axe.ts';
import { show } from '@/test/builtIn.tsx';

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
