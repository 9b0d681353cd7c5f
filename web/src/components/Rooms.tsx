import { Container, Title } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';
import { useTitle } from '@/lib/hooks.ts';
import classes from './Rooms.module.css';

export interface RoomLink {
  name: string;
  label: string;
  icon: ComponentType<{ size?: number; stroke?: number }>;
}

interface Props {
  title: string;
  rooms: RoomLink[];
  /** The room that is open. */
  open: string;
  /** The link to a room, given what is in it and how it looks. */
  link: (room: string, props: { className: string | undefined; children: ReactNode }) => ReactNode;
  children: ReactNode;
}

/** A page of several rooms, with a menu of them at its side. */
export function Rooms({ title, rooms, open, link, children }: Props) {
  const here = rooms.find(({ name }) => name === open);
  useTitle(here ? `${here.label} · ${title}` : title);
  return (
    <Container size="70rem" px={{ base: 'md', sm: 'lg' }} pt={40}>
      <Title order={1}>{title}</Title>
      <div className={classes.page}>
        <nav className={classes.rooms} aria-label={title}>
          {rooms.map(({ name, label, icon: Icon }) =>
            link(name, {
              className: classes.room,
              children: (
                <>
                  <Icon size={18} stroke={1.6} />
                  {label}
                </>
              ),
            }),
          )}
        </nav>
        <div style={{ minWidth: 0 }}>{children}</div>
      </div>
    </Container>
  );
}
