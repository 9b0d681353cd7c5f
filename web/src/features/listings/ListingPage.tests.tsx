import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
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
