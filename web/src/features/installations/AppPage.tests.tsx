import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/test/axe.ts';
import { asked, newPatchbay, organizationOf, visit } from '@/test/visit.tsx';

function withApp(app: string, given: Parameters<ReturnType<typeof newPatchbay>['install']>[3] = {}) {
  const api = newPatchbay();
  const stored = api.install(app, organizationOf(api, 'acme'), api.people.ada, {
    status: 'active',
    ...given,
  });
  return { api, stored };
}
const puts = (api: ReturnType<typeof newPatchbay>) => asked(api, 'PUT', /\/members\//);

describe('Who has access', () => {
  it('takes access away from one person, gives it back by undo, and says by whom', async () => {
    const { api, stored } = withApp('customer-service');
    const { user } = await visit(api, '/apps/customer-service', 'ada');
    expect(screen.getByRole('heading', { level: 1, name: 'Customer Service' })).toBeVisible();
    await user.click(await screen.findByRole('switch', { name: 'Mia Chen can open Customer Service' }));
    expect(await screen.findByText('Mia Chen can no longer open Customer Service.')).toBeVisible();
    expect(stored.exceptions.get(api.people.mia.id)?.canAccess).toBe(false);
    expect(screen.getByText(/^Kept out by Ada Lovelace on /)).toBeVisible();
    expect(await screen.findByText('4 people have access')).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(stored.exceptions.get(api.people.mia.id)?.canAccess).toBe(true));
    expect(screen.getByRole('switch', { name: 'Mia Chen can open Customer Service' })).toBeChecked();
  });

  it('makes an app admin with one of the permissions that the app has, and goes back to the rule', async () => {
    const { api, stored } = withApp('customer-service');
    const { user } = await visit(api, '/apps/customer-service', 'ada');
    await user.click(await screen.findByRole('switch', { name: 'Mia Chen is an admin of Customer Service' }));
    await user.click(screen.getByRole('button', { name: /^Permissions of Mia Chen/ }));
    await user.click(await screen.findByRole('checkbox', { name: 'Delete tickets for good' }));
    await waitFor(() =>
      expect(stored.exceptions.get(api.people.mia.id)).toMatchObject({
        canAccess: true,
        isAdmin: true,
        permissions: ['tickets.delete'],
      }),
    );
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Back to the rule' }));
    await waitFor(() => expect(stored.exceptions.size).toBe(0));
  });

  it('says what another rule will do, and changes it when that is confirmed', async () => {
    const { api, stored } = withApp('bot');
    const { user, dialog } = await visit(api, '/apps/bot', 'ada');
    await user.click(await screen.findByRole('radio', { name: 'Only people I choose' }));
    expect((await dialog()).getByText(/is out within seconds, also inside the app/)).toBeInTheDocument();
    await user.click((await dialog()).getByRole('button', { name: 'Cancel' }));
    expect(stored.accessPolicy).toBe('everyone');

    await user.click(screen.getByRole('radio', { name: 'Only people I choose' }));
    await user.click((await dialog()).getByRole('button', { name: 'Only chosen people' }));
    expect(await screen.findByText('0 people have access')).toBeVisible();
    expect(stored.accessPolicy).toBe('assigned');
  });

  it('takes back what the server refuses, and says so', async () => {
    const { api } = withApp('bot');
    const { user } = await visit(api, '/apps/bot', 'ada');
    const access = await screen.findByRole('switch', { name: 'Mia Chen can open Bot' });
    const [ada] = organizationOf(api, 'acme').members;
    if (ada) ada.role = 'member';
    await user.click(access);
    expect(await screen.findByText(/The access of Mia Chen to Bot was not changed/)).toBeVisible();
    await waitFor(() => expect(screen.getByRole('switch', { name: 'Mia Chen can open Bot' })).toBeChecked());
  });

  it('finds one of many people, and pages through the others', async () => {
    const { api } = withApp('bot');
    api.grow(organizationOf(api, 'acme'), 60, 0);
    const { user, router } = await visit(api, '/apps/bot', 'ada');
    const shown = async () => (await screen.findAllByRole('switch', { name: / can open Bot$/ })).length;
    expect(await shown()).toBe(25);
    await user.click(screen.getByRole('button', { name: 'Load more' }));
    await waitFor(async () => expect(await shown()).toBe(50));
    await user.type(screen.getByRole('searchbox', { name: 'Search people' }), 'mia.chen');
    await waitFor(async () => expect(await shown()).toBe(1));
    expect(router.state.location.search).toEqual({ q: 'mia.chen' });
  });

  it('lets an admin of the app decide about members, but not about its admins or the rule', async () => {
    const { api, stored } = withApp('bot');
    const given = {
      canAccess: true,
      permissions: [],
      grantedBy: { id: api.people.ada.id, name: 'Ada Lovelace' },
      grantedAt: '2026-11-20T09:00:00Z',
    };
    stored.exceptions.set(api.people.mia.id, { ...given, isAdmin: true });
    const { user } = await visit(api, '/apps/bot', 'mia');
    expect(await screen.findByRole('switch', { name: 'Mia Chen is an admin of Bot' })).toBeDisabled();
    expect(screen.getByRole('switch', { name: 'Mia Chen can open Bot' })).toBeDisabled();
    expect(screen.queryByRole('radio')).not.toBeInTheDocument();
    await user.click(screen.getByRole('switch', { name: 'Joan Clarke can open Bot' }));
    await waitFor(() => expect(puts(api)).toHaveLength(1));
  });

  it('tells a member who decides', async () => {
    const { api } = withApp('bot');
    await visit(api, '/apps/bot', 'mia');
    expect(await screen.findByText('Only admins see who has access')).toBeVisible();
    expect(screen.queryByRole('tab', { name: 'Connection' })).not.toBeInTheDocument();
  });

  it.each(['en', 'de'] as const)('has no fault that axe finds, in %s', async (language) => {
    const { api } = withApp('customer-service');
    await visit(api, '/apps/customer-service', 'ada', language);
    expect(screen.getByRole('heading', { level: 1, name: 'Customer Service' })).toBeVisible();
    await screen.findByRole('switch', { name: /Mia Chen.*(öffnen|open Customer)/ });
    await expectAccessible('Customer Service');
  });
});

describe('Settings of an app', () => {
  it('puts each mistake beside its field, and saves what is right', async () => {
    const { api, stored } = withApp('customer-service', { config: { language: 'Deutsch' } });
    const { user } = await visit(api, '/apps/customer-service/settings', 'ada');
    const greeting = await screen.findByRole('textbox', { name: /Greeting/ });
    expect(greeting).toHaveValue('Hello!');
    await user.clear(greeting);
    await user.type(screen.getByRole('textbox', { name: /Close silent tickets/ }), '500');
    await user.type(screen.getByRole('textbox', { name: /Domains/ }), 'example.com{Enter}not a domain');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(greeting).toHaveAccessibleDescription(/This is needed/);
    expect(screen.getByRole('textbox', { name: /Close silent/ })).toHaveAccessibleDescription(/at most 365/);
    expect(screen.getByRole('textbox', { name: /Domains/ })).toHaveAccessibleDescription(/Line 2: /);
    await waitFor(() => expect(greeting).toHaveFocus());
    expect(asked(api, 'PUT', /config$/)).toHaveLength(0);

    await user.type(greeting, 'refused');
    await user.type(screen.getByRole('textbox', { name: /Close silent/ }), '{Backspace}');
    await user.type(screen.getByRole('textbox', { name: /Domains/ }), '{Backspace>12/}');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(greeting).toHaveAccessibleDescription(/The app does not take this greeting/));
    expect(screen.getByRole('alert')).toHaveTextContent(
      /The settings were not savedMend what is marked, and save once more. Nothing was changed.$/,
    );
    await waitFor(() => expect(greeting).toHaveFocus());
    await user.clear(greeting);
    await user.type(greeting, 'Hi');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(stored.config).toEqual({
        greeting: 'Hi',
        language: 'Deutsch',
        closeAfterDays: 50,
        notifyTeam: true,
        domains: ['example.com'],
      }),
    );
    expect(stored.configVersion).toBe(2);
    await expectAccessible('Customer Service');
  });
});

describe('Credentials', () => {
  it('shows a new secret once, and goes only when it is stored', async () => {
    const { api } = withApp('wiki', { appAddress: 'https://wiki.acme.example' });
    const { user, dialog, router } = await visit(api, '/apps/wiki/connection', 'ada');
    expect(await screen.findByRole('textbox', { name: 'Redirect address' })).toHaveValue(
      'https://wiki.acme.example/auth/oidc.callback',
    );
    await user.click(screen.getByRole('button', { name: 'Make credentials' }));
    expect(router.state.location.search).toEqual({ dialog: 'credentials' });
    await user.click((await dialog()).getByRole('button', { name: 'Make credentials' }));
    expect(await (await dialog()).findByRole('textbox', { name: 'Client secret' })).toHaveValue(
      's3cr_8Jq2vXw7ZpLr4TnYb6KfMdHg1CsAeUo9',
    );
    await expectAccessible('Wiki');
    await user.keyboard('{Escape}');
    const done = (await dialog()).getByRole('button', { name: 'Done' });
    expect(done).toBeDisabled();
    await user.click((await dialog()).getByRole('checkbox', { name: 'I have stored the secret' }));
    await user.click(done);
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(document.body).not.toHaveTextContent('s3cr_');
    expect(screen.queryByDisplayValue(/^s3cr_/)).not.toBeInTheDocument();
  });

  it('asks who it is where the server wants that, and goes on in the same dialog', async () => {
    const { api } = withApp('wiki', { appAddress: 'https://wiki.acme.example' });
    const { user } = await visit(api, '/apps/wiki/connection?dialog=credentials', 'ada');
    api.own.stale = true;
    const ask = await screen.findByRole('dialog', { name: /Make credentials for Wiki/ });
    await user.click(within(ask).getByRole('button', { name: 'Make credentials' }));
    await user.type(await screen.findByLabelText(/^Your password/), api.own.password);
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('textbox', { name: 'Client secret' })).toBeInTheDocument();
  });

  it('sends new credentials to an app that takes them by itself', async () => {
    const { api } = withApp('bot');
    const { user, dialog } = await visit(api, '/apps/bot/connection', 'ada');
    await user.click(await screen.findByRole('button', { name: 'Send new credentials' }));
    await user.click((await dialog()).getByRole('button', { name: 'Send' }));
    expect(await screen.findByText('New credentials are on their way to Bot.')).toBeVisible();
    expect(asked(api, 'POST', /credentials\/send$/)).toHaveLength(1);
  });
});
