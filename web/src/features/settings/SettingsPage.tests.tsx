import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { expectAccessible } from '@/test/axe.ts';
import { asked, newPatchbay, patchbayOfAda, visit } from '@/test/visit.tsx';

/** A browser with passkeys, whose dialog answers like this. */
function withPasskeys(create: () => Promise<unknown>, get: () => Promise<unknown> = create) {
  vi.stubGlobal('PublicKeyCredential', class {});
  vi.stubGlobal('isSecureContext', true);
  Object.defineProperty(navigator, 'credentials', { value: { create, get }, configurable: true });
}

const someBytes = Uint8Array.of(1, 2, 250).buffer;
const credential = {
  id: 'AQL6',
  rawId: someBytes,
  type: 'public-key',
  authenticatorAttachment: 'platform',
  getClientExtensionResults: () => ({}),
  response: {
    clientDataJSON: someBytes,
    attestationObject: someBytes,
    authenticatorData: someBytes,
    signature: someBytes,
    userHandle: null,
    getTransports: () => ['internal'],
  },
};

afterEach(() => {
  Reflect.deleteProperty(navigator, 'credentials');
  // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no Cookie Store API
  document.cookie = 'lang=; Path=/; Max-Age=0';
});

describe.each(['profile', 'security', 'sessions', 'apps', 'notices', 'data'])('the room %s', (room) => {
  it('breaks no rule of accessibility', async () => {
    await visit(patchbayOfAda(), `/settings/${room}`, 'ada');
    await screen.findAllByRole('heading', { level: 2 });
    await waitFor(() => expect(document.querySelector('.mantine-Skeleton-root')).toBeNull());
    await expectAccessible('Settings');
  });

  it('says what failed', async () => {
    const api = patchbayOfAda();
    api.broken = '/api/me';
    await visit(api, `/settings/${room}`, 'ada');
    if (room === 'data') return;
    const alerts = await screen.findAllByRole('alert');
    expect(alerts[0]).toHaveTextContent('Nothing was lost.');
    await expectAccessible('Settings');
  });
});

describe('Profile', () => {
  it('saves the name and the language, and speaks it at once', async () => {
    const api = patchbayOfAda();
    const { user } = await visit(api, '/settings', 'ada');
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.type(name, 'Augusta Ada King');
    await user.selectOptions(
      screen.getByRole('combobox', { name: /^Language$/, description: /Pages, mails/ }),
      'de',
    );
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
    expect(await screen.findByRole('button', { name: 'Konto von Augusta Ada King' })).toBeVisible();
    expect(api.own.of(api.people.ada).me).toMatchObject({ name: 'Augusta Ada King', locale: 'de' });
    expect(document.cookie).toContain('lang=de');
  });

  it('shows a mistake at its field', async () => {
    const { user } = await visit(patchbayOfAda(), '/settings', 'ada');
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.type(name, ' ');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(name).toHaveAccessibleDescription(/1 to 80 characters/));
  });

  it('keeps the old address until the new one is confirmed', async () => {
    const api = patchbayOfAda();
    const { user } = await visit(api, '/settings', 'ada');
    await user.click(await screen.findByRole('button', { name: 'Change address' }));
    const field = await screen.findByRole('textbox', { name: 'New e-mail address' });
    expect(field).toHaveFocus();
    await user.type(field, 'ada@new.example{Enter}');
    expect(await screen.findByText('Waiting for you to confirm the new address')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Keep the old address' }));
    await waitFor(() =>
      expect(screen.queryByText('Waiting for you to confirm the new address')).not.toBeInTheDocument(),
    );
    expect(api.own.of(api.people.ada).me.pendingEmail).toBeNull();
  });

  it('asks somebody whose address is not confirmed to confirm it', async () => {
    const api = patchbayOfAda();
    api.own.of(api.people.ada).me.emailVerified = false;
    const { user } = await visit(api, '/settings', 'ada');
    await user.click(await screen.findByRole('button', { name: 'Send the mail again' }));
    await screen.findByText('A mail is on its way to ada.lovelace@example.com.');
    expect(asked(api, 'POST', /\/api\/me\/email\/verification$/)).toHaveLength(1);
  });
});

describe('Security', () => {
  it('proves who it is in place, and goes on with the same act', async () => {
    const api = patchbayOfAda();
    api.own.stale = true;
    const { user, dialog } = await visit(api, '/settings/security', 'ada');
    await user.type(await screen.findByLabelText('New password'), 'four words of my own');
    await user.type(screen.getByLabelText('The new password again'), 'four words of my own');
    await user.click(screen.getByRole('button', { name: 'Change password' }));
    await user.type((await dialog()).getByLabelText('Your password'), 'a guess{Enter}');
    expect(await (await dialog()).findByText('The password is wrong.')).toBeVisible();
    await user.clear((await dialog()).getByLabelText('Your password'));
    await user.type((await dialog()).getByLabelText('Your password'), 'correct horse battery staple{Enter}');
    expect(await screen.findByText(/Your password is changed/)).toBeVisible();
    expect(api.own.password).toBe('four words of my own');
    expect(asked(api, 'PUT', /\/api\/me\/password$/)).toHaveLength(2);
  });

  it('changes nothing when somebody does not prove who they are', async () => {
    const api = patchbayOfAda();
    api.own.stale = true;
    const { user } = await visit(api, '/settings/security', 'ada');
    await user.type(await screen.findByLabelText('New password'), 'four words of my own');
    await user.type(screen.getByLabelText('The new password again'), 'four words of my own{Enter}');
    await screen.findByRole('dialog', { name: 'Confirm that it is you' });
    await user.keyboard('{Escape}');
    expect(await screen.findByRole('alert')).toHaveTextContent('Nothing was changed.');
    expect(api.own.password).toBe('correct horse battery staple');
  });

  it('compares the two new passwords before it asks the server', async () => {
    const api = patchbayOfAda();
    const { user } = await visit(api, '/settings/security', 'ada');
    await user.type(await screen.findByLabelText('New password'), 'four words of my own');
    await user.type(screen.getByLabelText('The new password again'), 'four words of my oven{Enter}');
    expect(await screen.findByText('The two differ.')).toBeVisible();
    expect(asked(api, 'PUT', /password/)).toHaveLength(0);
  });

  it('adds a passkey with what the browser gives, and names it', async () => {
    withPasskeys(async () => credential);
    const api = patchbayOfAda();
    const { user, dialog } = await visit(api, '/settings/security', 'ada');
    await user.click(await screen.findByRole('button', { name: 'Add a passkey' }));
    await user.type((await dialog()).getByRole('textbox', { name: 'Name' }), 'YubiKey');
    await user.click((await dialog()).getByRole('button', { name: 'Continue' }));
    expect(await screen.findByText('“YubiKey” is ready. You can sign in with it now.')).toBeVisible();
    expect(await screen.findByRole('button', { name: 'Rename YubiKey' })).toBeVisible();
    const [sent] = asked(api, 'POST', /\/api\/me\/passkeys$/);
    expect(await sent?.json()).toMatchObject({
      name: 'YubiKey',
      credential: { id: 'AQL6', rawId: 'AQL6', type: 'public-key', response: { attestationObject: 'AQL6' } },
    });
  });

  it('says that nothing was changed when the browser’s dialog was closed', async () => {
    withPasskeys(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
    const { user, dialog } = await visit(patchbayOfAda(), '/settings/security', 'ada');
    await user.click(await screen.findByRole('button', { name: 'Add a passkey' }));
    await user.click((await dialog()).getByRole('button', { name: 'Continue' }));
    expect(await (await dialog()).findByRole('alert')).toHaveTextContent('No passkey was made');
  });

  it('offers no passkey where the browser has none', async () => {
    await visit(patchbayOfAda(), '/settings/security', 'ada');
    expect(await screen.findByText(/This browser cannot make passkeys/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Add a passkey' })).not.toBeInTheDocument();
  });

  it('removes a passkey after asking, proven with that passkey', async () => {
    withPasskeys(async () => credential);
    const api = patchbayOfAda();
    api.own.stale = true;
    const { user } = await visit(api, '/settings/security', 'ada');
    await user.click(await screen.findByRole('button', { name: 'Remove MacBook · Chrome' }));
    const asking = within(await screen.findByRole('dialog', { name: /Remove the passkey/ }));
    await user.click(asking.getByRole('button', { name: 'Remove' }));
    const proving = within(await screen.findByRole('dialog', { name: 'Confirm that it is you' }));
    await user.click(proving.getByRole('button', { name: 'Use a passkey' }));
    expect(await screen.findByText('You have no passkey yet.')).toBeVisible();
    expect(api.own.of(api.people.ada).passkeys).toEqual([]);
  });
});

describe('Sign-ins', () => {
  it('signs out one, and then all others after asking', async () => {
    const api = patchbayOfAda();
    const { user, dialog } = await visit(api, '/settings/sessions', 'ada');
    await user.click(await screen.findByRole('button', { name: 'Sign out Safari · iPhone' }));
    await waitFor(() => expect(screen.queryByText('Safari · iPhone')).not.toBeInTheDocument());
    expect(screen.queryByRole('button', { name: 'Sign out Chrome · Mac' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Sign out everywhere else' }));
    expect((await dialog()).getByText(/One other device/)).toBeVisible();
    await user.click((await dialog()).getByRole('button', { name: 'Sign out everywhere else' }));
    await waitFor(() => expect(screen.queryByText('Unknown device')).not.toBeInTheDocument());
    expect(api.own.of(api.people.ada).sessions).toHaveLength(1);
  });
});

describe('Connected apps', () => {
  it('says in words what an app may see, and signs out of it', async () => {
    const api = patchbayOfAda();
    const { user, dialog } = await visit(api, '/settings/apps', 'ada');
    expect(await screen.findAllByText('Recognize you each time you come back.')).toHaveLength(2);
    expect(screen.getAllByText('used 14 minutes ago')).toHaveLength(3);
    expect(screen.getByText('never used')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Take away/ })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Sign out of Bot' }));
    await user.click((await dialog()).getByRole('button', { name: 'Sign out' }));
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Sign out of Bot' })).not.toBeInTheDocument(),
    );
    expect(api.own.of(api.people.ada).apps).toHaveLength(1);
  });

  it('gives up access to an app of an organization, and says who alone can give it back', async () => {
    const api = patchbayOfAda();
    const { user, dialog } = await visit(api, '/settings/apps', 'ada');
    await user.click(await screen.findByRole('button', { name: 'Give up your access to Bot' }));
    expect((await dialog()).getByText(/only an admin of Acme can give you access again/)).toBeVisible();
    await user.click((await dialog()).getByRole('button', { name: 'Give up access' }));
    expect(await screen.findByText('You have no access to Bot any more.')).toBeVisible();
    expect(asked(api, 'POST', /\/api\/me\/apps\/in-1\/give-up$/)).toHaveLength(1);
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Sign out of Bot' })).not.toBeInTheDocument(),
    );
  });

  it('takes one permission of an own app away, and keeps the others', async () => {
    const api = patchbayOfAda();
    const { id } = api.installForUser('stargazer', api.people.ada, { status: 'active' });
    const { user, dialog } = await visit(api, '/settings/apps', 'ada');
    const app = within(await screen.findByRole('listitem', { name: 'Stargazer' }));
    expect(app.getByText('Yours alone', { exact: false })).toBeVisible();
    await user.click(app.getByRole('button', { name: 'Take away from Stargazer: Your e-mail address' }));
    expect((await dialog()).getByText(/See your e-mail address/)).toBeVisible();
    expect((await dialog()).getByText(/bites within a second/)).toBeVisible();
    await user.click((await dialog()).getByRole('button', { name: 'Take away' }));
    await waitFor(() => expect(app.queryByText('See your e-mail address.')).not.toBeInTheDocument());
    expect(app.getByText('See your name and the language you read.')).toBeVisible();
    expect(asked(api, 'DELETE', new RegExp(`/api/me/apps/${id}/scopes/email$`))).toHaveLength(1);
    // The last one goes only with the app itself.
    expect(app.queryByRole('button', { name: /^Take away/ })).not.toBeInTheDocument();
    expect(app.getByText(/uninstall Stargazer/)).toBeVisible();
  });

  it('keeps a permission that could not be taken away, and says so', async () => {
    const api = patchbayOfAda();
    const { id } = api.installForUser('stargazer', api.people.ada, { status: 'active' });
    const { user, dialog } = await visit(api, '/settings/apps', 'ada');
    await user.click(await screen.findByRole('button', { name: /^Take away from Stargazer: Your e-mail/ }));
    api.broken = `/api/me/apps/${id}`;
    await user.click((await dialog()).getByRole('button', { name: 'Take away' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('It may have worked all the same');
    expect(api.own.appOf(api.people.ada, id)?.scopes).toHaveLength(2);
  });

  it('uninstalls an own app', async () => {
    const api = patchbayOfAda();
    const stored = api.installForUser('stargazer', api.people.ada, { status: 'active' });
    const { user, dialog } = await visit(api, '/settings/apps', 'ada');
    await user.click(await screen.findByRole('button', { name: 'Uninstall Stargazer' }));
    await user.click((await dialog()).getByRole('button', { name: 'Uninstall' }));
    await waitFor(() =>
      expect(screen.queryByRole('listitem', { name: 'Stargazer' })).not.toBeInTheDocument(),
    );
    expect(stored.status).toBe('uninstalled');
  });

  it('says what a new version asks for, and leads to the page that asks', async () => {
    const api = patchbayOfAda();
    const { id } = api.installForUser('stargazer', api.people.ada, { status: 'active' });
    const app = api.own.appOf(api.people.ada, id);
    if (app) app.reconsent = api.reconsentFor('stargazer');
    await visit(api, '/settings/apps', 'ada');
    const banner = within(await screen.findByRole('note', { name: 'Stargazer asks for more' }));
    expect(banner.getByText('Add widgets to your dashboard and change them.')).toBeVisible();
    expect(banner.getByRole('link', { name: 'Read and decide' })).toHaveAttribute(
      'href',
      '/consent?integration=stargazer&return=/settings/apps',
    );
    await expectAccessible('Settings');
  });

  it('says what to do when no app knows the person', async () => {
    await visit(newPatchbay(), '/settings/apps', 'mia');
    expect(await screen.findByText('No app knows you yet')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Go to your apps' })).toHaveAttribute('href', '/apps');
  });
});

describe('Your data', () => {
  it('downloads everything as a file', async () => {
    const saved: Blob[] = [];
    const createObjectURL = (blob: Blob) => {
      saved.push(blob);
      return 'blob:x';
    };
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL }));
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    const { user } = await visit(patchbayOfAda(), '/settings/data', 'ada');
    await user.click(await screen.findByRole('button', { name: 'Download my data' }));
    await screen.findByText('Your data is in your downloads.');
    expect(JSON.parse((await saved[0]?.text()) ?? '')).toHaveProperty(
      'sections.account.name',
      'Ada Lovelace',
    );
  });

  it('deletes only after the address was typed, and says whom an organization would lack', async () => {
    const { user, dialog } = await visit(patchbayOfAda(), '/settings/data', 'ada');
    await user.click(await screen.findByRole('button', { name: 'Delete account …' }));
    const confirm = (await dialog()).getByRole('button', { name: 'Delete for good' });
    expect(confirm).toBeDisabled();
    expect((await dialog()).getByText(/You leave Acme and Lindqvist/)).toBeVisible();
    await user.type((await dialog()).getByRole('textbox'), 'ada.lovelace@example.com');
    expect(confirm).toBeEnabled();
    await user.click(confirm);
    expect(await (await dialog()).findByRole('alert')).toHaveTextContent(/You are the only owner of Acme/);
  });
});

it('is all in German for a German reader', async () => {
  await visit(patchbayOfAda(), '/settings/sessions', 'ada', 'de');
  expect(await screen.findByRole('button', { name: 'Überall sonst abmelden' })).toBeVisible();
  expect(screen.getByText(/Mit dem Passwort angemeldet/)).toBeVisible();
  await expectAccessible('Einstellungen');
});

it('has no room that does not exist', async () => {
  await visit(patchbayOfAda(), '/settings/nonsense', 'ada');
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('There is no page here');
});
