import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format.ts';
import { useNow } from '@/lib/hooks.ts';

/** When something was last used, in words; the exact time shows on hover. */
export function LastUse({ at }: { at: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(at !== null, 20_000);
  if (!at) return <span>{t('lastUse.never')}</span>;
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {t('lastUse.used', { when: format.relative(at, Math.max(now, Date.parse(at))) })}
    </time>
  );
}
