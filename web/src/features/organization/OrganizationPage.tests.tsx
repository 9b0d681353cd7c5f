import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/test/axe.ts';
import { newPatchbay, organizationOf, visit } from '@/test/visit.tsx';

describe('Organization', () => {
  it('lists members, and changes a role after asking', async () => {
    const { user, dialog } = await visit(newPatchbay(), '/organization', 'ada');
    await user.click(await screen.findByRole('button', { name: 'Change Mia Chen' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Admin' }));
    expect((await dialog()).getByText(/Mia Chen can install, suspend and remove apps/)).toBeInTheDocument();
    await user.click((await dialog()).getByRole('button', { name: 'Change role' }));
    const row = await screen.findByRole('row', { name: /Mia Chen/ });
    expect(await within(row).findByText('Admin')).toBeVisible();
  });

  it('passes on why the last owner cannot leave', async () => {
    const { user, dialog } = await visit(newPatchbay(), '/organization', 'ada');
    await user.click(await screen.findByRole('button', { name: 'Change Ada Lovelace' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Leave' }));
    await user.click((await dialog()).getByRole('button', { name: 'Leave' }));
    expect(await (await dialog()).findByRole('alert')).toHaveTextContent('Make somebody else owner first.');
  });

  it('shows members to a member without offering changes', async () => {
    await visit(newPatchbay(), '/organization', 'mia');
    expect(await screen.findByRole('row', { name: /Grace Hopper/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Change / })).not.toBeInTheDocument();
  });

  it('reads the audit as sentences, and older entries on request', async () => {
    const { user, router } = await visit(newPatchbay(), '/organization', 'ada');
    await user.click(screen.getByRole('tab', { name: 'Audit' }));
    expect(await screen.findAllByText('Grace Hopper made Mia Chen an admin')).not.toHaveLength(0);
    expect(router.state.location.pathname).toBe('/organization/audit');
    const entries = () => screen.getAllByText(/(suspended|resumed|installed) bot|made Mia Chen/).length;
    expect(entries()).toBe(25);
    await user.click(screen.getByRole('button', { name: 'Load more' }));
    await screen.findByText((_, element) => element?.tagName === 'OL' && element.children.length === 50);
    await user.click(screen.getByRole('button', { name: 'Load more' }));
    await screen.findByText((_, element) => element?.tagName === 'OL' && element.children.length === 57);
    expect(screen.queryByRole('button', { name: 'Load more' })).not.toBeInTheDocument();
  });

  it('tells a member who sees the audit', async () => {
    await visit(newPatchbay(), '/organization/audit', 'mia');
    expect(await screen.findByText('Only admins see the audit')).toBeVisible();
  });

  it('lets somebody without an organization create one', async () => {
    const api = newPatchbay();
    const { user } = await visit(api, '/organization', 'nora');
    await user.type(screen.getByRole('textbox', { name: 'Name of the organization' }), 'Zoë’s Café');
    expect(screen.getByRole('textbox', { name: 'Short name' })).toHaveValue('zoes-cafe');
    await user.click(screen.getByRole('button', { name: 'Create organization' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Zoë’s Café' })).toBeVisible();
    expect(api.organizations.at(-1)?.name).toBe('zoes-cafe');
  });

  it('has a page for an address that does not exist', async () => {
    await visit(newPatchbay(), '/organization/nonsense', 'ada');
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('There is no page here');
  });

  it('finds one of many members', async () => {
    const api = newPatchbay();
    api.grow(organizationOf(api, 'acme'), 80, 0);
    const { user, router } = await visit(api, '/organization', 'ada');
    expect(await screen.findAllByRole('row')).toHaveLength(51);
    await user.click(screen.getByRole('button', { name: 'Load more' }));
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(86));
    await user.type(screen.getByRole('searchbox', { name: 'Search members' }), 'grace');
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(2));
    expect(router.state.location.search).toEqual({ q: 'grace' });
  });

  it('renames the organization, also at the top of the page', async () => {
    const { user } = await visit(newPatchbay(), '/organization/settings', 'ada');
    const name = await screen.findByRole('textbox', { name: /Name of the organization/ });
    await user.clear(name);
    await user.type(name, 'Acme & Daughters');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Acme & Daughters' })).toBeVisible();
    expect(await screen.findByRole('button', { name: /^Organization: Acme & Daughters/ })).toBeVisible();
  });

  it('closes the organization only when its name is typed, and goes on with another', async () => {
    const api = newPatchbay();
    const { user, dialog } = await visit(api, '/organization/settings?dialog=close', 'ada');
    const confirm = (await dialog()).getByRole('button', { name: 'Close for good' });
    await user.type((await dialog()).getByRole('textbox', { name: 'To confirm, type Acme' }), 'Acm');
    expect(confirm).toBeDisabled();
    await user.keyboard('e');
    await expectAccessible('Acme');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: /^Lindqvist/ })).toBeVisible();
    expect(api.organizations.map(({ name }) => name)).not.toContain('acme');
  });

  it('lets a member leave, and offers to create an organization when there is none left', async () => {
    const api = newPatchbay();
    const { user, dialog } = await visit(api, '/organization/settings', 'mia');
    expect(screen.queryByRole('button', { name: 'Close organization' })).not.toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: 'Leave' }));
    expect((await dialog()).getByText(/signed out of them within seconds/)).toBeInTheDocument();
    await user.click((await dialog()).getByRole('button', { name: 'Leave' }));
    expect(
      await screen.findByRole('heading', { level: 1, name: 'You belong to no organization yet' }),
    ).toBeVisible();
  });

  it('filters the audit by person, act and days, and offers just that as a file', async () => {
    const api = newPatchbay();
    await visit(
      api,
      `/organization/audit?actor=${api.people.ada.id}&action=app.suspended&since=2026-11-19&until=2026-11-19`,
      'ada',
    );
    expect(await screen.findAllByText('Ada Lovelace suspended bot')).not.toHaveLength(0);
    expect(screen.queryByText(/ (resumed|installed) bot| made /)).not.toBeInTheDocument();
    const file = new URL(
      screen.getByRole('link', { name: 'Download CSV' }).getAttribute('href') ?? '',
      window.location.href,
    );
    expect(file.pathname).toBe(`/api/organizations/${organizationOf(api, 'acme').id}/audit.csv`);
    const asked = api.requests
      .map(({ url }) => new URL(url))
      .findLast(({ pathname }) => pathname.endsWith('/audit'));
    expect(Object.fromEntries(file.searchParams)).toEqual(Object.fromEntries(asked?.searchParams ?? []));
    const [since = '', until = ''] = ['since', 'until'].map((each) => file.searchParams.get(each) ?? '');
    // Both days are meant, from the first moment to the last.
    expect(Date.parse(until) - Date.parse(since)).toBe(86_400_000);
    expect(screen.getByRole('combobox', { name: 'Person' })).toHaveValue('Ada Lovelace');
    await expectAccessible('Acme');
  });

  it('says when nothing fits the filter, and clears it', async () => {
    const { user } = await visit(newPatchbay(), '/organization/audit?since=2031-01-01', 'ada');
    expect(await screen.findByText('Nothing of the kind has happened')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Clear the filter' }));
    expect(await screen.findAllByText('Grace Hopper made Mia Chen an admin')).not.toHaveLength(0);
  });

  it.each(['members', 'settings', 'audit'])('has no fault that axe finds in %s, in German', async (tab) => {
    await visit(newPatchbay(), `/organization/${tab === 'members' ? '' : tab}`, 'ada', 'de');
    expect(await screen.findByRole('tab', { name: 'Mitglieder' })).toBeVisible();
    await expectAccessible('Acme');
  });
});
