import { ActionIcon, Menu } from '@mantine/core';
import {
  IconAdjustments,
  IconArrowBarToUp,
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowsHorizontal,
  IconArrowsVertical,
  IconArrowUp,
  IconDots,
  IconGridDots,
  IconTrash,
} from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Way, ways } from './layout.ts';

const icons: Record<Way, typeof IconDots> = {
  up: IconArrowUp,
  down: IconArrowDown,
  left: IconArrowLeft,
  right: IconArrowRight,
  wider: IconArrowsHorizontal,
  narrower: IconArrowsHorizontal,
  taller: IconArrowsVertical,
  shorter: IconArrowsVertical,
  top: IconArrowBarToUp,
};
const inColumn = ['up', 'down', 'top'] as const;

export interface WidgetActs {
  move: (id: string, way: Way) => void;
  /** Asks to which place. */
  place: (id: string) => void;
  settings: (id: string) => void;
  remove: (id: string) => void;
}

interface Props {
  id: string;
  title: string;
  /** Whether all widgets stand in one column. */
  column: boolean;
  settings: boolean;
  acts: WidgetActs;
}

/** Everything that can be done to a widget, without dragging. */
export const WidgetMenu = memo(function WidgetMenu({ id, title, column, settings, acts }: Props) {
  const { t } = useTranslation();
  const icon = { size: 16, stroke: 1.75 };
  return (
    <Menu position="bottom-end" width={210} shadow="md" radius="md" keepMounted={false}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="md"
          aria-label={t('dashboard.menu', { title })}
          className="widget-menu"
        >
          <IconDots size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah="min(32rem, 70dvh)" style={{ overflowY: 'auto' }}>
        {settings && (
          <Menu.Item leftSection={<IconAdjustments {...icon} />} onClick={() => acts.settings(id)}>
            {t('dashboard.settings')}
          </Menu.Item>
        )}
        <Menu.Label>{t('dashboard.move')}</Menu.Label>
        {(column ? inColumn : ways).map((way) => {
          const Icon = icons[way];
          return (
            // It stays open: one step is seldom enough.
            <Menu.Item
              key={way}
              closeMenuOnClick={way === 'top'}
              leftSection={<Icon {...icon} />}
              onClick={() => acts.move(id, way)}
            >
              {t(`dashboard.way.${way}`)}
            </Menu.Item>
          );
        })}
        {!column && (
          <Menu.Item leftSection={<IconGridDots {...icon} />} onClick={() => acts.place(id)}>
            {t('dashboard.toPlace')}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => acts.remove(id)}>
          {t('dashboard.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
});
