import { Stack, Text, Title, type TitleOrder } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  icon?: ReactNode;
  order?: TitleOrder;
  title: string;
  text: ReactNode;
  children?: ReactNode;
}

/** Nothing is here: says why, and what to do about it. */
export function Empty({ icon, order = 2, title, text, children }: Props) {
  return (
    <Stack align="center" gap="xs" py={48} px="md" ta="center">
      {icon}
      <Title order={order} size="h2">
        {title}
      </Title>
      <Text c="dimmed" maw={440} mb="sm" style={{ textWrap: 'pretty' }}>
        {text}
      </Text>
      {children}
    </Stack>
  );
}
