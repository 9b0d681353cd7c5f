import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/test/axe.ts';
import { newPatchbay, type Somebody, visit } from '@/test/visit.tsx';

describe('Listing', () => {
  it('shows what the app may do, in words, with the reason of its developer', async () => {
    await visit(newPatchbay(), '/listings/customer-service', null);
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Customer Service');
    expect(screen.getAllByText('A support desk for your whole team.')).toHaveLength(1);
    expect(screen.getByText('See your e-mail address.')).toBeVisible();
    expect(screen.getByText(/Tells two people of the same name apart/)).toHaveTextContent(
      'Why Customer Service asks:',
    );
    expect(screen.getByText('support.example.com')).toHaveAttribute(
      'href',
      'https://support.example.com/help',
    );
  });

  it('says what its widget connects to, also where it is installed', async () => {
    const api = newPatchbay();
    const offer = api.offers.find(({ name }) => name === 'customer-service');
    if (!offer) throw new Error('no offer');
    offer.connectDomains = ['a.example', 'b.example'];
    const { user, dialog } = await visit(api, '/listings/customer-service', 'ada');
    const said = 'Its widget connects to a.example and b.example.';
    expect(screen.getByText(said)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Install for Acme' }));
    expect((await dialog()).getByText(said)).toBeVisible();
    expect((await dialog()).getByText(/What the widget is told may get there/)).toBeVisible();
  });

  it('names what is installed together with it, says when it ends, and gives its link', async () => {
    const api = newPatchbay();
    const offer = api.offers.find(({ name }) => name === 'customer-service');
    if (!offer) throw new Error('no offer');
    offer.deprecation = {
      sunset: '2027-03-01',
      replacement: { name: 'crm', displayName: 'CRM' },
      message: 'CRM does all of it.',
    };
    const { user } = await visit(api, '/listings/customer-service', null);
    expect(screen.getByRole('alert')).toHaveTextContent(/comes to its end on .*2027.*CRM does all of it/);
    expect(screen.getByRole('heading', { name: 'Often installed together' })).toBeVisible();
    for (const link of screen.getAllByRole('link', { name: 'CRM' })) {
      expect(link).toHaveAttribute('href', '/listings/crm');
    }
    await user.click(screen.getByRole('button', { name: 'Copy link' }));
    expect(await screen.findByText('The link is copied.')).toBeVisible();
    expect(await navigator.clipboard.readText()).toMatch(/\/listings\/customer-service$/);
  });

  it('sends people who are not signed in to sign in, and back to the same button', async () => {
    await visit(newPatchbay(), '/listings/customer-service', null);
    expect(screen.getByRole('link', { name: 'Install' })).toHaveAttribute(
      'href',
      '/login?return=%2Flistings%2Fcustomer-service%23install',
    );
  });

  it('focuses the button that they come back to', async () => {
    await visit(newPatchbay(), '/listings/customer-service#install', 'ada');
    expect(screen.getByRole('button', { name: 'Install for Acme' })).toHaveFocus();
  });

  const forMe = () => screen.queryByRole('link', { name: 'Install for me' });

  it('lets a person without an organization install for themselves, by the page that asks for consent', async () => {
    await visit(newPatchbay(), '/listings/stargazer#install', 'nora');
    expect(forMe()).toHaveAttribute('href', '/consent?integration=stargazer&return=%2Flistings%2Fstargazer');
    expect(forMe()).toHaveFocus();
    expect(screen.queryByRole('button', { name: /Install|organization/i })).not.toBeInTheDocument();
    expect(screen.getByText(/Only you can open it then/)).toBeVisible();
    await expectAccessible('Stargazer');
  });

  it('offers it beside the installation for the organization', async () => {
    await visit(newPatchbay(), '/listings/stargazer', 'ada');
    expect(screen.getByRole('button', { name: 'Install for Acme' })).toBeVisible();
    expect(forMe()).toBeVisible();
  });

  it('lets a member install for themselves what only admins install for all', async () => {
    await visit(newPatchbay(), '/listings/stargazer', 'mia');
    expect(forMe()).toBeVisible();
    expect(screen.getByRole('button', { name: 'Ask for it' })).toBeVisible();
  });

  it.each<[Somebody, string]>([
    [null, 'stargazer'],
    ['nora', 'customer-service'],
    ['ada', 'analytics'],
  ])('offers %s no %s for themselves alone', async (somebody, name) => {
    await visit(newPatchbay(), `/listings/${name}`, somebody);
    expect(forMe()).not.toBeInTheDocument();
  });

  it('says plainly that nobody has checked an app, and marks what is optional', async () => {
    await visit(newPatchbay(), '/listings/stargazer', null);
    expect(screen.getByText(/Nobody of Patchbay has checked Stargazer/)).toHaveTextContent(
      'Not verified. Nobody of Patchbay has checked Stargazer. What becomes of what it sees is up to Nightfall Labs alone.',
    );
    expect(screen.getAllByText('Optional')).toHaveLength(2);
    expect(screen.getByText(/each optional one only if you say yes to it/)).toBeVisible();
  });

  it('says nothing of the sort about an app that was checked', async () => {
    await visit(newPatchbay(), '/listings/customer-service', null);
    expect(screen.queryByText(/Not verified/)).not.toBeInTheDocument();
  });

  it('opens what a person has for themselves, and says when a new version asks for more', async () => {
    const api = newPatchbay();
    const { id } = api.installForUser('stargazer', api.people.nora, { status: 'active' });
    const app = api.own.appOf(api.people.nora, id);
    if (app) app.reconsent = api.reconsentFor('stargazer');
    await visit(api, '/listings/stargazer', 'nora');
    expect(screen.getByText('Installed for you')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Open app' })).toHaveAttribute('href', '/apps/stargazer/open');
    expect(screen.getByRole('link', { name: 'Read and decide' })).toHaveAttribute(
      'href',
      '/consent?integration=stargazer&return=%2Flistings%2Fstargazer',
    );
    expect(forMe()).not.toBeInTheDocument();
  });

  it.each<[Somebody, string, RegExp]>([
    ['mia', 'customer-service', /Ask Ada Lovelace or Grace Hopper to install Customer Service/],
    ['nora', 'customer-service', /you do not belong to one yet/],
    ['ada', 'analytics', /Payments are not switched on here/],
    ['ada', 'nothing', /This app is not on offer/],
  ])('tells %s why %s cannot be installed', async (somebody, name, reason) => {
    await visit(newPatchbay(), `/listings/${name}`, somebody);
    expect(await screen.findByText(reason)).toBeVisible();
    expect(screen.queryByRole('button', { name: /Install/ })).not.toBeInTheDocument();
  });
});
