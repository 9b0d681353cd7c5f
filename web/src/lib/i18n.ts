import { createInstance, type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { enter, enterAll, type RoomMessages, speakIn } from './messages.ts';

type Together<T> = { [K in keyof T]: (whole: T[K]) => void }[keyof T] extends (whole: infer All) => void
  ? All
  : never;

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Together<RoomMessages> };
  }
}

/** The languages that every text exists in, each by the name it calls itself: a folder in `messages` and a line here. */
export const languages = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof languages;

const isSpoken = (tag: string): tag is Language => Object.hasOwn(languages, tag);

/** The first of some language tags that is spoken here: `de` for `de-CH`. */
export const spoken = (tags: readonly (string | null | undefined)[]): Language | undefined =>
  tags.map((tag) => tag?.split('-')[0]?.toLowerCase() ?? '').find(isSpoken);

const cookieName = 'lang';

const chosenBefore = () =>
  document.cookie
    .split('; ')
    .find((each) => each.startsWith(`${cookieName}=`))
    ?.slice(cookieName.length + 1);

/** Before anybody is known: what was chosen here last, else what the browser asks for, else the platform's own language. */
export const preferredLanguage = (
  platform?: string,
  wanted: readonly string[] = navigator.languages,
): Language => spoken([chosenBefore(), ...wanted, platform]) ?? 'en';

/** For the next visit, and for the server's own pages. */
export function rememberLanguage(language: Language) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http and in Firefox
  document.cookie = `${cookieName}=${language}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

/** Shows everything in another language, once all that is on the page can be said in it. */
export async function speak(i18n: I18n, language: Language) {
  if (i18n.language !== language) {
    await enterAll(i18n, language);
    await i18n.changeLanguage(language);
  }
  document.documentElement.lang = language;
}

export async function newI18n(language: Language = preferredLanguage()) {
  const i18n = createInstance();
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    // `{{brand}}` in any text is the name of this marketplace.
    interpolation: { escapeValue: false, defaultVariables: { brand: 'Patchbay' } },
    returnNull: false,
    // A room's words may come after its first drawing.
    react: { bindI18nStore: 'added', useSuspense: false },
  });
  speakIn(i18n);
  await enter('main');
  document.documentElement.lang = language;
  return i18n;
}

/** Calls this marketplace by its own name in every text. */
export function nameBrand(i18n: I18n, brand: string) {
  const variables = i18n.options.interpolation?.defaultVariables;
  if (!variables || variables.brand === brand) return;
  variables.brand = brand;
  // Drawn texts are read again.
  i18n.addResourceBundle(i18n.language, 'translation', {}, true);
}
