import { focusManager } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { asked, newPatchbay, organizationOf, visit } from '@/test/visit.tsx';

const posts = (api: ReturnType<typeof newPatchbay>) => asked(api, 'POST', /^\/api\/installations$/);

afterEach(() => focusManager.setFocused(undefined));

describe('Install', () => {
  it('asks once with the permissions, shows the set-up, and ends at a plain link into the app', async () => {
    const api = newPatchbay();
    const { user, dialog } = await visit(api, '/listings/customer-service', 'ada');
    await user.click(screen.getByRole('button', { name: 'Install for Acme' }));
    expect((await dialog()).getByText('See your e-mail address.')).toBeInTheDocument();
    await user.click((await dialog()).getByRole('button', { name: 'Install' }));
    expect(await (await dialog()).findByText('Handing them to Customer Service')).toBeInTheDocument();
    expect((await dialog()).queryByRole('link', { name: 'Open app' })).not.toBeInTheDocument();

    for (const installation of api.installations) installation.since -= 10_000;
    expect(await (await dialog()).findByRole('link', { name: 'Open app' })).toHaveAttribute(
      'href',
      `/apps/customer-service/open?organizationId=${organizationOf(api, 'acme').id}`,
    );
    expect(posts(api)).toHaveLength(1);
  });

  it('keeps its idempotency key over a lost answer, so that the app is installed once', async () => {
    const api = newPatchbay();
    const { user, dialog } = await visit(api, '/listings/customer-service', 'ada');
    const answering = api.handle.bind(api);
    vi.stubGlobal('fetch', async (request: Request) => {
      const answer = await answering(request);
      if (request.method === 'POST') throw new TypeError('network');
      return answer;
    });
    await user.click(screen.getByRole('button', { name: 'Install for Acme' }));
    await user.click((await dialog()).getByRole('button', { name: 'Install' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('it never happens twice');

    vi.stubGlobal('fetch', answering);
    await user.click((await dialog()).getByRole('button', { name: 'Try again' }));
    expect(await (await dialog()).findByText('Handing them to Customer Service')).toBeInTheDocument();
    const keys = posts(api).map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(api.installations).toHaveLength(1);
  });

  it('takes a new idempotency key after the server has refused', async () => {
    const api = newPatchbay();
    const { user, dialog } = await visit(api, '/listings/customer-service', 'ada');
    await user.click(screen.getByRole('button', { name: 'Install for Acme' }));
    const [ada] = organizationOf(api, 'acme').members;
    if (ada) ada.role = 'member';
    await user.click((await dialog()).getByRole('button', { name: 'Install' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Nothing was installed.');
    if (ada) ada.role = 'owner';
    await user.click((await dialog()).getByRole('button', { name: 'Try again' }));
    expect(await (await dialog()).findByText('Handing them to Customer Service')).toBeInTheDocument();
    const [first, second] = posts(api).map(({ headers }) => headers.get('Idempotency-Key'));
    expect(second).not.toBe(first);
  });

  it('says how often the app was asked and what it answered, and asks again on request', async () => {
    vi.useFakeTimers({ toFake: ['Date'] }); // it is not asked once more because the page is slow
    try {
      const api = newPatchbay();
      const stored = api.install('crm', organizationOf(api, 'acme'), api.people.ada, {
        since: Date.now() - 5000,
      });
      const { user } = await visit(api, '/apps', 'ada');
      expect(await screen.findByText(/Asked 2 times\. It answered 503 after 184 ms\./)).toBeVisible();
      await user.click(screen.getByRole('button', { name: 'Try now' }));
      expect(await screen.findByText(/Asked 3 times/)).toBeVisible();
      stored.since -= 100_000;
      expect(await screen.findByText(/we have stopped asking/)).toBeVisible();
    } finally {
      vi.useRealTimers();
    }
  });

  it('asks for the set-up only while the page is visible and the set-up goes on', async () => {
    const api = newPatchbay();
    const stored = api.install('crm', organizationOf(api, 'acme'), api.people.ada);
    await visit(api, '/apps', 'ada');
    const polls = () => asked(api, 'GET', new RegExp(`^/api/installations/${stored.id}$`)).length;
    await waitFor(() => expect(polls()).toBeGreaterThan(1));

    vi.useFakeTimers();
    focusManager.setFocused(false);
    await vi.advanceTimersByTimeAsync(1500);
    const hidden = polls();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(polls()).toBe(hidden);
    vi.useRealTimers();

    focusManager.setFocused(true);
    await waitFor(() => expect(polls()).toBeGreaterThan(hidden));
    stored.accepts = true;
    stored.since -= 10_000;
    expect(await screen.findByRole('link', { name: 'Open app' })).toBeVisible();
  });
});
