import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { patchbayOfAda, visit } from '@/test/visit.tsx';

describe('Notices', () => {
  it('keeps a choice, and leaves alone what is always sent', async () => {
    const api = patchbayOfAda();
    const { user } = await visit(api, '/settings/notices', 'ada');
    const ready = await screen.findByRole('switch', { name: 'An app is installed or ready' });
    await user.click(ready);
    await waitFor(() =>
      expect(api.own.of(api.people.ada).preferences.find(({ kind }) => kind === 'app-ready')?.mail).toBe(
        true,
      ),
    );
    expect(ready).toBeChecked();
    expect(screen.getByText(/^Always sent.*: A sign-in from a new device\.$/)).toBeVisible();
    expect(screen.queryByRole('switch', { name: /A sign-in from a new device/ })).not.toBeInTheDocument();
  });

  it('keeps both of two choices, also when the first is answered late', async () => {
    const api = patchbayOfAda();
    const { user } = await visit(api, '/settings/notices', 'ada');
    const ready = await screen.findByRole('switch', { name: 'An app is installed or ready' });
    const added = screen.getByRole('switch', { name: 'You are added to an organization' });
    let answer = () => {};
    const late = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let sent = 0;
    vi.stubGlobal('fetch', async (input: Request) => {
      if (input.method === 'PUT') {
        sent += 1;
        if (sent === 1) await late;
      }
      return api.handle(input);
    });
    await user.click(ready);
    await user.click(added);
    expect(ready).toBeChecked();
    expect(added).not.toBeChecked();
    answer();
    const mailed = () =>
      api.own
        .of(api.people.ada)
        .preferences.filter(({ locked, mail }) => mail && !locked)
        .map(({ kind }) => kind);
    await waitFor(() => expect(sent).toBe(2));
    await waitFor(() => expect(mailed()).toEqual(['app-ready', 'app-suspended']));
    expect(ready).toBeChecked();
    expect(added).not.toBeChecked();
  });

  it('takes the choice back when it could not be kept', async () => {
    const api = patchbayOfAda();
    const { user } = await visit(api, '/settings/notices', 'ada');
    const ready = await screen.findByRole('switch', { name: 'An app is installed or ready' });
    api.broken = '/api/me/notice-preferences';
    await user.click(ready);
    expect(await screen.findByText(/could not be changed. It is as it was/)).toBeVisible();
    await waitFor(() => expect(ready).not.toBeChecked());
  });
});
