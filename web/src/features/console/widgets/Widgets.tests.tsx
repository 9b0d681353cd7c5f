import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/test/axe.ts';
import { asked, newPatchbay, visit } from '@/test/visit.tsx';

const open = async (api: ReturnType<typeof newPatchbay>, search = '', language?: 'de') => {
  const visited = await visit(api, `/console/widgets${search}`, 'olivia', language);
  await screen.findAllByRole('heading', { level: 2 });
  await waitFor(() => expect(document.querySelector('.mantine-Skeleton-root')).toBeNull());
  return visited;
};

const hash = (n: number) => String(n).padStart(64, '0');
const row = async (name: string) =>
  within((await screen.findByRole('link', { name })).closest('tr') as HTMLElement);
const links = () =>
  within(screen.getByRole('table'))
    .getAllByRole('link')
    .map((link) => link.textContent);

describe('Widgets', () => {
  it('breaks no rule of accessibility, and says where each stands', async () => {
    await open(newPatchbay());
    const ticker = await row('Crypto Ticker 1.1.0');
    expect(ticker.getByText('more than 1,000')).toBeVisible();
    expect(ticker.getByText('19.2 kB')).toBeVisible();
    expect(ticker.getAllByText('Shown')[0]).toBeVisible();
    expect((await row('Tide Table 2.0.0')).getAllByText('Taken back')[0]).toBeVisible();
    expect((await row('Prize Draw 1.0.0')).getAllByText('Taken down')[0]).toBeVisible();
    await expectAccessible('Console');
  });

  it('shows those that were taken down or reported alone', async () => {
    const api = newPatchbay();
    const { user, router } = await open(api);
    await user.click(screen.getByRole('radio', { name: 'Taken down' }));
    await waitFor(() => expect(links()).toEqual(['Prize Draw 1.0.0']));
    expect(router.state.location.searchStr).toBe('?show=taken-down');
    await user.click(screen.getByRole('radio', { name: 'Reported' }));
    await waitFor(() => expect(links()).toEqual(['Tide Table 2.0.1', 'Prize Draw 1.0.0']));
    await user.click(screen.getByRole('radio', { name: 'All' }));
    await waitFor(() => expect(links()).toHaveLength(6));
  });

  it('says what browsers kept a widget from, and leads back to what was shown', async () => {
    const { user, router } = await open(newPatchbay(), '?show=reported');
    await user.click(await screen.findByRole('link', { name: 'Tide Table 2.0.1' }));
    const reports = within(await screen.findByRole('table', { name: 'Reports' }));
    const rows = reports.getAllByRole('row').slice(1);
    expect(rows.map((each) => within(each).getAllByRole('cell')[0]?.textContent)).toEqual([
      'To connect to a serverelsewhere · connect-src',
      'To run another scriptwritten into its page · script-src-elem',
      expect.stringMatching(/^It was not run/),
    ]);
    expect(reports.getByText('1,207')).toBeVisible();
    await expectAccessible('Console');
    await user.click(screen.getByRole('link', { name: 'All widgets' }));
    expect(router.state.location.searchStr).toBe('?show=reported');
  });

  it('are taken down with a reason, in all versions that have the same, and put back', async () => {
    const api = newPatchbay();
    const { user, dialog } = await open(api, `?bundle=${hash(5)}`);
    expect(screen.getByRole('heading', { level: 2, name: 'Weather 3.2.0' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Take down' }));
    const asking = await dialog();
    expect(asking.getByText(/It stops within five seconds on 14 dashboards/)).toBeVisible();
    expect(asking.getByText(/all 2 versions/)).toBeVisible();
    await expectAccessible('Console');
    expect(asking.getByRole('button', { name: 'Take down' })).toBeDisabled();
    await user.type(asking.getByRole('textbox', { name: 'Reason' }), 'It lies about the weather.');
    await user.click(asking.getByRole('button', { name: 'Take down' }));
    expect(await screen.findByText('Weather 3.2.0 is taken down.')).toBeVisible();
    expect(screen.getByText('It lies about the weather.')).toBeVisible();
    expect(api.bundles.all.filter(({ takenDown }) => takenDown)).toHaveLength(3);
    expect(screen.getByRole('button', { name: 'Put back' })).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Put back' }));
    await user.click((await dialog()).getByRole('button', { name: 'Put back' }));
    expect(await screen.findByText('Weather 3.2.0 is shown again.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Take down' })).toBeVisible();
    expect(asked(api, 'DELETE', /takedown$/)).toHaveLength(1);
  });

  it('are taken down after the operator has proven who they are', async () => {
    const api = newPatchbay();
    const { user, dialog } = await open(api, `?bundle=${hash(1)}`);
    api.own.stale = true;
    await user.click(screen.getByRole('button', { name: 'Take down' }));
    const asking = await dialog();
    expect(asking.getByText(/on more than 1,000 dashboards/)).toBeVisible();
    await user.type(asking.getByRole('textbox', { name: 'Reason' }), 'Phishing.');
    await user.click(asking.getByRole('button', { name: 'Take down' }));
    await user.type(await screen.findByLabelText('Your password'), 'correct horse battery staple{Enter}');
    expect(await screen.findByText('Crypto Ticker 1.1.0 is taken down.')).toBeVisible();
  });

  it('stay as they are when that fails, and say so', async () => {
    const api = newPatchbay();
    const { user, dialog } = await open(api, `?bundle=${hash(4)}`);
    api.broken = `/api/console/bundles/${hash(4)}/takedown`;
    await user.click(screen.getByRole('button', { name: 'Put back' }));
    await user.click((await dialog()).getByRole('button', { name: 'Put back' }));
    expect(await screen.findByText('It was not put back')).toBeVisible();
    expect(screen.getByText('It asks for passwords in the name of this marketplace.')).toBeVisible();
  });

  it('are a long list page by page', async () => {
    const api = newPatchbay();
    api.bundles.grow(60);
    const { user } = await open(api);
    expect(screen.queryByRole('link', { name: 'Widget 59 1.0.0' })).toBeNull();
    await user.click(screen.getByRole('button', { name: /more/i }));
    expect(await screen.findByRole('link', { name: 'Widget 59 1.0.0' })).toBeVisible();
  });

  it('say of one that is not there what it means', async () => {
    await open(newPatchbay(), `?bundle=${hash(77)}`);
    expect(screen.getByRole('heading', { name: 'There is no such widget' })).toBeVisible();
    await expectAccessible('Console');
  });

  it('say what will stand here while there is nothing, in German too', async () => {
    const api = newPatchbay();
    api.bundles.all = [];
    const { user } = await open(api, '', 'de');
    expect(screen.getByText('Noch keine Widgets')).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Gesperrt' }));
    expect(await screen.findByText('Nichts ist gesperrt')).toBeVisible();
    await expectAccessible('Konsole');
  });

  it('say that they could not be loaded', async () => {
    const api = newPatchbay();
    api.broken = '/api/console/bundles';
    await visit(api, '/console/widgets', 'olivia');
    expect(await screen.findByRole('alert')).toHaveTextContent('The widgets could not be loaded');
  });

  it('are nobody else’s to see', async () => {
    const api = newPatchbay();
    await visit(api, '/console/widgets', 'ada');
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('There is no page here');
    expect(asked(api, 'GET', /bundles/)).toHaveLength(0);
  });
});
