import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/test/axe.ts';
import { newPatchbay, organizationOf, visit } from '@/test/visit.tsx';

const scope = (name: string, sentence: string, optional: boolean, isNew: boolean) => ({
  scope: name,
  title: name,
  sentence,
  purpose: isNew ? 'To send you reminders.' : null,
  optional,
  sensitive: false,
  new: isNew,
});

function withNewVersion() {
  const api = newPatchbay();
  const stored = api.install('customer-service', organizationOf(api, 'acme'), api.people.ada, {
    status: 'active',
  });
  stored.asked = {
    waiting: true,
    installedVersion: '1.0.0',
    newVersion: '1.1.0',
    version: '1.1.0+abc',
    scopes: [
      scope('openid', 'Know who you are.', false, false),
      scope('email', 'See your e-mail address.', false, true),
      scope('dashboard:read', 'See your dashboard.', true, true),
    ],
    connections: [
      { domain: 'a.example', new: false },
      { domain: 'b.example', new: true },
    ],
    changes: [
      { key: 'scope-added', weight: 'consent', text: 'It asks for one more permission, email.' },
      {
        key: 'server-added',
        weight: 'notice',
        text: 'It works with the server hooks.example.com from now on.',
      },
    ],
  };
  return { api, stored };
}

describe('A new version that asks for more', () => {
  it('shows an admin what is new, and goes on when that is agreed to', async () => {
    const { api, stored } = withNewVersion();
    const { user, dialog } = await visit(api, '/apps/customer-service', 'ada');
    expect(await screen.findByText('Customer Service asks Acme for more')).toBeVisible();
    expect(screen.getByText(/version 1\.0\.0 goes on with what it was allowed before/)).toBeVisible();
    expect(
      screen.getByText(/Its widget connects to b\.example\. What the widget is told may get there/),
    ).toBeVisible();
    await expectAccessible('Customer Service');

    await user.click(screen.getByRole('button', { name: 'Read and decide' }));
    expect((await dialog()).getByText(/hooks\.example\.com/)).toBeInTheDocument();
    expect((await dialog()).getByText('Its widget connects to a.example and b.example.')).toBeInTheDocument();
    expect((await dialog()).getByText('b.example', { exact: true })).toHaveTextContent(/^New b\.example$/);
    await user.click((await dialog()).getByRole('checkbox', { name: /See your dashboard/ }));
    await user.click((await dialog()).getByRole('button', { name: 'Agree for Acme' }));

    await waitFor(() => expect(stored.version).toBe('1.1.0'));
    expect(api.agreed).toEqual([['openid', 'email', 'dashboard:read']]);
    await waitFor(() => expect(screen.queryByText('Customer Service asks Acme for more')).toBeNull());
  });

  it('says so to nobody who cannot decide', async () => {
    const { api } = withNewVersion();
    await visit(api, '/apps/customer-service', 'mia');
    expect(await screen.findByRole('heading', { level: 1, name: 'Customer Service' })).toBeVisible();
    expect(screen.queryByText('Customer Service asks Acme for more')).toBeNull();
  });
});
