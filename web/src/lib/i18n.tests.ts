import { afterEach, expect, it, vi } from 'vitest';
import { localeOf } from './format.ts';
import { newI18n, preferredLanguage, rememberLanguage, speak } from './i18n.ts';
import { enter } from './messages.ts';

afterEach(() => {
  // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no Cookie Store API
  document.cookie = 'lang=; Path=/; Max-Age=0';
});

it('takes what was chosen before over what the browser asks for, and that over the platform', () => {
  expect(preferredLanguage('de', ['fr-FR', 'en-GB'])).toBe('en');
  expect(preferredLanguage('de', ['fr-FR'])).toBe('de');
  expect(preferredLanguage('fr', ['fr-FR'])).toBe('en');
  rememberLanguage('de');
  expect(preferredLanguage('en', ['en-GB'])).toBe('de');
});

it('understands regions and capitals of a language tag', () => {
  expect(preferredLanguage(undefined, ['DE-ch'])).toBe('de');
});

it('says a room in every language chosen after it was loaded', async () => {
  const i18n = await newI18n('en');
  expect(i18n.exists('problems.busy')).toBe(false);
  await enter('problems');
  expect(i18n.t('problems.email-taken')).toBe('Somebody has this e-mail address already.');
  await speak(i18n, 'de');
  expect(i18n.t('problems.email-taken')).toBe('Diese E-Mail-Adresse ist schon vergeben.');
  expect(i18n.t('action.cancel')).toBe('Abbrechen');
  expect(document.documentElement.lang).toBe('de');
});

it('writes dates as the reader’s region does, when the browser names one', () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['de-AT', 'en-GB', 'en']);
  expect(localeOf('en')).toBe('en-GB');
  expect(localeOf('de')).toBe('de-AT');
  expect(localeOf('de', ['fr'])).toBe('de');
});
