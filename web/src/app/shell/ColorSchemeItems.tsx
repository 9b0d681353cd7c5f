import { Menu as Items, useMantineColorScheme } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Menu, type MenuOf } from '@/components/Menu.tsx';
import { schemeIcons } from './ColorSchemeMenu.tsx';

export function ColorSchemeItems({ target }: MenuOf) {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu target={target} width={180}>
      {(['auto', 'light', 'dark'] as const).map((scheme) => {
        const Icon = schemeIcons[scheme];
        return (
          <Items.Item
            key={scheme}
            aria-current={scheme === colorScheme || undefined}
            leftSection={<Icon size={16} stroke={1.75} />}
            rightSection={scheme === colorScheme ? <IconCheck size={16} /> : null}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`colorScheme.${scheme}`)}
          </Items.Item>
        );
      })}
    </Menu>
  );
}
