import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { newPatchbay, visit } from '@/test/visit.tsx';

afterEach(() => {
  // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no Cookie Store API
  document.cookie = 'lang=; Path=/; Max-Age=0';
});

it('changes the language of the page at once, and remembers it', async () => {
  const { user } = await visit(newPatchbay(), '/', null);
  await user.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'Deutsch');
  expect(
    await screen.findByRole('heading', { level: 1, name: 'Apps, die sofort angeschlossen sind' }),
  ).toBeVisible();
  expect(screen.getByRole('link', { name: 'Anmelden' })).toBeVisible();
  expect(document.documentElement.lang).toBe('de');
  expect(document.cookie).toContain('lang=de');
});

it('tells a German reader in German why something was refused', async () => {
  const { user, dialog } = await visit(newPatchbay(), '/organization', 'ada', 'de');
  await user.click(await screen.findByRole('button', { name: 'Ada Lovelace ändern' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Verlassen' }));
  await user.click((await dialog()).getByRole('button', { name: 'Verlassen' }));
  expect(await (await dialog()).findByText(/Machen Sie zuerst jemand anderen zum Inhaber/)).toBeVisible();
});

it('writes money as German readers do', async () => {
  await visit(newPatchbay(), '/', 'ada', 'de');
  expect(await screen.findByText(/^29,99\s\$ \/ Monat$/)).toBeVisible();
});

it('speaks the language of the account rather than that of the browser', async () => {
  const api = newPatchbay();
  api.people.ada.locale = 'de';
  await visit(api, '/', 'ada', 'en');
  expect(
    await screen.findByRole('heading', { level: 1, name: 'Apps, die sofort angeschlossen sind' }),
  ).toBeVisible();
  expect(document.cookie).toContain('lang=de');
});

it('keeps for the account what somebody chooses who is signed in', async () => {
  const api = newPatchbay();
  const { user } = await visit(api, '/', 'ada');
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Language' }), 'Deutsch');
  await waitFor(() => expect(api.people.ada.locale).toBe('de'));
  expect(screen.getByRole('combobox', { name: 'Sprache' })).toHaveValue('de');
});
