import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Installation } from '@/lib/api/index.ts';
import { ActDialog, type ConfirmedAct } from './ActDialog.tsx';

interface Props {
  installation: Installation;
  /** None where the app is somebody's own: then they can uninstall it. */
  organization: string | null;
}

/** What an admin can do with an app besides opening it. */
export function ManageMenu({ installation, organization }: Props) {
  const { t } = useTranslation();
  const [act, setAct] = useState<ConfirmedAct | null>(null);
  const { status, suspendedBy, integration } = installation;

  const items =
    organization === null
      ? [{ act: 'uninstallOwn' as const, icon: IconTrash }]
      : [
          status === 'active' && { act: 'suspend' as const, icon: IconPlayerPause },
          suspendedBy.includes('admin') && { act: 'resume' as const, icon: IconPlayerPlay },
          { act: 'uninstall' as const, icon: IconTrash },
        ].filter((item) => item !== false);

  return (
    <>
      <Menu position="bottom-end" width={200} shadow="md" radius="md">
        <Menu.Target>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={t('installation.actions', { app: integration.displayName })}
          >
            <IconDots size={18} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {items.map(({ act: each, icon: Icon }) => (
            <Menu.Item
              key={each}
              c={each.startsWith('uninstall') ? 'var(--mantine-color-error)' : undefined}
              leftSection={<Icon size={16} stroke={1.75} />}
              onClick={() => setAct(each)}
            >
              {each === 'uninstallOwn' ? t('act.uninstall.menu') : t(`act.${each}.menu`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {(organization === null
        ? (['uninstallOwn'] as const)
        : (['suspend', 'resume', 'uninstall'] as const)
      ).map((each) => (
        <ActDialog
          key={each}
          act={each}
          opened={act === each}
          onClose={() => setAct(null)}
          installation={installation}
          organization={organization}
        />
      ))}
    </>
  );
}
