import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useContext, useEffect } from 'react';
import { I18nContext } from 'react-i18next';
import { me } from './api/index.ts';
import { type Language, preferredLanguage, rememberLanguage, speak, spoken } from './i18n.ts';
import { enter, type Room } from './messages.ts';
import { usePlatform } from './platform.ts';
import { sessionQuery, useVisitor } from './session.ts';

/** What holds the texts itself; `useTranslation` gives copies of it that change nothing. */
const useI18n = () => useContext(I18nContext).i18n;

/** Has the words of a room from now on; until they are there, their keys do not exist. */
export function useTexts(room: Room) {
  // Without them the page says what it can say.
  useEffect(() => void enter(room).catch(() => {}), [room]);
}

/** Changes the language at once, here and on the server's own pages. */
export function useSpeak() {
  const i18n = useI18n();
  return useCallback(
    async (language: Language) => {
      await speak(i18n, language);
      rememberLanguage(language);
    },
    [i18n],
  );
}

/** Changes the language at once, and for good when somebody is signed in. */
export function useChooseLanguage() {
  const say = useSpeak();
  const queries = useQueryClient();
  const visitor = useVisitor();
  const saved = visitor?.account.locale;
  const signedIn = Boolean(visitor);
  return useCallback(
    async (language: Language) => {
      await say(language);
      if (!signedIn || saved === language) return;
      await me.change({ locale: language });
      queries.setQueryData(
        sessionQuery.queryKey,
        (known) => known && { ...known, account: known.account && { ...known.account, locale: language } },
      );
      await queries.invalidateQueries({ queryKey: ['me'] });
    },
    [say, queries, signedIn, saved],
  );
}

/** Speaks to readers in the language they chose for their account, else as their browser or the platform says. */
export function useReadersLanguage() {
  const i18n = useI18n();
  const visitor = useVisitor();
  const { defaultLocale } = usePlatform();
  const chosen = visitor?.account.locale;

  useEffect(() => {
    const language = spoken([chosen]);
    if (language) rememberLanguage(language);
    // Whoever cannot be spoken to in another language at this moment reads on in this one.
    speak(i18n, language ?? preferredLanguage(defaultLocale)).catch(() => {});
  }, [i18n, chosen, defaultLocale]);
}
