import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/test/axe.ts';
import { newPatchbay, organizationOf, visit } from '@/test/visit.tsx';

describe('Allowed apps', () => {
  it('lets an admin choose a rule and name apps, and saves both at once', async () => {
    const api = newPatchbay();
    const acme = organizationOf(api, 'acme');
    const { user } = await visit(api, '/organization/policy', 'ada');
    const save = await screen.findByRole('button', { name: 'Save' });
    expect(save).toBeDisabled();
    await user.click(screen.getByRole('radio', { name: /^Only verified apps/ }));
    await user.type(screen.getByRole('combobox', { name: 'Forbid an app' }), 'customer');
    await user.click(await screen.findByRole('option', { name: 'Customer Service' }));
    expect(
      within(screen.getByRole('list', { name: 'Never allowed' })).getByText('Customer Service'),
    ).toBeVisible();
    await user.click(save);
    expect(await screen.findByText('What may be installed is changed.')).toBeVisible();
    expect(api.policies.get(acme.id)).toMatchObject({
      version: 1,
      rule: 'verified',
      allow: [],
      deny: ['customer-service'],
    });
    await user.click(await screen.findByRole('button', { name: 'Take Customer Service off this list' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('button', { name: 'Save' })).toBeDisabled();
    expect(api.policies.get(acme.id)).toMatchObject({ version: 2, deny: [] });
  });

  it('marks a name that nobody offers, and keeps what was chosen', async () => {
    const api = newPatchbay();
    const { user } = await visit(api, '/organization/policy', 'ada');
    await user.type(await screen.findByRole('combobox', { name: 'Allow an app' }), 'nothing-here');
    await user.click(await screen.findByRole('option', { name: 'The app with the name nothing-here' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const list = within(screen.getByRole('list', { name: 'Always allowed' }));
    expect(await list.findByText('No app of this name is offered here.')).toBeVisible();
    expect(list.getByText('nothing-here')).toBeVisible();
  });

  it('never saves over a change that the admin did not see', async () => {
    const api = newPatchbay();
    const acme = organizationOf(api, 'acme');
    const { user } = await visit(api, '/organization/policy', 'ada');
    await user.click(await screen.findByRole('radio', { name: /^Only apps that are named/ }));
    api.policies.set(acme.id, { version: 5, rule: 'verified', allow: [], deny: [] });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Nothing was changed');
    await user.click(screen.getByRole('button', { name: 'Discard changes' }));
    expect(await screen.findByRole('radio', { name: /^Only verified apps/, checked: true })).toBeVisible();
  });

  it('lists what is installed and not allowed any more', async () => {
    const api = newPatchbay();
    const acme = organizationOf(api, 'acme');
    api.install('customer-service', acme, api.people.ada, { status: 'active' });
    api.policies.set(acme.id, { version: 1, rule: 'all', allow: [], deny: ['customer-service'] });
    await visit(api, '/organization/policy', 'ada', 'de');
    const kept = within(await screen.findByRole('list', { name: 'Installiert, aber nicht mehr erlaubt' }));
    expect(kept.getByRole('link', { name: 'Customer Service' })).toHaveAttribute(
      'href',
      '/apps/customer-service',
    );
    expect(kept.getByText('Nie erlaubt')).toBeVisible();
    await expectAccessible('Acme');
  });

  it('says in the table of apps what is not allowed any more, and leads to the rule', async () => {
    const api = newPatchbay();
    const acme = organizationOf(api, 'acme');
    api.install('customer-service', acme, api.people.ada, { status: 'active' });
    api.install('bot', acme, api.people.ada, { status: 'active' });
    api.policies.set(acme.id, { version: 1, rule: 'all', allow: [], deny: ['customer-service'] });
    await visit(api, '/organization/apps', 'ada');
    const marked = await screen.findByRole('link', { name: 'Not allowed any more' });
    expect(marked).toHaveAttribute('href', '/organization/policy');
    expect(marked.closest('tr')).toHaveTextContent('Customer Service');
    await expectAccessible('Acme');
  });

  it.each([
    ['denied', /erlaubt diese App ausdrücklich nicht/],
    ['not-verified', /nur geprüfte Apps/],
    ['not-listed', /die ihre Admins genannt haben/],
  ] as const)('names the rule %s to whoever approves a request against it', async (rule, words) => {
    const api = newPatchbay();
    const acme = organizationOf(api, 'acme');
    const offer = api.offers.find(({ name }) => name === 'customer-service');
    if (offer) offer.verified = false;
    api.policies.set(acme.id, {
      version: 1,
      rule: rule === 'denied' ? 'all' : rule === 'not-verified' ? 'verified' : 'listed',
      allow: [],
      deny: rule === 'denied' ? ['customer-service'] : [],
    });
    api.requested.push({
      id: '01990000-0000-7000-8000-000000008000',
      integration: { name: 'customer-service', displayName: 'Customer Service', icon: null },
      organizationId: acme.id,
      message: null,
      requestedBy: { id: api.people.mia.id, name: 'Mia Chen' },
      requestedAt: '2026-11-20T10:00:00Z',
      state: 'open',
      answer: null,
      answeredBy: null,
      answeredAt: null,
    });
    const { user, dialog } = await visit(api, '/organization/requests', 'ada', 'de');
    await user.click(await screen.findByRole('button', { name: 'Genehmigen' }));
    await user.click((await dialog()).getByRole('button', { name: 'Genehmigen' }));
    expect(await (await dialog()).findByText(words)).toBeVisible();
    expect((await dialog()).getByRole('link')).toHaveAttribute('href', '/organization/policy');
    expect(api.requested[0]?.state).toBe('open');
  });

  it('shows members what counts without letting them change it', async () => {
    const api = newPatchbay();
    const acme = organizationOf(api, 'acme');
    api.policies.set(acme.id, { version: 1, rule: 'listed', allow: ['customer-service'], deny: [] });
    await visit(api, '/organization/policy', 'mia');
    expect(await screen.findByText('Only apps that are named')).toBeVisible();
    expect(screen.getByText('Customer Service')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^(Save|Take )/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('combobox', { name: /an app$/ })).not.toBeInTheDocument();
  });

  it('says on a listing that it is not allowed: admins change that, members ask', async () => {
    const api = newPatchbay();
    const acme = organizationOf(api, 'acme');
    api.policies.set(acme.id, { version: 1, rule: 'listed', allow: [], deny: [] });
    await visit(api, '/listings/customer-service', 'mia');
    expect(await screen.findByText('Not allowed for Acme')).toBeVisible();
    expect(screen.getByText(/Customer Service is not one of them/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Ask for it' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Install for/ })).not.toBeInTheDocument();
  });

  it('leads admins from the listing to the rule', async () => {
    const api = newPatchbay();
    const acme = organizationOf(api, 'acme');
    api.policies.set(acme.id, { version: 1, rule: 'all', allow: [], deny: ['customer-service'] });
    await visit(api, '/listings/customer-service', 'ada');
    expect(await screen.findByRole('link', { name: 'Change which apps are allowed' })).toHaveAttribute(
      'href',
      '/organization/policy',
    );
    expect(screen.queryByRole('button', { name: 'Ask for it' })).not.toBeInTheDocument();
  });
});
