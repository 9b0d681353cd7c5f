import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MenuButton } from '@/components/MenuButton.tsx';
import classes from './Bell.module.css';
import { useLatest } from './queries.ts';

const load = async () => (await import('./BellMenu.tsx')).BellMenu;

/** How many notices are unread, and the latest of them. */
export function Bell() {
  const { t } = useTranslation();
  const { data } = useLatest();
  const unread = data?.unread ?? 0;
  const [news, setNews] = useState('');
  const known = useRef<number | null>(null);

  // Says when there are more than before; what was there when the page came is on the button.
  useEffect(() => {
    if (data && known.current !== null && unread > known.current) setNews(t('bell.label', { count: unread }));
    if (data) known.current = unread;
  }, [data, unread, t]);

  return (
    <>
      <MenuButton
        load={load}
        more={{}}
        target={
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            className={classes.bell}
            aria-label={unread > 0 ? t('bell.label', { count: unread }) : t('bell.none')}
          >
            <IconBell size={18} stroke={1.75} />
            {unread > 0 && (
              <span className={classes.count} aria-hidden>
                {unread > 99 ? '99+' : unread}
              </span>
            )}
          </ActionIcon>
        }
      />
      <VisuallyHidden role="status">{news}</VisuallyHidden>
    </>
  );
}
