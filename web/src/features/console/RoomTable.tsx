import { Box, Card, Group, Table, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AppIcon } from '@/components/AppIcon.tsx';
import type { ConsoleSearch } from './ConsolePage.tsx';
import classes from './RoomTable.module.css';

interface Column<Item> {
  title: string;
  /** The narrowest screen that has room for it; every one, where that is not said. */
  from?: 'sm' | 'md';
  number?: boolean;
  cell: (item: Item) => ReactNode;
}

interface Named {
  key: string;
  app: { name: string; displayName: string; icon: string | null };
  name: string;
  text: string;
  /** What is shown when it is opened. */
  search: ConsoleSearch;
}

interface Props<Item> {
  room: 'widgets' | 'pipeline';
  label: string;
  items: readonly Item[];
  /** Of its first column. */
  title: string;
  named: (item: Item) => Named;
  /** How it stands, which a narrow screen says under its name. */
  state: { title: string; cell: (item: Item) => ReactNode };
  columns: Column<Item>[];
}

/** What there is in a room of the console: of each a row, which opens it. */
export function RoomTable<Item>({ room, label, items, title, named, state, columns }: Props<Item>) {
  const others: Column<Item>[] = [{ ...state, from: 'sm' }, ...columns];
  return (
    <Card p={0}>
      <Table verticalSpacing="sm" horizontalSpacing="sm" aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{title}</Table.Th>
            {others.map(({ title, from, number }) => (
              <Table.Th
                key={title}
                {...(from && { visibleFrom: from })}
                className={number ? classes.number : undefined}
              >
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => {
            const { key, app, name, text, search } = named(item);
            return (
              <Table.Tr key={key} className={classes.row}>
                <Table.Td>
                  <Group gap="sm" wrap="nowrap">
                    <AppIcon app={app} size={28} />
                    <div className={classes.name}>
                      <Link to="/console/{-$room}" params={{ room }} search={search} className={classes.link}>
                        {name}
                      </Link>
                      <Text size="xs" c="dimmed">
                        {text}
                      </Text>
                      <Box hiddenFrom="sm" mt={4}>
                        {state.cell(item)}
                      </Box>
                    </div>
                  </Group>
                </Table.Td>
                {others.map(({ title, from, number, cell }) => (
                  <Table.Td
                    key={title}
                    {...(from && { visibleFrom: from })}
                    className={number ? classes.number : undefined}
                  >
                    {cell(item)}
                  </Table.Td>
                ))}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Card>
  );
}
