import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format.ts';
import { useNow } from '@/lib/hooks.ts';

/** How long ago, or in how long; the exact time shows on hover, or beside it. */
export function When({ at, exact = false }: { at: string; exact?: boolean }) {
  const { i18n } = useTranslation();
  const format = useFormat();
  const now = useNow(true, 5000);
  const whole = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'medium' }).format(
    new Date(at),
  );
  return (
    <time dateTime={at} title={whole}>
      {exact ? `${whole} · ${format.relative(at, now)}` : format.relative(at, now)}
    </time>
  );
}
