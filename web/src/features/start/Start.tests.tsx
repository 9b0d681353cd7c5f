import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { expectAccessible } from '@/test/axe.ts';
import { newPatchbay, organizationOf, visit } from '@/test/visit.tsx';

afterEach(() => localStorage.clear());

describe('Somebody without an organization', () => {
  it('is shown three ways on', async () => {
    await visit(newPatchbay(), '/apps', 'nora');
    await screen.findByRole('heading', { level: 2, name: 'Create an organization' });
    expect(screen.getByText(/ask one of their admins to invite nora.novak@example.com/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Go to the marketplace' })).toHaveAttribute('href', '/');
    await expectAccessible('You belong to no organization yet');
  });

  it('makes one, and is in it', async () => {
    const api = newPatchbay();
    const { user } = await visit(api, '/organization', 'nora');
    await user.type(await screen.findByRole('textbox', { name: 'Name of the organization' }), 'Zoë’s Café');
    expect(screen.getByRole('textbox', { name: 'Short name' })).toHaveValue('zoes-cafe');
    await user.click(screen.getByRole('button', { name: 'Create organization' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Zoë’s Café' })).toBeVisible();
  });

  it('is told in German too', async () => {
    await visit(newPatchbay(), '/apps', 'nora', 'de');
    expect(await screen.findByText('Auf eine Einladung warten')).toBeVisible();
  });
});

it('makes one more organization from the switcher, and works for it', async () => {
  const api = newPatchbay();
  const { user } = await visit(api, '/apps', 'ada');
  await user.click(await screen.findByRole('button', { name: /^Organization: Acme/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Create an organization' }));
  await user.type(
    await screen.findByRole('textbox', { name: 'Name of the organization' }),
    'Analytical Engines',
  );
  await expectAccessible('Create organization');
  await user.click(screen.getByRole('button', { name: 'Create organization' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Analytical Engines' })).toBeVisible();
  expect(await screen.findByRole('button', { name: /^Organization: Analytical Engines/ })).toBeVisible();
});

describe('An operator after the set-up', () => {
  const step = (name: string) =>
    screen.getAllByRole('listitem').find((item) => within(item).queryByText(new RegExp(`^${name}`)));

  it('sees what is done and what is not', async () => {
    const api = newPatchbay();
    await visit(api, '/', 'olivia');
    await screen.findByRole('heading', { level: 2, name: 'Make this marketplace yours' });
    expect(step('Set up mail')).toHaveTextContent('(done)');
    expect(step('Give it a name and a look')).toHaveTextContent('(not done yet)');
    expect(screen.getByRole('link', { name: 'Begin: name and look' })).toHaveAttribute(
      'href',
      '/console/brand',
    );
    expect(step('Create the first organization')).toHaveTextContent('(not done yet)');
    await expectAccessible('Apps that plug straight in');
  });

  it('sees nothing of it once everything is done', async () => {
    const api = newPatchbay();
    api.operators.settings.brand.name = 'Hafen';
    const acme = organizationOf(api, 'acme');
    acme.members.push({ person: api.people.olivia, role: 'owner', joinedAt: '2026-11-01T10:00:00Z' });
    const { user, dialog } = await visit(api, '/', 'olivia');
    await screen.findByRole('heading', { level: 2, name: 'Make this marketplace yours' });
    expect(step('Install the first app')).toHaveTextContent('(not done yet)');
    await user.click(await screen.findByRole('link', { name: /^Customer Service/ }));
    await user.click(await screen.findByRole('button', { name: 'Install for Acme' }));
    await user.click((await dialog()).getByRole('button', { name: 'Install' }));
    await screen.findAllByText(/You can close this window/);
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('link', { name: 'Hafen' }));
    await screen.findByRole('heading', { level: 1, name: 'Apps that plug straight in' });
    await waitFor(() => expect(screen.queryByText('Make this marketplace yours')).not.toBeInTheDocument());
  });

  it('can send it away for good', async () => {
    const api = newPatchbay();
    const { user } = await visit(api, '/', 'olivia');
    await user.click(await screen.findByRole('button', { name: 'Do not show these steps any more' }));
    expect(screen.queryByText('Make this marketplace yours')).not.toBeInTheDocument();
    expect(localStorage.getItem(`patchbay.first-steps.${api.people.olivia.id}`)).toBe('dismissed');
  });

  it('is the only one who sees it', async () => {
    await visit(newPatchbay(), '/', 'ada');
    expect(screen.queryByText('Make this marketplace yours')).not.toBeInTheDocument();
  });
});
