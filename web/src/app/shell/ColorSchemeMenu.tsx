import { ActionIcon, type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MenuButton } from '@/components/MenuButton.tsx';

export const schemeIcons = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon } satisfies Record<
  MantineColorScheme,
  typeof IconSun
>;

const load = async () => (await import('./menus.ts')).ColorSchemeItems;

export function ColorSchemeMenu() {
  const { t } = useTranslation();
  const { colorScheme } = useMantineColorScheme();
  const Chosen = schemeIcons[colorScheme];
  return (
    <MenuButton
      load={load}
      more={{}}
      target={
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('colorScheme.label', { scheme: t(`colorScheme.${colorScheme}`) })}
        >
          <Chosen size={18} stroke={1.75} />
        </ActionIcon>
      }
    />
  );
}
