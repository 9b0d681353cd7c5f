import { useTranslation } from 'react-i18next';
import { ReasonDialog } from '@/components/ReasonDialog.tsx';
import { toast } from '@/components/toasts.tsx';
import { publishing } from '@/lib/api/publishing.ts';
import { useDeveloperAct } from './queries.ts';

interface Props {
  name: string;
  version: string;
  onClose: () => void;
}

/** Takes a version back, with a reason that those who have it read. */
export function YankDialog({ name, version, onClose }: Props) {
  const { t } = useTranslation();
  const yank = useDeveloperAct(async (reason: string) => {
    await publishing.yank(name, version, reason);
    toast(t('yank.done', { version }));
    onClose();
  });
  return (
    <ReasonDialog
      title={t('yank.title', { version })}
      consequences={[t('yank.first'), t('yank.second')]}
      label={t('yank.reason')}
      description={t('yank.reasonText')}
      confirm={t('yank.confirm')}
      failed={t('yank.failed')}
      act={{ isPending: yank.isPending, error: yank.error, run: yank.mutate }}
      onClose={onClose}
    />
  );
}
