import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm.tsx';
import { toast } from '@/components/toasts.tsx';
import { type ConnectedApp, connectedApps } from '@/lib/api/index.ts';
import { useConnectionAct } from '@/lib/connectedApps.ts';

export interface Parting {
  app: ConnectedApp;
  act: 'uninstall' | 'signOut' | 'giveUp';
}

interface Props {
  parting: Parting | null;
  onClose: () => void;
}

/** Says what uninstalling one's own app, signing out of an organization's or giving up one's access means, and does it. */
export function PartingDialog({ parting, onClose }: Props) {
  const { t } = useTranslation();
  // What it says stays while it closes.
  const [shown, setShown] = useState(parting);
  useEffect(() => setShown((known) => parting ?? known), [parting]);
  const act = useConnectionAct(({ app, act }: Parting) =>
    act === 'giveUp'
      ? connectedApps.giveUp(app.installationId)
      : connectedApps.disconnect(app.installationId),
  );
  const close = () => {
    onClose();
    act.reset();
  };
  const wanted = parting ?? shown;
  if (!wanted) return null;
  const words = {
    app: wanted.app.integration.displayName,
    organization: wanted.app.organization?.displayName,
  };
  const key = `connected.${wanted.act}` as const;

  return (
    <Confirm
      opened={parting !== null}
      onClose={close}
      title={t(`${key}.title`, words)}
      consequences={[t(`${key}.first`, words), t(`${key}.second`, words), t(`${key}.third`, words)]}
      confirm={t(`${key}.confirm`)}
      color="red.9"
      act={{
        isPending: act.isPending,
        error: act.error,
        run: () =>
          act.mutate(wanted, {
            onSuccess: () => {
              close();
              toast(t(`${key}.done`, words));
            },
          }),
      }}
      failed={{
        title: t(`${key}.failed`, words),
        decided: t('outcome.unchanged'),
        undecided: t('outcome.unknown'),
      }}
    />
  );
}
