import { Button, Group, Text } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { InstallationRef, Unavailable as Why } from '@/lib/api/dashboard.ts';
import classes from './WidgetCard.module.css';

interface Props {
  why: Why;
  app: InstallationRef;
  onRemove: () => void;
}

/** Why a widget shows nothing, and what can be done about it. */
export function Unavailable({ why, app, onRemove }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes.instead}>
      <IconPlugConnectedX size={24} stroke={1.5} aria-hidden />
      <Text size="sm" maw={360}>
        {t(`dashboard.unavailable.${why}`, { app: app.displayName })}
      </Text>
      <Group gap="xs" justify="center">
        <Button size="compact-sm" variant="default" onClick={onRemove}>
          {t('dashboard.remove')}
        </Button>
        {(why === 'revoked' || why === 'suspended') && (
          <Button
            size="compact-sm"
            variant="subtle"
            renderRoot={(props) => <Link to="/listings/$name" params={{ name: app.name }} {...props} />}
          >
            {t('dashboard.toApp')}
          </Button>
        )}
      </Group>
    </div>
  );
}
