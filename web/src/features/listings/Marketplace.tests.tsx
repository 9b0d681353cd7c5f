import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { newPatchbay, visit } from '@/test/visit.tsx';

describe('Marketplace', () => {
  it('shows every app with its price, to people who are not signed in too', async () => {
    await visit(newPatchbay(), '/', null);
    expect(await screen.findByRole('link', { name: 'Customer Service' })).toHaveAttribute(
      'href',
      '/listings/customer-service',
    );
    expect(screen.getByText('$29.99 / month')).toBeVisible();
    expect(screen.getByText('8 apps')).toBeVisible();
    expect(screen.queryByText('Installed')).not.toBeInTheDocument();
  });

  it('searches when the typing pauses, and says what it searched instead of a typo', async () => {
    const { user, router } = await visit(newPatchbay(), '/', 'ada');
    await user.type(screen.getByRole('searchbox', { name: 'Search apps' }), 'custmer');
    expect(await screen.findByText(/Showing results for “customer”/)).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Bot' })).not.toBeInTheDocument();
    expect(router.state.location.href).toBe('/?q=custmer');
  });

  it('takes search and category from the address', async () => {
    await visit(newPatchbay(), '/?category=Sales', 'ada');
    expect(await screen.findByRole('button', { name: 'Sales 1' })).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getByRole('link', { name: 'CRM' })).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Bot' })).not.toBeInTheDocument();
  });

  it('filters by price and sorts, all of it in the address', async () => {
    const { user, router } = await visit(newPatchbay(), '/', null);
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Price' }), 'Paid (1)');
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Bot' })).not.toBeInTheDocument());
    expect(screen.getByRole('link', { name: 'Analytics' })).toBeVisible();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Order' }), 'By name');
    expect(router.state.location.href).toBe('/?price=paid&sort=name');
    await user.click(screen.getByRole('button', { name: 'Remove the filters' }));
    expect(await screen.findByRole('link', { name: 'Bot' })).toBeVisible();
    expect(router.state.location.href).toBe('/?sort=name');
  });

  it('shows what is featured, popular and new when there are many apps and nothing is looked for', async () => {
    const api = newPatchbay();
    const [some] = api.offers;
    if (!some) throw new Error('no offer');
    for (let n = 0; n < 10; n++) {
      api.offers.push({
        ...some,
        name: `many-${n}`,
        displayName: `Many ${n}`,
        tier: n ? 'verified' : 'featured',
      });
    }
    const { user, router } = await visit(api, '/', null);
    const featured = within(await screen.findByRole('region', { name: 'Featured' }));
    expect(featured.getByRole('link', { name: 'Many 0' })).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'More new apps' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Featured' })).not.toBeInTheDocument());
    expect(router.state.location.href).toBe('/?sort=new');
  });

  it('offers everything again when nothing is found', async () => {
    const { user, router } = await visit(newPatchbay(), '/?q=zzzz', 'ada');
    await user.click(await screen.findByRole('button', { name: 'Show all apps' }));
    expect(await screen.findByRole('link', { name: 'Bot' })).toBeVisible();
    expect(router.state.location.href).toBe('/');
  });

  it('says what happened when it cannot load, with the trace id, and loads on request', async () => {
    const api = newPatchbay();
    api.broken = '/api/listings';
    const { user } = await visit(api, '/', 'ada');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The apps could not be loaded');
    expect(alert).toHaveTextContent('Nothing was lost');
    expect(alert).toHaveTextContent('4bf92f3577b34da6a3ce929d0e0e4736');
    api.broken = null;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'Bot' })).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
  });
});
