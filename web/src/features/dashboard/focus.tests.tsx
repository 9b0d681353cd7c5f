import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { onPhone } from '@/test/phone.ts';
import { newPatchbay, visit } from '@/test/visit.tsx';

let patchbay: ReturnType<typeof newPatchbay>;
const api = () => patchbay.dashboard;
const open = () => visit(patchbay, '/dashboard', 'ada');
type User = Awaited<ReturnType<typeof open>>['user'];

beforeEach(() => {
  patchbay = newPatchbay();
  const { dashboard } = patchbay;
  dashboard.has(dashboard.crypto, dashboard.pulse, dashboard.tides);
});

/** By the keyboard alone. */
async function remove(user: User, title: string) {
  (await screen.findByRole('button', { name: `Menu of ${title}` })).focus();
  await user.keyboard('{Enter}');
  (await screen.findByRole('menuitem', { name: 'Remove' })).focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('article', { name: title })).not.toBeInTheDocument());
}

describe('On a phone the keyboard', () => {
  it('stays in the panel that covers the page, and goes back with it', async () => {
    onPhone();
    api().put(api().tides, { y: 0 });
    const { user } = await open();
    const adder = await screen.findByRole('button', { name: 'Add a widget' });
    adder.focus();
    await user.keyboard('{Enter}');
    const panel = await screen.findByRole('dialog', { name: 'Add a widget' });
    expect(panel).toHaveAttribute('aria-modal', 'true');
    const inPanel = within(panel);
    await waitFor(() => expect(inPanel.getByRole('searchbox')).toHaveFocus());
    const last = await inPanel.findByRole('link', { name: 'Go to the marketplace' });
    const first = inPanel.getByRole('button', { name: 'Close' });
    first.focus();
    await user.tab({ shift: true });
    expect(last).toHaveFocus();
    await user.tab();
    expect(first).toHaveFocus();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(panel).not.toBeInTheDocument());
    expect(adder).toHaveFocus();
  });
});

describe('The keyboard goes on', () => {
  it('at the widget after the one that was removed, and at last where one is added', async () => {
    for (const [n, title] of ['First', 'Second', 'Third'].entries()) {
      api().put(api().tides, { title, y: n * 6 });
    }
    const { user } = await open();
    await remove(user, 'Second');
    expect(screen.getByRole('button', { name: 'Menu of Third' })).toHaveFocus();
    await remove(user, 'Third');
    expect(screen.getByRole('button', { name: 'Menu of First' })).toHaveFocus();
    await remove(user, 'First');
    expect(screen.getAllByRole('button', { name: 'Add a widget' })[0]).toHaveFocus();
  });

  it('there too where there was a word in the place of the widget', async () => {
    api().put(api().crypto, { widget: 'integration', frame: null, unavailable: 'yanked', y: 0 });
    api().put(api().tides, { title: 'Second', y: 6 });
    const { user } = await open();
    const gone = within(await screen.findByRole('article', { name: 'Crypto Ticker' }));
    gone.getByRole('button', { name: 'Remove' }).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Menu of Second' })).toHaveFocus());
  });

  it('at the next proposal, and after the last one at the head of the page', async () => {
    api().put(api().tides, { y: 0 });
    api().propose(api().crypto, { title: 'Coins' });
    api().propose(api().pulse, { title: 'Presses' });
    const { user } = await open();
    (await screen.findByRole('button', { name: 'No Coins by Crypto Ticker' })).focus();
    await user.keyboard('{Enter}');
    const next = screen.getByRole('article', { name: 'Machine Pulse would like to place “Presses” here' });
    expect(next).toHaveFocus();
    await user.tab();
    await user.tab();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(next).not.toBeInTheDocument());
    expect(screen.getByRole('heading', { name: 'Dashboard' })).toHaveFocus();
  });

  it('in the panel, where a proposal was answered there', async () => {
    api().propose(api().crypto, { title: 'Coins' });
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Add a widget' }));
    const panel = within(await screen.findByRole('complementary', { name: 'Add a widget' }));
    panel.getByRole('button', { name: 'No Coins by Crypto Ticker' }).focus();
    await user.keyboard('{Enter}');
    expect(panel.getByRole('heading', { name: 'Add a widget' })).toHaveFocus();
  });

  it('at the head of the page after a template is taken', async () => {
    const { user } = await open();
    (await screen.findByRole('button', { name: 'Use “Overview”' })).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByText('Begin with one of these')).not.toBeInTheDocument());
    expect(screen.getByRole('heading', { name: 'Dashboard' })).toHaveFocus();
  });

  it('at what opens the panel when that from which it was opened is gone', async () => {
    const { user } = await open();
    const alone = within(await screen.findByText('Or begin with a single one:'));
    const second = alone.getByRole('button', { name: 'Add a widget' });
    await user.click(second);
    const panel = within(await screen.findByRole('complementary', { name: 'Add a widget' }));
    await user.click(await panel.findByRole('button', { name: 'Add Ticker: Crypto Ticker' }));
    await waitFor(() => expect(second).not.toBeInTheDocument());
    await user.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: 'Add a widget' })).toHaveFocus();
  });
});
