import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as documents from '@/lib/documents.ts';
import { expectAccessible } from '@/test/axe.ts';
import { asked, newPatchbay, visit } from '@/test/visit.tsx';

const opened = vi.fn();

beforeEach(() => void vi.spyOn(documents, 'newDocument').mockImplementation(opened));
afterEach(() => {
  opened.mockReset();
  vi.restoreAllMocks();
});

function withDeveloper() {
  const api = newPatchbay();
  api.people.ada.roles = ['developer'];
  return api;
}

/** Somebody who is a test member of Acme's sandbox from the first page on. */
async function visitAs(
  role: 'owner' | 'member',
  path: string,
  { speaking = 'en', installed = false }: { speaking?: 'en' | 'de'; installed?: boolean } = {},
) {
  const api = withDeveloper();
  if (installed) api.sandbox.install(api, 'bot', api.people.ada);
  const signIn = api.signIn.bind(api);
  api.signIn = (key) => {
    signIn(key);
    api.sandbox.enter(api, api.sandbox.add({ name: 'Tess', role }));
  };
  return { api, ...(await visit(api, path, 'ada', speaking)) };
}

describe('The sandbox', () => {
  it.each([
    ['empty', 'en'],
    ['empty', 'de'],
    ['with people', 'en'],
    ['with people', 'de'],
  ] as const)('breaks no rule of accessibility, %s, in %s', async (how, language) => {
    const api = withDeveloper();
    if (how === 'with people') api.sandbox.add({ name: 'Tess', role: 'owner' });
    await visit(api, '/sandbox', 'ada', language);
    await screen.findByText('Bot');
    await expectAccessible('Sandbox');
  });

  it('begins with an owner, whom one becomes to install a draft', async () => {
    const api = withDeveloper();
    const { user } = await visit(api, '/sandbox', 'ada');
    expect(await screen.findByText('There are no test members yet')).toBeVisible();
    expect(screen.getByText(/^Not installed in the sandbox\. Add a test member/)).toBeVisible();
    expect(screen.getByRole('combobox', { name: 'Role' })).toHaveValue('Owner');
    await user.type(screen.getByLabelText(/^Name/), '  Tess ');
    await user.click(screen.getByRole('button', { name: 'Add a test member' }));
    await user.click(await screen.findByRole('button', { name: 'Install as Tess: Bot' }));
    expect(api.sandbox.members).toMatchObject([{ name: 'Tess', role: 'owner' }]);
    await waitFor(() => expect(opened).toHaveBeenCalledWith('/listings/bot'));
    expect(api.person?.name).toBe('Tess');
  });

  it('offers no installing by those who may not', async () => {
    const api = withDeveloper();
    api.sandbox.add({ name: 'Tim', role: 'member' });
    await visit(api, '/sandbox', 'ada');
    expect(await screen.findByRole('button', { name: 'Sign in as Tim' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Install as/ })).not.toBeInTheDocument();
  });

  it('leads whoever signs in as a test member to the apps of the sandbox', async () => {
    const api = withDeveloper();
    api.sandbox.add({ name: 'Tess', role: 'owner' });
    const { user } = await visit(api, '/sandbox', 'ada');
    await user.click(await screen.findByRole('button', { name: 'Sign in as Tess' }));
    await waitFor(() => expect(opened).toHaveBeenCalledWith('/apps'));
    expect(asked(api, 'POST', /\/enter$/)).toHaveLength(1);
  });

  it('says that one is still oneself when entering is refused', async () => {
    const api = withDeveloper();
    const tess = api.sandbox.add({ name: 'Tess', role: 'owner' });
    const { user } = await visit(api, '/sandbox', 'ada');
    const enter = await screen.findByRole('button', { name: 'Sign in as Tess' });
    api.sandbox.members.splice(api.sandbox.members.indexOf(tess), 1);
    await user.click(enter);
    expect((await screen.findAllByRole('alert'))[0]).toHaveTextContent('You are still yourself');
    expect(opened).not.toHaveBeenCalled();
  });

  it('takes no eleventh', async () => {
    const api = withDeveloper();
    for (let n = 0; n < 10; n++) api.sandbox.add({ name: `Tess ${n}`, role: 'member' });
    await visit(api, '/sandbox', 'ada');
    expect(await screen.findByText('A sandbox has at most ten test members.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Add a test member' })).not.toBeInTheDocument();
  });

  it('removes a test member', async () => {
    const api = withDeveloper();
    api.sandbox.add({ name: 'Tess', role: 'owner' });
    const { user } = await visit(api, '/sandbox', 'ada');
    await user.click(await screen.findByRole('button', { name: 'Remove Tess' }));
    expect(await screen.findByText('There are no test members yet')).toBeVisible();
  });

  it('is nothing for those who develop for nobody', async () => {
    await visit(newPatchbay(), '/sandbox', 'mia');
    expect(await screen.findByText('You develop for no organization')).toBeVisible();
  });
});

describe('A test member', () => {
  it.each(['en', 'de'] as const)('breaks no rule of accessibility at the apps, in %s', async (language) => {
    await visitAs('owner', '/apps', { speaking: language });
    await screen.findByRole('heading', { name: 'Bot' });
    await expectAccessible('Apps');
  });

  it('finds the drafts that wait to be installed, not the marketplace', async () => {
    await visitAs('owner', '/apps');
    expect(await screen.findByRole('link', { name: 'Go to Bot' })).toHaveAttribute('href', '/listings/bot');
    expect(screen.queryByRole('link', { name: 'Go to the marketplace' })).not.toBeInTheDocument();
  });

  it('opens what is installed', async () => {
    await visitAs('member', '/apps', { installed: true });
    expect(await screen.findByRole('link', { name: 'Open app' })).toHaveAttribute(
      'href',
      expect.stringContaining('/apps/bot/open?organizationId='),
    );
    expect(screen.queryByText('To try')).not.toBeInTheDocument();
  });

  it('is told so on every page, and goes back', async () => {
    const { user, api } = await visitAs('owner', '/');
    const banner = within(await screen.findByRole('complementary', { name: 'Sandbox' }));
    expect(banner.getByText('You are the test member Tess in Acme (Sandbox).')).toBeVisible();
    await user.click(banner.getByRole('button', { name: 'Back to yourself, Ada Lovelace' }));
    await waitFor(() => expect(opened).toHaveBeenCalledWith('/sandbox'));
    expect(api.person?.name).toBe('Ada Lovelace');
  });

  it('has no banner while they are nobody but themselves', async () => {
    await visit(withDeveloper(), '/', 'ada');
    expect(screen.queryByRole('complementary', { name: 'Sandbox' })).not.toBeInTheDocument();
  });
});
