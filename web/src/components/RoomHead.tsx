import { Anchor, Group, Skeleton, Text, Title } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppIcon } from './AppIcon.tsx';
import classes from './RoomHead.module.css';

interface Props {
  app: { name: string; displayName: string; icon: string | null };
  /** The list that it stands in. */
  from: { to: LinkProps['to']; name: string };
  /** Stands beside the name. */
  badge?: ReactNode;
  actions?: ReactNode;
  /** Lines below the name. */
  children: ReactNode;
}

/** The head of the room of one app: where it is, its picture and name, and what can be done at once. */
export function RoomHead({ app, from, badge, actions, children }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <nav aria-label={t('listing.path')} className={classes.crumbs}>
        <Anchor component={Link} to={from.to} c="dimmed" size="sm">
          {from.name}
        </Anchor>
        <span aria-hidden>/</span>
        <Text size="sm" truncate aria-current="page">
          {app.displayName}
        </Text>
      </nav>
      <header className={classes.head}>
        <AppIcon app={app} size={56} />
        <div className={classes.names}>
          <Group gap="xs">
            <Title order={1} className={classes.title}>
              {app.displayName}
            </Title>
            {badge}
          </Group>
          {children}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
    </>
  );
}

/** Its place while the room is loaded. */
export function RoomSkeleton() {
  return (
    <div aria-busy>
      <Skeleton w={160} h={21} mb="lg" />
      <Skeleton w={320} h={56} mb="xl" />
      <Skeleton h={360} radius="lg" />
    </div>
  );
}
