import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/test/axe.ts';
import { asked, newPatchbay, organizationOf, visit } from '@/test/visit.tsx';

function withOwn(app: string, given = {}) {
  const api = newPatchbay();
  const stored = api.installForUser(app, api.people.nora, { status: 'active', ...given });
  return { api, stored };
}

describe('Apps', () => {
  it('lists what a person without an organization has', async () => {
    const { api } = withOwn('stargazer');
    await visit(api, '/apps', 'nora');
    expect(await screen.findByRole('link', { name: 'Stargazer' })).toHaveAttribute(
      'href',
      '/apps/stargazer?for=me',
    );
    expect(screen.getByRole('link', { name: 'Open app' })).toHaveAttribute('href', '/apps/stargazer/open');
    await expectAccessible('Apps');
  });

  it('lists it beside what the organization has', async () => {
    const api = newPatchbay();
    api.installForUser('stargazer', api.people.ada, { status: 'active' });
    api.install('bot', organizationOf(api, 'acme'), api.people.ada, { status: 'active' });
    await visit(api, '/apps', 'ada');
    const own = within(await screen.findByRole('region', { name: 'Only yours' }));
    expect(own.getByRole('heading', { level: 3, name: /Stargazer/ })).toBeVisible();
    const shared = within(screen.getByRole('region', { name: 'Acme' }));
    expect(shared.getByRole('heading', { level: 3, name: /Bot/ })).toBeVisible();
    expect(own.queryByText(/Bot/)).not.toBeInTheDocument();
    await expectAccessible('Apps');
  });

  it('says nothing of own apps to whoever has none', async () => {
    const api = newPatchbay();
    api.install('bot', organizationOf(api, 'acme'), api.people.ada, { status: 'active' });
    await visit(api, '/apps', 'ada');
    expect(await screen.findByRole('heading', { level: 2, name: /Bot/ })).toBeVisible();
    expect(screen.queryByText('Only yours')).not.toBeInTheDocument();
  });
});

describe('The room of an own app', () => {
  it.each(['en', 'de'] as const)('has no fault that axe finds, in %s', async (language) => {
    const { api } = withOwn('diary');
    await visit(api, '/apps/diary', 'nora', language);
    await screen.findByRole('heading', { level: 2, name: /How it stands|Wie es steht/ });
    await expectAccessible('Diary');
  });

  it('shows how far the set-up is until the app has answered', async () => {
    const { api, stored } = withOwn('stargazer', { status: 'setting_up' });
    await visit(api, '/apps/stargazer', 'nora');
    expect(await screen.findByText('You have agreed')).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Open app' })).not.toBeInTheDocument();
    stored.since -= 10_000;
    expect(await screen.findByRole('link', { name: 'Open app' })).toBeVisible();
    expect(screen.getByText(/Stargazer is ready/)).toBeVisible();
  });

  it('takes a permission away', async () => {
    const { api, stored } = withOwn('stargazer');
    const { user, dialog } = await visit(api, '/apps/stargazer/permissions', 'nora');
    expect(await screen.findByText('used 3 minutes ago')).toBeVisible();
    await user.click(screen.getByRole('button', { name: /^Take away from Stargazer: Your e-mail/ }));
    await user.click((await dialog()).getByRole('button', { name: 'Take away' }));
    await waitFor(() =>
      expect(api.own.appOf(api.people.nora, stored.id)?.scopes.map(({ scope }) => scope)).toEqual([
        'profile:read',
      ]),
    );
    await waitFor(() => expect(screen.queryByText('See your e-mail address.')).not.toBeInTheDocument());
  });

  it('saves the settings that the app has', async () => {
    const { api, stored } = withOwn('diary');
    const { user } = await visit(api, '/apps/diary/settings', 'nora');
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    await waitFor(() => expect(stored.config).toEqual({ weekStart: 'Monday' }));
  });

  it('uninstalls after asking, and goes back to the apps', async () => {
    const { api, stored } = withOwn('stargazer');
    const { user, dialog, router } = await visit(api, '/apps/stargazer', 'nora');
    await user.click(await screen.findByRole('button', { name: 'Uninstall' }));
    expect((await dialog()).getByText(/It asks you again then/)).toBeVisible();
    await user.click((await dialog()).getByRole('button', { name: 'Uninstall' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/apps'));
    expect(stored.status).toBe('uninstalled');
    expect(asked(api, 'DELETE', /^\/api\/installations\//)).toHaveLength(1);
  });

  it('leads from the organization’s to one’s own where there are both', async () => {
    const api = newPatchbay();
    api.install('stargazer', organizationOf(api, 'acme'), api.people.ada, { status: 'active' });
    api.installForUser('stargazer', api.people.ada, {
      status: 'active',
      installedAt: '2026-01-01T00:00:00Z',
    });
    const { user } = await visit(api, '/apps/stargazer', 'ada');
    expect(await screen.findByRole('tab', { name: 'Access' })).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'You have it for yourself too' }));
    expect(await screen.findByRole('tab', { name: 'Permissions' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Also installed for Acme' })).toHaveAttribute(
      'href',
      '/apps/stargazer?for=organization',
    );
  });

  it('says that somebody without an organization does not have an app', async () => {
    await visit(newPatchbay(), '/apps/stargazer', 'nora');
    expect(await screen.findByText('You do not have this app')).toBeVisible();
  });
});
