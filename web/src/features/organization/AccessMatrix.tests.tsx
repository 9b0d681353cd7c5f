import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/test/axe.ts';
import { newPatchbay, organizationOf, visit } from '@/test/visit.tsx';

function withApps() {
  const api = newPatchbay();
  const acme = organizationOf(api, 'acme');
  const bot = api.install('bot', acme, api.people.ada, { status: 'active' });
  const crm = api.install('crm', acme, api.people.ada, { status: 'active', accessPolicy: 'assigned' });
  return { api, acme, bot, crm };
}
const cell = (name: string) => screen.findByRole('checkbox', { name });

describe('Access matrix', () => {
  it('shows who can open what, and changes it by a click, with a way back', async () => {
    const { api, bot } = withApps();
    const { user } = await visit(api, '/organization/access', 'ada');
    expect(await cell('Mia Chen: Bot')).toBeChecked();
    expect(await cell('Mia Chen: CRM')).not.toBeChecked();
    await user.click(await cell('Mia Chen: Bot'));
    expect(await screen.findByText('Mia Chen can no longer open Bot.')).toBeVisible();
    expect(bot.exceptions.get(api.people.mia.id)?.canAccess).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(bot.exceptions.get(api.people.mia.id)?.canAccess).toBe(true));
    expect(await cell('Mia Chen: Bot')).toBeChecked();
  });

  it('is one stop of the tab key, and goes from cell to cell by the arrows', async () => {
    const { api, crm } = withApps();
    const { user } = await visit(api, '/organization/access', 'ada');
    const first = await cell('Ada Lovelace: Bot');
    expect(screen.getAllByRole('checkbox').filter((each) => each.tabIndex === 0)).toEqual([first]);
    await user.click(screen.getByRole('textbox', { name: 'Find an app' }));
    await user.tab();
    expect(first).toHaveFocus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
    expect(await cell('Mia Chen: CRM')).toHaveFocus();
    await user.keyboard(' ');
    await waitFor(() => expect(crm.exceptions.get(api.people.mia.id)?.canAccess).toBe(true));
    await user.keyboard('{Control>}{Home}{/Control}{ArrowUp}');
    expect(screen.getByRole('link', { name: /^Bot/ })).toHaveFocus();
    await user.keyboard('{Control>}{End}{/Control}');
    expect(await cell(`${api.people.max.name}: CRM`)).toHaveFocus();
    await user.keyboard('{ArrowRight}{ArrowDown}');
    expect(await cell(`${api.people.max.name}: CRM`)).toHaveFocus();
  });

  it('reads as a grid with headers, to people who hear it', async () => {
    const { api } = withApps();
    await visit(api, '/organization/access', 'ada');
    const grid = await screen.findByRole('grid', { name: 'Who in Acme can open which app' });
    expect(grid).toHaveAccessibleDescription(/Arrow keys go from cell to cell/);
    expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      'Person',
      'BotEveryone',
      'CRMChosen',
    ]);
    expect(screen.getAllByRole('rowheader')).toHaveLength(5);
    await expectAccessible('Acme');
  });

  it('shows a page of ten thousand members, and finds one of them and one of many apps', async () => {
    const { api, acme } = withApps();
    api.grow(acme, 10_000, 38);
    const { user } = await visit(api, '/organization/access', 'ada');
    await screen.findByRole('grid');
    // By tag and not by role: roles of a thousand cells take jsdom long.
    const count = (what: string) => document.querySelectorAll(`[role=grid] ${what}`).length;
    expect(count('tbody th')).toBe(25);
    expect(count('thead th')).toBe(41);
    await user.type(screen.getByPlaceholderText('Find an app'), 'wiki 1');
    await waitFor(() => expect(count('thead th')).toBeLessThan(30));
    expect(count('thead th')).toBeGreaterThan(2);
    await user.type(screen.getByPlaceholderText('Search members'), 'person9999@');
    await waitFor(() => expect(count('tbody th')).toBe(1));
  });

  it('pages forth and back', async () => {
    const { api, acme } = withApps();
    api.grow(acme, 30, 0);
    const { user } = await visit(api, '/organization/access', 'ada');
    expect(await screen.findAllByRole('rowheader')).toHaveLength(25);
    await user.click(screen.getByRole('button', { name: 'Next' }));
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(10));
    expect(screen.getByText('Page 2')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Next' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Previous' }));
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(25));
  });

  it('says what to do while there are no apps', async () => {
    await visit(newPatchbay(), '/organization/access', 'ada');
    expect(await screen.findByText('Acme has no apps yet')).toBeVisible();
  });

  it('is for admins', async () => {
    await visit(newPatchbay(), '/organization/access', 'mia');
    expect(await screen.findByText('Only admins see this')).toBeVisible();
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  });
});
