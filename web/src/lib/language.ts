import { useCallback, useContext, useEffect } from 'react';
import { I18nContext } from 'react-i18next';
import { type Language, rememberLanguage, speak } from './i18n.ts';
import { enter, type Room } from './messages.ts';

/** What holds the texts itself; `useTranslation` gives copies of it that change nothing. */
const useI18n = () => useContext(I18nContext).i18n;

/** Has the words of a room from now on; until they are there, their keys do not exist. */
export function useTexts(room: Room) {
  // Without them the page says what it can say.
  useEffect(() => void enter(room).catch(() => {}), [room]);
}

/** Changes the language at once, here and on the server's own pages. */
export function useChooseLanguage() {
  const i18n = useI18n();
  return useCallback(
    async (language: Language) => {
      await speak(i18n, language);
      rememberLanguage(language);
    },
    [i18n],
  );
}
