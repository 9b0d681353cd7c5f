import { useFormat } from '@/lib/format.ts';

/** A day, or the day and time; the exact time shows on hover. */
export function Moment({ at, exact = false }: { at: string; exact?: boolean }) {
  const format = useFormat();
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {exact ? format.dateTime(at) : format.date(at)}
    </time>
  );
}
