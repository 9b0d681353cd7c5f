import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AppIcon } from '@/components/AppIcon.tsx';
import { Moment } from '@/components/Moment.tsx';
import { StatusBadge } from '@/components/StatusBadge.tsx';
import type { Installation } from '@/lib/api/index.ts';
import classes from './AppRow.module.css';
import { ManageMenu } from './ManageMenu.tsx';
import { OpenButton } from './OpenButton.tsx';
import { useLiveInstallation } from './queries.ts';
import { SetUpProgress } from './SetUpProgress.tsx';
import { SuspensionCause } from './SuspensionCause.tsx';

interface Props {
  installation: Installation;
  organization: string;
}

export function AppRow({ installation, organization }: Props) {
  const { t } = useTranslation();
  const live = useLiveInstallation(installation);
  const { integration, status } = live;

  return (
    <li className={classes.row}>
      <AppIcon app={integration} size={44} />
      <div className={classes.names}>
        <h2 className={classes.name}>
          <Link
            to="/apps/$name/{-$tab}"
            params={{ name: integration.name, tab: undefined }}
            className={classes.link}
          >
            {integration.displayName}
          </Link>
          <StatusBadge status={status} />
        </h2>
        <Text size="sm" c="dimmed">
          {live.canManage &&
            status !== 'setting_up' &&
            `${t('access.count', { count: live.memberCount })} · `}
          {t('installation.by', { name: live.installedBy.name })} <Moment at={live.installedAt} />
        </Text>
        {status === 'suspended' && <SuspensionCause installation={live} organization={organization} />}
        {status === 'active' && !live.canOpen && (
          <Text size="sm" c="dimmed">
            {t('installation.noAccess')}
          </Text>
        )}
      </div>
      <div className={classes.actions}>
        {status === 'active' && live.canOpen && <OpenButton installation={live} size="sm" />}
        {live.canManage && status !== 'setting_up' && (
          <ManageMenu installation={live} organization={organization} />
        )}
      </div>
      {status === 'setting_up' && (
        <div className={classes.progress}>
          <SetUpProgress installation={live} organization={organization} />
        </div>
      )}
    </li>
  );
}
