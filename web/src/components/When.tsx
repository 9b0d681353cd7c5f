import { useFormat } from '@/lib/format.ts';
import { useNow } from '@/lib/hooks.ts';

/** How long ago, or in how long; the exact time shows on hover, or beside it. */
export function When({ at, exact = false }: { at: string; exact?: boolean }) {
  const format = useFormat();
  const now = useNow(true, 5000);
  const whole = format.instant(at);
  return (
    <time dateTime={at} title={whole}>
      {exact ? `${whole} · ${format.relative(at, now)}` : format.relative(at, now)}
    </time>
  );
}
