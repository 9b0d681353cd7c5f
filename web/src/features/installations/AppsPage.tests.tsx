import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { asked, newPatchbay, organizationOf, visit } from '@/test/visit.tsx';

function withBot() {
  const api = newPatchbay();
  api.install('bot', organizationOf(api, 'acme'), api.people.ada, { status: 'active' });
  return api;
}

describe('Apps', () => {
  it('lets an admin suspend, resume and uninstall, each after saying what will happen', async () => {
    const api = withBot();
    const { user, dialog } = await visit(api, '/apps', 'ada');
    const act = async (name: string) => {
      await user.click(await screen.findByRole('button', { name: 'Manage Bot' }));
      await user.click(await screen.findByRole('menuitem', { name }));
      await user.click((await dialog()).getByRole('button', { name }));
    };
    await act('Suspend');
    expect(await screen.findByText('Suspended by an admin of Acme. Any admin can resume it.')).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Open app' })).not.toBeInTheDocument();
    await act('Resume');
    expect(await screen.findByRole('link', { name: 'Open app' })).toBeVisible();
    await act('Uninstall');
    expect(await screen.findByText('Acme has no apps yet')).toBeVisible();
    expect(screen.getByText('Bot is uninstalled.')).toBeVisible();
  });

  it('does nothing when the question is cancelled', async () => {
    const api = withBot();
    const { user, dialog } = await visit(api, '/apps', 'ada');
    await user.click(await screen.findByRole('button', { name: 'Manage Bot' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Uninstall' }));
    expect((await dialog()).getByText(/Nobody in Acme can open Bot any more/)).toBeInTheDocument();
    await user.click((await dialog()).getByRole('button', { name: 'Cancel' }));
    expect(asked(api, 'DELETE', /installations/)).toHaveLength(0);
    expect(screen.getByRole('link', { name: 'Open app' })).toBeVisible();
  });

  it('keeps the question open and says that nothing was changed when the server refuses', async () => {
    const api = withBot();
    const { user, dialog } = await visit(api, '/apps', 'ada');
    await user.click(await screen.findByRole('button', { name: 'Manage Bot' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Suspend' }));
    const [ada] = organizationOf(api, 'acme').members;
    if (ada) ada.role = 'member';
    await user.click((await dialog()).getByRole('button', { name: 'Suspend' }));
    expect(await (await dialog()).findByRole('alert')).toHaveTextContent('Nothing was changed.');
  });

  it('lets a member open apps, and nothing else', async () => {
    const api = withBot();
    await visit(api, '/apps', 'mia');
    expect(await screen.findByRole('link', { name: 'Open app' })).toHaveAttribute(
      'href',
      `/apps/bot/open?organizationId=${organizationOf(api, 'acme').id}`,
    );
    expect(screen.queryByRole('button', { name: 'Manage Bot' })).not.toBeInTheDocument();
  });

  it('shows nothing of one organization under the name of another', async () => {
    const api = withBot();
    const { user } = await visit(api, '/apps', 'ada');
    expect(await screen.findByRole('link', { name: 'Bot' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: /^Organization: Acme/ }));
    await user.click(await screen.findByRole('menuitem', { name: /Lindqvist/ }));
    expect(await screen.findByText(/^Lindqvist.* has no apps yet$/)).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Bot' })).not.toBeInTheDocument();
  });
});
