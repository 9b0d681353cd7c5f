import { useTranslation } from 'react-i18next';
import { ReasonDialog } from '@/components/ReasonDialog.tsx';
import { toast } from '@/components/toasts.tsx';
import { developer, type OneDelivery } from '@/lib/api/developer.ts';
import { useDeveloperAct } from './queries.ts';

interface Props {
  name: string;
  event: OneDelivery;
  onClose: () => void;
}

/** Lets a stream pass over the event that it waits for, with a reason that stays in the log. */
export function SkipDialog({ name, event, onClose }: Props) {
  const { t } = useTranslation();
  const skip = useDeveloperAct(async (reason: string) => {
    await developer.skip(name, event.eventId, reason);
    toast(t('deliveries.skip.done'));
    onClose();
  });
  return (
    <ReasonDialog
      title={t('deliveries.skip.title', { type: event.type })}
      consequences={[t('deliveries.skip.first'), t('deliveries.skip.second')]}
      label={t('deliveries.skip.reason')}
      description={t('deliveries.skip.reasonText')}
      longest={500}
      confirm={t('deliveries.skip.confirm')}
      failed={t('deliveries.skip.failed')}
      act={{ isPending: skip.isPending, error: skip.error, run: skip.mutate }}
      onClose={onClose}
    />
  );
}
