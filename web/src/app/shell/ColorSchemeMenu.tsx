import { ActionIcon, type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

const schemes = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon } satisfies Record<
  MantineColorScheme,
  typeof IconSun
>;

export function ColorSchemeMenu() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Chosen = schemes[colorScheme];

  return (
    <Menu position="bottom-end" width={180} shadow="md" radius="md">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('colorScheme.label', { scheme: t(`colorScheme.${colorScheme}`) })}
        >
          <Chosen size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {(['auto', 'light', 'dark'] as const).map((scheme) => {
          const Icon = schemes[scheme];
          return (
            <Menu.Item
              key={scheme}
              aria-current={scheme === colorScheme || undefined}
              leftSection={<Icon size={16} stroke={1.75} />}
              rightSection={scheme === colorScheme ? <IconCheck size={16} /> : null}
              onClick={() => setColorScheme(scheme)}
            >
              {t(`colorScheme.${scheme}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
