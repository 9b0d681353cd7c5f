import { act, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { live } from '@/lib/live.ts';
import { expectAccessible } from '@/test/axe.ts';
import { asked, newPatchbay, visit } from '@/test/visit.tsx';

function patchbayOfAda() {
  const api = newPatchbay();
  api.own.of(api.people.ada, true);
  return api;
}

it('counts unread notices on the bell, and leads to what one is about', async () => {
  const api = patchbayOfAda();
  const { user, router } = await visit(api, '/', 'ada');
  const bell = await screen.findByRole('button', { name: 'Notices, 2 unread' });
  bell.focus();
  await user.keyboard('{Enter}');
  const news = await screen.findByRole('menuitem', { name: /A sign-in from a new device.*unread/ });
  await waitFor(() =>
    expect(screen.getByRole('menuitem', { name: /Customer Service is ready/ })).toHaveFocus(),
  );
  await user.keyboard('{ArrowDown}');
  expect(news).toHaveFocus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(router.state.location.pathname).toBe('/settings/sessions'));
  expect(await screen.findByRole('button', { name: 'Notices, 1 unread' })).toBeVisible();
  expect(api.own.of(api.people.ada).notices.filter(({ read }) => !read)).toHaveLength(1);
});

it('rings at once on any page, and asks no more than that', async () => {
  const api = patchbayOfAda();
  await visit(api, '/reference', 'ada');
  await screen.findByRole('button', { name: 'Notices, 2 unread' });
  await waitFor(() => expect(api.dashboard.pages.size).toBe(1));
  expect(api.dashboard.opened).toEqual([{ ids: [], after: null }]);
  const { notices } = api.own.of(api.people.ada);
  for (const each of notices) each.read = false;
  act(() => api.dashboard.nudge('notices'));
  expect(await screen.findByRole('button', { name: `Notices, ${notices.length} unread` })).toBeVisible();
});

it('opens no stream for nobody', async () => {
  await visit(newPatchbay(), '/', null);
  await screen.findByRole('link', { name: 'Sign in' });
  expect(live.nudges.wanted).toBe(false);
});

it('marks all as read from the bell', async () => {
  const api = patchbayOfAda();
  const { user } = await visit(api, '/', 'ada');
  await user.click(await screen.findByRole('button', { name: 'Notices, 2 unread' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Mark all as read' }));
  expect(await screen.findByRole('button', { name: 'Notices' })).toBeVisible();
  expect(asked(api, 'POST', /\/api\/me\/notices\/read$/)).toHaveLength(1);
});

it('lists every notice, and older ones on request', async () => {
  const { user } = await visit(patchbayOfAda(), '/notices', 'ada');
  await screen.findByRole('link', { name: 'Customer Service is ready' });
  expect(screen.getAllByRole('listitem')).toHaveLength(20);
  await user.click(screen.getByRole('button', { name: 'Load more' }));
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(32));
  expect(screen.queryByRole('button', { name: 'Load more' })).not.toBeInTheDocument();
  await expectAccessible('Notices');
});

it('says that there is nothing, and when something would be', async () => {
  await visit(newPatchbay(), '/notices', 'mia');
  expect(await screen.findByText(/When an app is installed/)).toBeVisible();
  await expectAccessible('Notices');
});

it('does not break the page when notices cannot be read', async () => {
  const api = patchbayOfAda();
  api.broken = '/api/me/notices';
  const { user } = await visit(api, '/', 'ada');
  await user.click(await screen.findByRole('button', { name: 'Notices' }));
  expect(await screen.findByText('Your notices could not be loaded')).toBeVisible();
});

it('never leads to another site', async () => {
  const api = patchbayOfAda();
  const [first] = api.own.of(api.people.ada).notices;
  if (!first) throw new Error('no notice');
  first.link = '//evil.example/settings';
  const { user, router } = await visit(api, '/notices', 'ada');
  await user.click(await screen.findByRole('link', { name: 'Customer Service is ready' }));
  expect(router.state.location.pathname).toBe('/notices');
});

it('is in German for a German reader', async () => {
  await visit(patchbayOfAda(), '/notices', 'ada', 'de');
  expect(await screen.findByRole('button', { name: 'Nachrichten, 2 ungelesen' })).toBeVisible();
  await expectAccessible('Nachrichten');
});
