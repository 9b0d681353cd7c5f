import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format.ts';
import type { FieldKind } from '@/lib/values.ts';

interface Props {
  of: unknown;
  kind: FieldKind;
  /** A number that counts nothing, as a key: 2026, not 2,026. */
  plain?: boolean;
}

/** As readers of the page's language write it; what has parts of its own is shown as it came. */
export function Value({ of, kind, plain = false }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  switch (typeof of) {
    case 'number':
      return plain ? String(of) : format.reading(of);
    case 'boolean':
      return t(of ? 'value.yes' : 'value.no');
    case 'string':
      if (kind === 'day' && isDay(of)) return format.day(of);
      return kind === 'moment' && !Number.isNaN(Date.parse(of)) ? format.instant(of) : <bdi>{of}</bdi>;
    default:
      return of === undefined || of === null ? '–' : <code>{JSON.stringify(of)}</code>;
  }
}

export const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
