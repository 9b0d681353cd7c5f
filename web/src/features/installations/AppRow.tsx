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
  /** None where the app is somebody's own. */
  organization: string | null;
  /** Whether this person has the same app twice, for themselves and in the organization. */
  twice: boolean;
  /** The level of its name below the headings of the page. */
  level: 2 | 3;
}

export function AppRow({ installation, organization, twice, level }: Props) {
  const { t } = useTranslation();
  const live = useLiveInstallation(installation);
  const { integration, status } = live;
  const own = organization === null;
  const Heading = `h${level}` as const;

  return (
    <li className={classes.row}>
      <AppIcon app={integration} size={44} />
      <div className={classes.names}>
        <Heading className={classes.name}>
          <Link
            to="/apps/$name/{-$tab}"
            params={{ name: integration.name, tab: undefined }}
            search={own ? { for: 'me' } : twice ? { for: 'organization' } : {}}
            className={classes.link}
          >
            {integration.displayName}
          </Link>
          <StatusBadge status={status} />
        </Heading>
        <Text size="sm" c="dimmed">
          {live.canManage &&
            !own &&
            status !== 'setting_up' &&
            `${t('access.count', { count: live.memberCount })} · `}
          {own ? t('installation.ownSince') : t('installation.by', { name: live.installedBy.name })}{' '}
          <Moment at={live.installedAt} />
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
        {(own || live.canManage) && status !== 'setting_up' && (
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
