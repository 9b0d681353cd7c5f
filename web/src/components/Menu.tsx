import { type MenuProps, Menu as Opened } from '@mantine/core';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';

export interface MenuOf {
  /** The button that stood there before the menu was loaded. */
  target: ReactElement;
}

interface Props extends MenuOf {
  width: NonNullable<MenuProps['width']>;
  children: ReactNode;
}

/** A menu of the shell, opened as soon as it is there. */
export function Menu({ target, width, children }: Props) {
  const [opened, setOpened] = useState(false);
  // In the second drawing: only then its button is there, to which the focus returns.
  useEffect(() => setOpened(true), []);
  return (
    <Opened position="bottom-end" width={width} shadow="md" radius="md" opened={opened} onChange={setOpened}>
      <Opened.Target>{target}</Opened.Target>
      <Opened.Dropdown>{children}</Opened.Dropdown>
    </Opened>
  );
}
