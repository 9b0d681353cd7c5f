import { Avatar, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { EmailText } from './EmailText.tsx';

interface Props {
  name: string;
  email: string;
  children?: ReactNode;
}

/** Somebody in a row of a table. */
export function Person({ name, email, children }: Props) {
  return (
    <Group gap="sm" wrap="nowrap">
      <Avatar visibleFrom="xs" size={34} name={name} color="brand" variant="light" alt="" />
      <div style={{ minWidth: 0 }}>
        <Text size="sm" fw={560} style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Text>
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          <EmailText address={email} />
        </Text>
        {children}
      </div>
    </Group>
  );
}
