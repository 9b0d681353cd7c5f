import { useFormat } from '@/lib/format.ts';

/** A day; the exact time shows on hover. */
export function Moment({ at }: { at: string }) {
  const format = useFormat();
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {format.date(at)}
    </time>
  );
}
