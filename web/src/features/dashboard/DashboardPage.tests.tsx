import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Placement } from '@/lib/api/dashboard.ts';
import { expectAccessible } from '@/test/axe.ts';
import { onPhone } from '@/test/phone.ts';
import { asked, newPatchbay, visit } from '@/test/visit.tsx';

let patchbay: ReturnType<typeof newPatchbay>;
const api = () => patchbay.dashboard;

beforeEach(() => {
  patchbay = newPatchbay();
  const { dashboard } = patchbay;
  dashboard.has(dashboard.crypto, dashboard.pulse, dashboard.tides);
});

const open = (language: 'en' | 'de' = 'en') => visit(patchbay, '/dashboard', 'ada', language);
const card = (name: string) => screen.findByRole('article', { name });
const placeOf = ({ x, y, w, h }: Placement | undefined = {} as Placement) => [x, y, w, h];
const placed = (name: string) =>
  api().dashboard.placements.find(({ installation, title }) => (title ?? installation.displayName) === name);
const layouts = () => asked(patchbay, 'PUT', /layout$/);

/** Two side by side. */
function twoWidgets() {
  api().put(api().crypto, { x: 0, y: 0, w: 6, h: 4 });
  api().put(api().pulse, { x: 6, y: 0, w: 6, h: 4 });
}

async function choose(user: Awaited<ReturnType<typeof open>>['user'], title: string, ...items: string[]) {
  await user.click(await screen.findByRole('button', { name: `Menu of ${title}` }));
  for (const item of items) await user.click(await screen.findByRole('menuitem', { name: item }));
}

describe('A dashboard', () => {
  it.each([
    ['en', 'Dashboard', 'Live', /^Stale since \d\d:\d\d/],
    ['de', 'Dashboard', 'Live', /^Veraltet seit \d\d:\d\d/],
  ] as const)('says of each widget whose it is and how true, in %s', async (language, title, live, stale) => {
    twoWidgets();
    const { router } = await open(language);
    expect(router.state.location.pathname).toBe('/dashboard');
    const well = within(await card('Crypto Ticker'));
    expect(await well.findByText('Northwind Labs · Acme')).toBeVisible();
    await waitFor(() => expect(well.getAllByText(live).length).toBeGreaterThan(0));
    const old = within(await card('Machine Pulse'));
    expect(await old.findByText(stale)).toBeVisible();
    expect(old.getByText(language === 'en' ? 'Not verified' : 'Nicht geprüft')).toBeVisible();
    await expectAccessible(title);
  });

  it('is reached from the main menu by whoever is signed in', async () => {
    twoWidgets();
    const { user } = await visit(patchbay, '/', 'ada');
    const menu = within(await screen.findByRole('navigation', { name: 'Main menu' }));
    await user.click(await menu.findByRole('link', { name: 'Dashboard' }));
    expect(await card('Crypto Ticker')).toBeVisible();
  });

  it('opens one stream for all of its widgets', async () => {
    twoWidgets();
    api().put(api().crypto, { title: 'Another', y: 9 });
    await open();
    await card('Another');
    await waitFor(() => expect(api().pages.size).toBe(1));
    const { crypto, pulse } = api();
    expect(new Set(api().opened.at(-1)?.ids)).toEqual(
      new Set([crypto.installation.id, pulse.installation.id]),
    );
  });

  it('says that it could not be loaded, and tries again', async () => {
    twoWidgets();
    patchbay.broken = '/api/dashboard';
    const { user } = await open();
    expect(await screen.findByText('Your dashboard could not be loaded')).toBeVisible();
    patchbay.broken = null;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await card('Crypto Ticker')).toBeVisible();
  });

  it.each([
    ['revoked', 'You have no access to Crypto Ticker any more.'],
    ['yanked', 'The developer of Crypto Ticker has taken this version back.'],
    ['taken-down', 'Crypto Ticker was taken off this marketplace.'],
    ['not-fetched', 'Patchbay has no script of this draft of Crypto Ticker.'],
  ] as const)('says why a widget is not there: %s', async (unavailable, words) => {
    api().put(api().crypto, { widget: 'integration', frame: null, unavailable });
    const { user } = await open();
    const gone = within(await card('Crypto Ticker'));
    expect(gone.getByText(new RegExp(words))).toBeVisible();
    expect(gone.queryByText(/^Live|^Stale|^Offline|^Connecting/)).not.toBeInTheDocument();
    await user.click(gone.getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(api().dashboard.placements).toHaveLength(0));
  });

  it('takes a widget away that is revoked while it is shown', async () => {
    twoWidgets();
    await open();
    const shown = within(await card('Crypto Ticker'));
    await waitFor(() => expect(api().pages.size).toBe(1));
    await shown.findByText(/Bitcoin/);
    act(() => api().state(api().crypto, 'revoked'));
    expect(await shown.findByText(/You have no access to Crypto Ticker any more/)).toBeVisible();
    expect(shown.queryByText(/Bitcoin/)).not.toBeInTheDocument();
  });
});

describe('Moving without a pointer', () => {
  it('goes by the keys of a handle, says where it is now, and is saved', async () => {
    twoWidgets();
    const { user } = await open();
    const handle = await screen.findByRole('button', { name: 'Move Machine Pulse' });
    expect(handle).toHaveAccessibleDescription(/Arrow keys move the widget/);
    handle.focus();
    await user.keyboard('{Shift>}{ArrowLeft}{ArrowDown}{/Shift}');
    expect(await screen.findByText('Machine Pulse is in column 7, row 1; 5 wide and 5 tall.')).toBeVisible();
    await waitFor(() => expect(placeOf(placed('Machine Pulse'))).toEqual([6, 0, 5, 5]));
    expect(screen.getByRole('button', { name: 'Move Machine Pulse' })).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(placeOf(placed('Machine Pulse'))).toEqual([7, 0, 5, 5]));
    await user.keyboard('{ArrowRight}');
    expect(await screen.findByText(/^Machine Pulse cannot go any further that way\./)).toBeInTheDocument();
    expect(layouts()).toHaveLength(3);
  });

  it('goes by the menu, one step after the other', async () => {
    twoWidgets();
    const { user } = await open();
    await choose(user, 'Crypto Ticker', 'Narrower', 'Narrower', 'Taller');
    await waitFor(() => expect(placeOf(placed('Crypto Ticker'))).toEqual([0, 0, 4, 5]));
    await expectAccessible('Dashboard');
  });

  it('goes to a place in numbers, within what the widget may be', async () => {
    api().put(api().crypto, { widget: 'integration', w: 4, h: 4 });
    api().put(api().pulse, { w: 6, h: 4, y: 8 });
    const { user, dialog } = await open();
    await choose(user, 'Machine Pulse', 'To a place …');
    const form = await dialog();
    const column = form.getByRole('textbox', { name: 'Column' });
    await user.clear(column);
    await user.type(column, '7');
    const row = form.getByRole('textbox', { name: 'Row' });
    await user.clear(row);
    await user.type(row, '1');
    await user.click(form.getByRole('button', { name: 'Put it there' }));
    await waitFor(() => expect(placeOf(placed('Machine Pulse'))).toEqual([6, 0, 6, 4]));
    expect(screen.getByRole('button', { name: 'Menu of Machine Pulse' })).toHaveFocus();
  });

  it('on a phone goes up and down in one column', async () => {
    onPhone();
    twoWidgets();
    const { user } = await open();
    await card('Crypto Ticker');
    const order = () =>
      screen
        .getAllByRole('heading', { level: 2 })
        .map((heading) => ({
          name: heading.textContent,
          place: Number(heading.closest<HTMLElement>('[style*="order"]')?.style.order),
        }))
        .sort((one, other) => one.place - other.place)
        .map(({ name }) => name);
    const inTheDocument = screen.getAllByRole('heading', { level: 2 });
    expect(order()).toEqual(['Crypto Ticker', 'Machine Pulse']);
    expect(screen.queryByRole('button', { name: 'Move Crypto Ticker' })).not.toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: 'Menu of Machine Pulse' }));
    expect(screen.queryByRole('menuitem', { name: 'Wider' })).not.toBeInTheDocument();
    await user.click(await screen.findByRole('menuitem', { name: 'Up' }));
    await waitFor(() => expect(order()).toEqual(['Machine Pulse', 'Crypto Ticker']));
    // a frame that is put in anew loads anew
    expect(screen.getAllByRole('heading', { level: 2 })).toEqual(inTheDocument);
    await waitFor(() => expect(layouts()).toHaveLength(1));
  });
});

describe('Taking back', () => {
  it('a removal brings the widget back where it was', async () => {
    twoWidgets();
    const { user } = await open();
    const before = api().dashboard.placements.map(placeOf);
    await choose(user, 'Crypto Ticker', 'Remove');
    await waitFor(() =>
      expect(screen.queryByRole('article', { name: 'Crypto Ticker' })).not.toBeInTheDocument(),
    );
    expect(await screen.findByText('Crypto Ticker is removed.')).toBeVisible();
    await user.click(
      within(screen.getByText('Crypto Ticker is removed.').parentElement as HTMLElement).getByRole('button', {
        name: 'Undo',
      }),
    );
    expect(await card('Crypto Ticker')).toBeVisible();
    await waitFor(() =>
      expect(new Set(api().dashboard.placements.map((each) => String(placeOf(each))))).toEqual(
        new Set(before.map(String)),
      ),
    );
  });

  it('goes step by step with Ctrl and Z, except where a text is written', async () => {
    twoWidgets();
    const { user } = await open();
    const handle = await screen.findByRole('button', { name: 'Move Machine Pulse' });
    handle.focus();
    await user.keyboard('{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}');
    await waitFor(() => expect(placeOf(placed('Machine Pulse'))).toEqual([6, 0, 4, 4]));
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(placeOf(placed('Machine Pulse'))).toEqual([6, 0, 5, 4]));
    await user.keyboard('{Meta>}z{/Meta}');
    await waitFor(() => expect(placeOf(placed('Machine Pulse'))).toEqual([6, 0, 6, 4]));
    await user.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText('There is nothing to take back.')).toBeVisible();

    handle.focus();
    await user.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    await waitFor(() => expect(placeOf(placed('Machine Pulse'))).toEqual([6, 0, 5, 4]));
    await user.click(screen.getByRole('button', { name: 'Add a widget' }));
    const search = await screen.findByRole('searchbox');
    fireEvent.keyDown(search, { key: 'z', ctrlKey: true });
    await user.type(search, 'cry');
    expect(placeOf(placed('Machine Pulse'))).toEqual([6, 0, 5, 4]);
  });

  it('happens by itself when the server refuses, and says so', async () => {
    twoWidgets();
    const { user } = await open();
    const shown = await card('Crypto Ticker');
    patchbay.broken = '/api/dashboard/placements';
    await choose(user, 'Crypto Ticker', 'Remove');
    expect(await screen.findByText(/What you see is what was saved last\./)).toBeVisible();
    expect(screen.queryByText('Crypto Ticker is removed.')).not.toBeInTheDocument();
    expect(shown.isConnected || (await card('Crypto Ticker'))).toBeTruthy();
  });
});

describe('Two tabs', () => {
  it('do not fight: what was done last is done again on top of the other', async () => {
    twoWidgets();
    const { user } = await open();
    await card('Crypto Ticker');
    api().before = () =>
      api().elsewhere(({ placements }) => ({
        placements: placements.map((each) =>
          each.installation.name === 'crypto-ticker' ? { ...each, h: 9, title: 'Coins' } : each,
        ),
      }));
    (await screen.findByRole('button', { name: 'Move Machine Pulse' })).focus();
    await user.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    await waitFor(() => expect(layouts()).toHaveLength(2));
    expect(await card('Coins')).toBeVisible();
    await waitFor(() => expect(placeOf(placed('Machine Pulse'))).toEqual([6, 0, 5, 4]));
    expect(placeOf(placed('Coins'))).toEqual([0, 0, 6, 9]);
  });

  it('see what the other did', async () => {
    twoWidgets();
    await open();
    await card('Crypto Ticker');
    await waitFor(() => expect(api().pages.size).toBe(1));
    api().elsewhere(({ placements }) => ({ placements: placements.slice(1) }));
    act(() => api().nudge('dashboard'));
    await waitFor(() =>
      expect(screen.queryByRole('article', { name: 'Crypto Ticker' })).not.toBeInTheDocument(),
    );
  });
});

describe('Adding', () => {
  it('finds what there is, shows it, and puts it where there is room', async () => {
    twoWidgets();
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Add a widget' }));
    const panel = within(await screen.findByRole('complementary', { name: 'Add a widget' }));
    await panel.findByRole('region', { name: 'Crypto Ticker' });
    expect(panel.getByRole('searchbox')).toHaveFocus();
    await user.type(panel.getByRole('searchbox'), 'tide');
    await waitFor(() =>
      expect(panel.queryByRole('region', { name: 'Crypto Ticker' })).not.toBeInTheDocument(),
    );
    await expectAccessible('Dashboard');
    await user.click(panel.getByRole('button', { name: /^Add Number: Tide tables/ }));
    expect(await card(api().tides.installation.displayName)).toBeVisible();
    await waitFor(() => expect(api().dashboard.placements).toHaveLength(3));
    expect(api().dashboard.placements[2]).toMatchObject({ widget: 'number', config: { field: 'level' } });
    await user.keyboard('{Escape}');
  });

  it('begins with one of the templates, made of what is installed, and takes it back as one', async () => {
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Use “Overview”' }));
    await waitFor(() => expect(api().dashboard.placements.length).toBeGreaterThan(2));
    expect((await screen.findAllByRole('article', { name: 'Crypto Ticker' })).length).toBeGreaterThan(0);
    expect(asked(patchbay, 'POST', /placements$/)).toHaveLength(1);
    expect(layouts()).toHaveLength(0);
    await screen.findByText('“Overview” is your dashboard now.');
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(api().dashboard.placements).toHaveLength(0));
    expect(await screen.findByRole('button', { name: 'Use “Overview”' })).toBeVisible();
    await expectAccessible('Dashboard');
  });

  it('says honestly that nothing is installed, and where there is something', async () => {
    api().has();
    await open();
    expect(await screen.findByText('There is nothing to show yet')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Find widgets in the marketplace' })).toHaveAttribute(
      'href',
      '/?type=widget',
    );
    await expectAccessible('Dashboard');
  });
});

describe('Settings', () => {
  it('of a widget by others are a form made from its schema, are shown at once, and taken back', async () => {
    api().put(api().crypto, {
      widget: 'integration',
      config: { currency: 'eur', coins: ['BTC'] },
      w: 4,
      h: 6,
    });
    const { user, dialog } = await open();
    await choose(user, 'Crypto Ticker', 'Settings');
    const form = await dialog();
    await user.click(form.getByRole('checkbox', { name: 'SOL' }));
    await user.type(form.getByRole('textbox', { name: /^Name/ }), 'My coins');
    const days = form.getByRole('textbox', { name: /^Days/ });
    await user.clear(days);
    await user.type(days, '99');
    await user.click(form.getByRole('button', { name: 'Save' }));
    expect(await form.findByText('It may be at most 30.')).toBeVisible();
    await user.clear(days);
    await user.type(days, '14');
    await user.click(form.getByRole('button', { name: 'Save' }));
    expect(await card('My coins')).toBeVisible();
    await waitFor(() =>
      expect(placed('My coins')?.config).toEqual({ currency: 'eur', coins: ['BTC', 'SOL'], days: 14 }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(screen.getByRole('button', { name: 'Menu of My coins' })).toHaveFocus();
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(placed('Crypto Ticker')?.config).toEqual({ currency: 'eur', coins: ['BTC'] }));
  });

  it('that the server does not take are said beside their field', async () => {
    api().put(api().crypto, { widget: 'integration', config: { currency: 'refused' }, w: 4, h: 6 });
    const { user, dialog } = await open();
    await choose(user, 'Crypto Ticker', 'Settings');
    const form = await dialog();
    await user.click(form.getByRole('checkbox', { name: 'SOL' }));
    await user.click(form.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(form.getByRole('combobox', { name: /^Currency/ })).toHaveAccessibleDescription(
        'The app does not know this currency.',
      ),
    );
    expect(placed('Crypto Ticker')?.config).toEqual({ currency: 'refused' });
  });
});

describe('A proposal', () => {
  it('says who and why, and is placed only when somebody says so', async () => {
    twoWidgets();
    api().propose(api().crypto);
    const { user } = await open();
    const strip = within(await screen.findByRole('region', { name: 'Proposed widgets' }));
    expect(
      strip.getByRole('heading', { name: 'Crypto Ticker would like to place “Your coins” here' }),
    ).toBeVisible();
    expect(strip.getByText('You looked at these coins ten times today.')).toBeVisible();
    expect(api().dashboard.placements).toHaveLength(2);
    await expectAccessible('Dashboard');
    await user.click(strip.getByRole('button', { name: 'Place Your coins by Crypto Ticker' }));
    expect(await card('Your coins')).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Proposed widgets' })).not.toBeInTheDocument();
  });

  it('that is declined places nothing', async () => {
    twoWidgets();
    api().propose(api().crypto);
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'No Your coins by Crypto Ticker' }));
    await waitFor(() => expect(api().dashboard.proposals).toHaveLength(0));
    expect(api().dashboard.placements).toHaveLength(2);
  });
});
