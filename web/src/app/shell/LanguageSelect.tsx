import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toast } from '@/components/toasts.tsx';
import { type Language, languages } from '@/lib/i18n.ts';
import { useChooseLanguage } from '@/lib/language.ts';

/** Changes the language of every page, mail and notice; each language is called as it calls itself. */
export function LanguageSelect() {
  const { t, i18n } = useTranslation();
  const choose = useChooseLanguage();
  return (
    <NativeSelect
      size="xs"
      aria-label={t('shell.language')}
      value={i18n.language}
      onChange={(event) =>
        choose(event.currentTarget.value as Language).catch(() =>
          toast(t('shell.notSpoken'), { failed: true }),
        )
      }
      data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
    />
  );
}
