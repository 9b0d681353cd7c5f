import { Menu as Items, Skeleton, Text } from '@mantine/core';
import { IconChecks, IconList } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Menu, type MenuOf } from '@/components/Menu.tsx';
import { toast } from '@/components/toasts.tsx';
import { useFormat } from '@/lib/format.ts';
import { useGo } from '@/lib/go.ts';
import classes from './Bell.module.css';
import { useLatest, useMarkRead } from './queries.ts';

const shown = 6;

/** The latest notices; choosing one marks it read and leads to what it is about. */
export function BellMenu({ target }: MenuOf) {
  const { t } = useTranslation();
  const format = useFormat();
  const go = useGo();
  const found = useLatest();
  const markRead = useMarkRead();
  const failed = { onError: () => toast(t('bell.notMarked'), { failed: true }) };
  const latest = found.data?.notices.slice(0, shown) ?? [];

  return (
    <Menu target={target} width="min(23rem, calc(100vw - 1.5rem))">
      <Items.Label>{t('bell.title')}</Items.Label>
      {found.isPending && <Skeleton h={120} m="xs" w="auto" />}
      {found.isError && !found.data && (
        <Text size="sm" px="sm" py="xs">
          {t('bell.failed')}
        </Text>
      )}
      {found.data?.notices.length === 0 && (
        <Text size="sm" c="dimmed" px="sm" py="xs">
          {t('bell.nothing')}
        </Text>
      )}
      {latest.map(({ id, title, text, link, at, read }) => (
        <Items.Item
          key={id}
          onClick={() => {
            if (!read) markRead.mutate({ ids: [id] }, failed);
            go(link ?? '/notices');
          }}
        >
          <span className={classes.item}>
            <span className={classes.dot} data-read={read || undefined} />
            <span className={classes.title} data-read={read || undefined}>
              {title}
            </span>
            <span className={classes.text}>
              {text}
              <br />
              {format.relative(at, Date.now())}
              {!read && ` · ${t('bell.unread')}`}
            </span>
          </span>
        </Items.Item>
      ))}
      <Items.Divider />
      {(found.data?.unread ?? 0) > 0 && (
        <Items.Item
          closeMenuOnClick={false}
          leftSection={<IconChecks size={16} stroke={1.75} />}
          onClick={() => markRead.mutate({ all: true }, failed)}
        >
          {t('bell.markAll')}
        </Items.Item>
      )}
      <Items.Item leftSection={<IconList size={16} stroke={1.75} />} onClick={() => go('/notices')}>
        {t('bell.all')}
      </Items.Item>
    </Menu>
  );
}
