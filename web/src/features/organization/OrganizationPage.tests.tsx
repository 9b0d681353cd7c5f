import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { newPatchbay, visit } from '@/test/visit.tsx';

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
});
