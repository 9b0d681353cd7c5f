import { useTranslation } from 'react-i18next';
import type { Bundle, BundleReport } from '@/lib/api/bundles.ts';
import { useFormat } from '@/lib/format.ts';

const kinds = [
  'script',
  'style',
  'img',
  'font',
  'connect',
  'media',
  'worker',
  'frame',
  'form-action',
  'frame-ancestors',
] as const;
type Kind = (typeof kinds)[number] | 'other';

/** What a directive of a frame's policy is about. */
const kindOf = (directive: string | null): Kind =>
  kinds.find((each) => directive === each || directive?.startsWith(`${each}-src`)) ??
  (directive === 'child-src' ? 'frame' : 'other');

/** What browsers say that a bundle did, or was. */
export function useReportWords() {
  const { t } = useTranslation();
  return ({ kind, directive, blocked }: BundleReport) => ({
    what: kind === 'refused' ? t('bundles.refused') : t(`bundles.tried.${kindOf(directive)}`),
    how: kind === 'refused' ? t('bundles.refusedText') : blocked && t(`bundles.blocked.${blocked}`),
  });
}

/** “Crypto Ticker 1.1.0”. */
export function useBundleName() {
  const { t } = useTranslation();
  return ({ integration, version }: Pick<Bundle, 'integration' | 'version'>) =>
    integration && version
      ? t('bundles.ofVersion', { app: integration.displayName, version })
      : t('bundles.nobodys');
}

/** “12”, or “more than 12” where no more of them are counted. */
export function usePlaces() {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ places, morePlaces }: Pick<Bundle, 'places' | 'morePlaces'>) =>
    morePlaces ? t('bundles.morePlaces', { count: places }) : format.number(places);
}
