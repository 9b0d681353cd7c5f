import { Button, CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './toasts.module.css';

interface Toast {
  id: number;
  message: string;
  failed: boolean;
  undo?: () => void;
  key?: string;
}

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const close = (id: number) => change(toasts.filter((toast) => toast.id !== id));

/** Says in passing what was done, in place of what was said with the same key. A failure stays until somebody closes it. */
export function toast(
  message: string,
  { failed = false, undo, key }: { failed?: boolean; undo?: () => void; key?: string } = {},
) {
  lastId += 1;
  const others = toasts.filter((each) => key === undefined || each.key !== key);
  change([...others.slice(-2), { id: lastId, message, failed, undo, key }]);
}

export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className={classes.region} role="status">
      {shown.map((each) => (
        <Shown key={each.id} toast={each} />
      ))}
    </div>
  );
}

const stays = 6000;
const staysToUndo = 12_000;

function Shown({ toast: { id, message, failed, undo } }: { toast: Toast }) {
  const { t } = useTranslation();
  useEffect(() => {
    if (failed) return;
    const timer = setTimeout(close, undo ? staysToUndo : stays, id);
    return () => clearTimeout(timer);
  }, [id, failed, undo]);
  const Icon = failed ? IconAlertTriangle : IconCheck;
  return (
    <div className={classes.toast} data-failed={failed || undefined}>
      <Icon size={18} stroke={2} aria-hidden />
      <p>{message}</p>
      {undo && (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            close(id);
            undo();
          }}
        >
          {t('action.undo')}
        </Button>
      )}
      <CloseButton size="sm" aria-label={t('action.close')} onClick={() => close(id)} />
    </div>
  );
}
