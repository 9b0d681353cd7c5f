import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm.tsx';
import { toast } from '@/components/toasts.tsx';
import type { Membership } from '@/lib/api/index.ts';
import { useLeave } from './queries.ts';

interface Props {
  organization: Membership;
  opened: boolean;
  onClose: () => void;
}

/** Says what leaving means, and leaves. */
export function LeaveDialog({ organization, opened, onClose }: Props) {
  const { t } = useTranslation();
  const leave = useLeave(organization.id);
  const words = { organization: organization.displayName };
  return (
    <Confirm
      opened={opened}
      onClose={() => {
        onClose();
        leave.reset();
      }}
      title={t('leave.title', words)}
      consequences={[t('leave.first', words), t('leave.second'), t('leave.third')]}
      confirm={t('leave.confirm')}
      color="red.9"
      act={{
        isPending: leave.isPending,
        error: leave.error,
        run: () => leave.mutate(undefined, { onSuccess: () => toast(t('leave.done', words)) }),
      }}
      failed={{
        title: t('leave.failed', words),
        decided: t('outcome.unchanged'),
        undecided: t('outcome.unknown'),
      }}
    />
  );
}
