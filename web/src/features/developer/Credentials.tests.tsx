import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import * as files from '@/lib/files.ts';
import { expectAccessible } from '@/test/axe.ts';
import { asked, newPatchbay, organizationOf, visit } from '@/test/visit.tsx';
import { envOf } from './env.ts';

const at = (name: string, dialog = '') => `/developer/${name}/credentials${dialog && `?dialog=${dialog}`}`;

describe('Credentials', () => {
  it.each(
    ['customer-service', 'bot', 'crm', 'interdepartmental-compliance'].flatMap((name) =>
      (['en', 'de'] as const).map((language) => [name, language] as const),
    ),
  )('of %s break no rule of accessibility, in %s', async (name, language) => {
    await visit(newPatchbay(), at(name), 'olivia', language);
    await screen.findByLabelText(language === 'en' ? 'Issuer' : 'Aussteller');
    await expectAccessible(/./);
  });

  it('show what can be looked up, and no secret', async () => {
    await visit(newPatchbay(), at('customer-service'), 'olivia');
    expect(await screen.findByLabelText('Client ID')).toHaveValue('c_int7f3k2p9x');
    expect(screen.getByLabelText('Discovery address')).toHaveValue(
      'https://apps.example.com/oidc/.well-known/openid-configuration',
    );
    expect(document.body).not.toHaveTextContent(/s3cr_|whsec_/);
    expect(screen.getByText(/^Would you rather have no secret/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Go to the manifest' })).toHaveAttribute(
      'href',
      '/developer/customer-service/manifest',
    );
  });

  it.each([
    ['Make a new webhook secret', /^whsec_/, 'Webhook secret', 'PATCHBAY_WEBHOOK_SECRET=whsec_'],
    ['Make a new client secret', /^s3cr_/, 'Client secret', 'PATCHBAY_CLIENT_SECRET=s3cr_'],
  ])('%s is shown once, after a proof of who it is', async (button, secret, field, line) => {
    const saved = vi.spyOn(files, 'saveFile').mockImplementation(() => {});
    const api = newPatchbay();
    api.own.stale = true;
    const { user } = await visit(api, at('customer-service'), 'olivia');
    await user.click(await screen.findByRole('button', { name: button }));
    const asking = within(await screen.findByRole('dialog', { name: `${button}?` }));
    await user.click(asking.getByRole('button', { name: 'Make the secret' }));
    await user.type(await screen.findByLabelText(/^Your password/), `${api.own.password}{Enter}`);
    const shown = await screen.findByRole('textbox', { name: field });
    expect(shown).toHaveDisplayValue(secret);
    await user.click(screen.getByRole('button', { name: 'Download as .env' }));
    expect(saved.mock.lastCall?.[0]).toBe('customer-service.env');
    expect(saved.mock.lastCall?.[2]).toContain(line);
    const done = screen.getByRole('button', { name: 'Done' });
    expect(done).toBeDisabled();
    await user.click(screen.getByRole('checkbox', { name: 'I have stored the secret' }));
    await user.click(done);
    await waitFor(() => expect(screen.queryByDisplayValue(secret)).not.toBeInTheDocument());
    await waitFor(() => expect(screen.getByRole('button', { name: button })).toHaveFocus());
    expect(await screen.findByText(/^The secret before it (signs|is taken) too, until/)).toBeVisible();
  });

  it('end the old secret early, once more asked', async () => {
    const api = newPatchbay();
    const { user, dialog } = await visit(api, at('crm'), 'olivia');
    await user.click(await screen.findByRole('button', { name: 'End the old webhook secret …' }));
    expect(asked(api, 'DELETE', /previous$/)).toHaveLength(0);
    await user.click((await dialog()).getByRole('button', { name: 'End it now' }));
    expect(await screen.findByText('Only the new secret counts now.')).toBeVisible();
    expect(asked(api, 'DELETE', /crm\/webhook-secret\/previous$/)).toHaveLength(1);
    await waitFor(() => expect(screen.queryByText(/^The secret before it/)).not.toBeInTheDocument());
  });

  it('say that a third secret ends the first at once', async () => {
    const api = newPatchbay();
    const { dialog } = await visit(api, at('crm', 'webhook-secret'), 'olivia');
    expect(await (await dialog()).findByText(/would count until .* ends at once/)).toBeVisible();
  });

  it('are keys where the integration signs, a first secret where nothing was made yet, or nothing', async () => {
    const api = newPatchbay();
    await visit(api, at('interdepartmental-compliance'), 'olivia');
    expect(await screen.findByLabelText('Address of its public keys')).toHaveValue(
      'https://compliance.example.com/.well-known/jwks.json',
    );
    expect(screen.queryByRole('button', { name: /client secret/ })).not.toBeInTheDocument();
    document.body.replaceChildren();
    await visit(api, at('crm'), 'olivia');
    expect(await screen.findByText(/runs in browsers, which can keep no secret/)).toBeVisible();
    document.body.replaceChildren();
    const { user } = await visit(api, at('bot'), 'olivia');
    expect(await screen.findByText(/^It stands in the catalog file/)).toBeVisible();
    expect(screen.queryByText(/^Would you rather have no secret/)).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Make the first client secret' }));
    await user.click(await screen.findByRole('button', { name: 'Make the secret' }));
    expect(await screen.findByRole('textbox', { name: 'Client secret' })).toHaveDisplayValue(/^s3cr_/);
    expect(screen.queryByText(/^The secret before it/)).not.toBeInTheDocument();
  });

  it('that cannot be loaded say so', async () => {
    const api = newPatchbay();
    api.broken = '/api/developer/integrations/customer-service/credentials';
    const { user } = await visit(api, at('customer-service'), 'olivia');
    expect(await screen.findByText('The credentials could not be loaded')).toBeVisible();
    api.broken = null;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByLabelText('Client ID')).toBeVisible();
  });
});

it('writes into .env only what is known', () => {
  expect(envOf({ name: 'a', clientId: 'c_1', clientSecret: null }, 'https://p.example')).toBe(
    'PATCHBAY_URL=https://p.example\nPATCHBAY_INTEGRATION=a\nPATCHBAY_CLIENT_ID=c_1\n',
  );
});

describe('The team', () => {
  it('names who looks after an integration, and what the others of its publisher need', async () => {
    const api = newPatchbay();
    api.people.ada.roles = ['developer'];
    api.people.mia.roles = ['developer'];
    api.publishing.waiting = [{ ...api.people.grace, askedAt: '2026-11-20T10:00:00Z' }];
    await visit(api, '/developer/customer-service/team', 'olivia');
    const team = within(await screen.findByRole('list', { name: 'Who looks after Customer Service' }));
    expect(team.getAllByRole('listitem')).toHaveLength(1);
    expect(team.getByText('Ada Lovelace')).toBeVisible();
    const others = within(screen.getByRole('list', { name: 'Not in the team' }));
    const said = (name: string) => others.getByText(name).closest('li')?.textContent;
    expect(said('Grace Hopper')).toMatch(/example\.comAsked to become a developer$/);
    expect(said('Mia Chen')).toMatch(/example\.comIs no admin$/);
    expect(said('Joan Clarke')).toMatch(/example\.comIs no adminIs no developer$/);
  });

  it('leads to the people of its publisher, whichever organization one acts for', async () => {
    const api = newPatchbay();
    api.people.ada.roles = ['developer', 'operator'];
    // The first one is that for which somebody who signs in acts.
    api.organizations.reverse();
    const { user, router } = await visit(api, '/developer/customer-service/team', 'ada');
    expect(api.current).toBe(organizationOf(api, 'lindqvist').id);
    await user.click(await screen.findByRole('button', { name: 'Invite somebody' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/organization/invitations'));
    expect(router.state.location.search).toEqual({ dialog: 'invite' });
    expect(api.current).toBe(organizationOf(api, 'acme').id);
  });
});
