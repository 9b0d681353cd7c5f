import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm.tsx';
import { toast } from '@/components/toasts.tsx';
import type { Installation } from '@/lib/api/index.ts';
import { useAct } from './queries.ts';

export type ConfirmedAct = 'suspend' | 'resume' | 'uninstall' | 'remove' | 'uninstallOwn' | 'removeOwn';

interface Props {
  act: ConfirmedAct;
  opened: boolean;
  onClose: () => void;
  installation: Installation;
  /** None where the app is somebody's own. */
  organization: string | null;
  /** Where to go when the act is done. */
  onDone?: () => void;
}

const changes = {
  suspend: 'suspend',
  resume: 'resume',
  uninstall: 'uninstall',
  remove: 'uninstall',
  uninstallOwn: 'uninstall',
  removeOwn: 'uninstall',
} as const;

/** Says what suspending, resuming or removing an app will do, and does it. */
export function ActDialog({ act, opened, onClose, installation, organization, onDone }: Props) {
  const { t } = useTranslation();
  const mutation = useAct(changes[act]);
  const words = { app: installation.integration.displayName, organization };

  const close = () => {
    onClose();
    mutation.reset();
  };
  return (
    <Confirm
      opened={opened}
      onClose={close}
      title={t(`act.${act}.title`, words)}
      consequences={[
        t(`act.${act}.first`, words),
        t(`act.${act}.second`, words),
        t(`act.${act}.third`, words),
      ]}
      confirm={t(`act.${act}.confirm`)}
      color={act === 'resume' ? undefined : 'red.9'}
      act={{
        isPending: mutation.isPending,
        error: mutation.error,
        run: () =>
          mutation.mutate(installation, {
            onSuccess: () => {
              close();
              toast(t(`act.${act}.done`, words));
              onDone?.();
            },
          }),
      }}
      failed={{
        title: t(`act.${act}.failed`, words),
        decided: t('outcome.unchanged'),
        undecided: t('outcome.unknown'),
      }}
    />
  );
}
