import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm.tsx';
import { ReasonDialog } from '@/components/ReasonDialog.tsx';
import { toast } from '@/components/toasts.tsx';
import { type Bundle, bundles } from '@/lib/api/bundles.ts';
import { useBundleAct } from './queries.ts';
import { useBundleName } from './words.ts';

interface Props {
  bundle: Bundle;
  onClose: () => void;
}

/** Asks why, saying what happens to whom. */
export function TakeDownDialog({ bundle, versions, onClose }: Props & { versions: Bundle[] }) {
  const { t } = useTranslation();
  const name = useBundleName()(bundle);
  const take = useBundleAct(
    (reason: string) => bundles.takeDown(bundle.sha256, reason),
    () => {
      toast(t('bundles.takenDown', { name }));
      onClose();
    },
  );
  const places = versions.reduce((all, each) => all + each.places, 0);
  const more = versions.some((each) => each.morePlaces);
  return (
    <ReasonDialog
      title={t('bundles.takeDownTitle', { name })}
      consequences={[
        t(more ? 'bundles.willStopMore' : 'bundles.willStop', { count: places }),
        t('bundles.willStay'),
        ...(versions.length > 1 ? [t('bundles.willStopAll', { count: versions.length })] : []),
        t('bundles.willNotCome'),
      ]}
      label={t('bundles.reason')}
      description={t('bundles.reasonText')}
      confirm={t('bundles.takeDown')}
      failed={t('bundles.notTakenDown')}
      act={{ isPending: take.isPending, error: take.error, run: take.mutate }}
      onClose={onClose}
    />
  );
}

export function PutBackDialog({ bundle, onClose }: Props) {
  const { t } = useTranslation();
  const name = useBundleName()(bundle);
  const put = useBundleAct(
    () => bundles.putBack(bundle.sha256),
    () => {
      toast(t('bundles.isBack', { name }));
      onClose();
    },
  );
  return (
    <Confirm
      opened
      onClose={onClose}
      title={t('bundles.putBackTitle', { name })}
      consequences={[t('bundles.willBeBack'), t('bundles.mayCome')]}
      confirm={t('bundles.putBack')}
      act={{ isPending: put.isPending, error: put.error, run: () => put.mutate(undefined) }}
      failed={{
        title: t('bundles.notPutBack'),
        decided: t('outcome.unchanged'),
        undecided: t('outcome.unknown'),
      }}
    />
  );
}
