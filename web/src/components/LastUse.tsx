import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format.ts';
import { useNow } from '@/lib/hooks.ts';

interface Props {
  at: string | null;
  /** Beside a word that says already that this is about use. */
  bare?: boolean;
}

/** When something was last used, in words; the exact time shows on hover. */
export function LastUse({ at, bare = false }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(at !== null, 20_000);
  if (!at) return <span>{t(bare ? 'lastUse.neverBare' : 'lastUse.never')}</span>;
  const when = format.relative(at, Math.max(now, Date.parse(at)));
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {bare ? when : t('lastUse.used', { when })}
    </time>
  );
}
