import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from '../messages/en/main.json';
import { type RoomMessages, speak } from './messages.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en & RoomMessages['installations'] & RoomMessages['organization'] };
  }
}

/** One folder of messages per language; a new language is a new folder beside `en` and a line here. */
const languages = { en: async () => en } satisfies Record<string, () => Promise<typeof en>>;

export type Language = keyof typeof languages;

const isSpoken = (tag: string): tag is Language => tag in languages;

export function preferredLanguage(wanted: readonly string[] = navigator.languages): Language {
  return wanted.map((tag) => tag.split('-')[0] ?? tag).find(isSpoken) ?? 'en';
}

export async function newI18n(language: Language = preferredLanguage()) {
  const i18n = createInstance();
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: Object.fromEntries([
      ['en', { translation: en }],
      [language, { translation: await languages[language]() }],
    ]),
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
  speak(i18n);
  return i18n;
}
