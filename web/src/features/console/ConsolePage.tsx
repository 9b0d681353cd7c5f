import { Skeleton } from '@mantine/core';
import {
  IconActivity,
  IconAppWindow,
  IconCode,
  IconMail,
  IconPalette,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Rooms } from '@/components/Rooms.tsx';
import { BrandRoom } from './BrandRoom.tsx';
import { DevelopersRoom } from './DevelopersRoom.tsx';
import { MailRoom } from './MailRoom.tsx';
import { PeopleRoom } from './PeopleRoom.tsx';
import { PipelineRoom, type PipelineSearch } from './PipelineRoom.tsx';
import { SignUpRoom } from './SignUpRoom.tsx';
import type { WidgetsSearch } from './widgets/WidgetsRoom.tsx';

export const consoleRooms = [
  'brand',
  'mail',
  'sign-up',
  'people',
  'developers',
  'widgets',
  'pipeline',
] as const;
export type ConsoleRoom = (typeof consoleRooms)[number];
export type ConsoleSearch = PipelineSearch & WidgetsSearch;

interface Searching {
  search: ConsoleSearch;
  onSearch: (search: ConsoleSearch) => void;
}

const WidgetsRoom = lazy(async () => ({ default: (await import('./widgets/WidgetsRoom.tsx')).WidgetsRoom }));

const icons = {
  brand: IconPalette,
  mail: IconMail,
  'sign-up': IconUserPlus,
  people: IconUsers,
  developers: IconCode,
  widgets: IconAppWindow,
  pipeline: IconActivity,
};
const panels: Record<ConsoleRoom, (search: Searching) => ReactNode> = {
  brand: () => <BrandRoom />,
  mail: () => <MailRoom />,
  'sign-up': () => <SignUpRoom />,
  people: () => <PeopleRoom />,
  developers: () => <DevelopersRoom />,
  widgets: (search) => (
    <Suspense fallback={<Skeleton h={420} radius="lg" />}>
      <WidgetsRoom {...search} />
    </Suspense>
  ),
  pipeline: (search) => <PipelineRoom {...search} />,
};

interface Props extends Searching {
  room: ConsoleRoom;
  link: (room: ConsoleRoom, props: { className: string | undefined; children: ReactNode }) => ReactNode;
}

/** What the operators of this marketplace decide. */
export function ConsolePage({ room, link, ...search }: Props) {
  const { t } = useTranslation();
  return (
    <Rooms
      title={t('console.title')}
      rooms={consoleRooms.map((name) => ({ name, label: t(`console.${name}`), icon: icons[name] }))}
      open={room}
      link={(name, props) => link(name as ConsoleRoom, props)}
    >
      {panels[room](search)}
    </Rooms>
  );
}
