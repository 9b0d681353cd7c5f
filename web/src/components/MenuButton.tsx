import { type ComponentType, cloneElement, type ReactElement, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MenuOf } from './Menu.tsx';
import { toast } from './toasts.tsx';

interface Loadable {
  onPointerEnter?: () => void;
  onFocus?: () => void;
  onClick?: () => void;
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: boolean;
  ref?: (button: HTMLElement | null) => void;
}

interface Props<More> {
  target: ReactElement<Loadable>;
  load: () => Promise<ComponentType<MenuOf & More>>;
  /** What the menu needs besides its button. */
  more: More;
}

/** A button whose menu is loaded when somebody is about to open it: a first visit does without all menus. */
export function MenuButton<More extends object>({ target, load, more }: Props<More>): ReactNode {
  const { t } = useTranslation();
  const [Loaded, setLoaded] = useState<ComponentType<MenuOf & More> | null>(null);
  const focused = useRef(false);

  if (Loaded) {
    // Whoever came here by keyboard stays here while the button changes.
    const ref = (button: HTMLElement | null) => {
      if (button && focused.current) button.focus();
      if (button) focused.current = false;
    };
    return <Loaded {...more} target={cloneElement(target, { ref })} />;
  }
  const soon = () => void load().catch(() => {});
  return cloneElement(target, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onPointerEnter: soon,
    onFocus: soon,
    onClick: () => {
      focused.current = true;
      load().then(
        (component) => setLoaded(() => component),
        () => toast(t('problem.noAnswer'), { failed: true }),
      );
    },
  });
}
