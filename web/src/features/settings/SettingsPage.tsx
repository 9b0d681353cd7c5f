import { IconApps, IconBell, IconDatabase, IconDevices, IconLock, IconUser } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Rooms } from '@/components/Rooms.tsx';
import { ConnectedApps } from './ConnectedApps.tsx';
import { Data } from './Data.tsx';
import { Email } from './Email.tsx';
import { NoticePreferences } from './NoticePreferences.tsx';
import { Passkeys } from './Passkeys.tsx';
import { Password } from './Password.tsx';
import { Profile } from './Profile.tsx';
import { Sessions } from './Sessions.tsx';

export const settingsRooms = ['profile', 'security', 'sessions', 'apps', 'notices', 'data'] as const;
export type SettingsRoom = (typeof settingsRooms)[number];

const icons = {
  profile: IconUser,
  security: IconLock,
  sessions: IconDevices,
  apps: IconApps,
  notices: IconBell,
  data: IconDatabase,
} satisfies Record<SettingsRoom, unknown>;

const panels: Record<SettingsRoom, () => ReactNode> = {
  profile: () => (
    <>
      <Profile />
      <Email />
    </>
  ),
  security: () => (
    <>
      <Passkeys />
      <Password />
    </>
  ),
  sessions: () => <Sessions />,
  apps: () => <ConnectedApps />,
  notices: () => <NoticePreferences />,
  data: () => <Data />,
};

interface Props {
  room: SettingsRoom;
  link: (room: SettingsRoom, props: { className: string | undefined; children: ReactNode }) => ReactNode;
}

/** What is one's own: how one is called, how one gets in, where one is signed in, and what is kept. */
export function SettingsPage({ room, link }: Props) {
  const { t } = useTranslation();
  return (
    <Rooms
      title={t('settings.title')}
      rooms={settingsRooms.map((name) => ({ name, label: t(`settings.${name}`), icon: icons[name] }))}
      open={room}
      link={(name, props) => link(name as SettingsRoom, props)}
    >
      {panels[room]()}
    </Rooms>
  );
}
