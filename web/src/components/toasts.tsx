import { Button, CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { type FocusEvent, useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './toasts.module.css';

interface Toast {
  id: number;
  message: string;
  failed: boolean;
  undo?: () => void;
  key?: string;
  widget?: string;
}

/** More are not shown at once of what Patchbay says, and of what its widgets say. */
const most = { own: 3, widgets: 2 };

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

/**
 * Says in passing what was done, in place of what was said with the same key. A failure stays until somebody closes it, while there is
 * room. What is of a `widget` takes the place of what that widget said before, and never that of anything but widgets.
 */
export function toast(
  message: string,
  { failed = false, ...of }: Partial<Omit<Toast, 'id' | 'message'>> = {},
) {
  lastId += 1;
  const said: Toast = { id: lastId, message, failed, ...of };
  const others = toasts.filter(
    (each) => !(of.key !== undefined && each.key === of.key) && !(of.widget && each.widget === of.widget),
  );
  const lane = others
    .filter((each) => !each.widget === !of.widget)
    .sort((one, other) => Number(one.failed) - Number(other.failed));
  const gone = lane.slice(0, Math.max(0, lane.length + 1 - most[of.widget ? 'widgets' : 'own']));
  change([...others.filter((each) => !gone.includes(each)), said]);
}

export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  const before = useRef<Element | null>(null);
  const lane = (of: (toast: Toast) => boolean) => (
    <div role="status">
      {shown.filter(of).map((each) => (
        <Shown
          key={each.id}
          toast={each}
          onLeave={() => before.current instanceof HTMLElement && before.current.focus()}
        />
      ))}
    </div>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears whence the keyboard comes to the buttons in it
    <div
      className={classes.region}
      onFocus={({ currentTarget, relatedTarget }: FocusEvent) => {
        // Whoever comes here goes back to where they were.
        if (!currentTarget.contains(relatedTarget)) before.current = relatedTarget;
      }}
    >
      {lane(({ widget }) => widget !== undefined)}
      {lane(({ widget }) => widget === undefined)}
    </div>
  );
}

const stays = 6000;
const staysToUndo = 12_000;

function Shown({ toast, onLeave }: { toast: Toast; onLeave: () => void }) {
  const { id, message, failed, undo, widget } = toast;
  const { t } = useTranslation();
  useEffect(() => {
    if (failed) return;
    const timer = setTimeout(close, undo ? staysToUndo : stays, id);
    return () => clearTimeout(timer);
  }, [id, failed, undo]);
  const Icon = failed ? IconAlertTriangle : IconCheck;
  const leave = () => {
    onLeave();
    close(id);
  };
  return (
    <div className={classes.toast} data-failed={failed || undefined}>
      {/* That something is done is not for a widget to say. */}
      {(failed || !widget) && <Icon size={18} stroke={2} aria-hidden />}
      <p>{message}</p>
      {undo && (
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => {
            leave();
            undo();
          }}
        >
          {t('action.undo')}
        </Button>
      )}
      <CloseButton size="sm" aria-label={t('action.close')} onClick={leave} />
    </div>
  );
}
