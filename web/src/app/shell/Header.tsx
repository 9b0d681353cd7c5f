import { Button, Skeleton } from '@mantine/core';
import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Bell } from '@/features/notices/Bell.tsx';
import { usePlatform } from '@/lib/platform.ts';
import { signInPath, useVisitor } from '@/lib/session.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { ColorSchemeMenu } from './ColorSchemeMenu.tsx';
import { Mark } from './Mark.tsx';
import { NavigationMenu } from './NavigationMenu.tsx';
import { Nudges } from './Nudges.tsx';
import { OrganizationSwitcher } from './OrganizationSwitcher.tsx';
import { pagesFor } from './pages.ts';
import classes from './Shell.module.css';

export function Header() {
  const { t } = useTranslation();
  const { name } = usePlatform();
  const visitor = useVisitor();
  const href = useRouterState({ select: ({ location }) => location.href });
  const pages = pagesFor(visitor);

  return (
    <header className={classes.bar}>
      <div className={classes.inner}>
        <Link to="/" className={classes.brand} activeProps={{ 'aria-current': undefined }}>
          <Mark />
          <span>{name}</span>
        </Link>
        <nav className={`${classes.nav} mantine-visible-from-sm`} aria-label={t('nav.label')}>
          {pages.map(({ name, link }) => (
            <Link key={name} {...link} className={classes.link}>
              {t(`nav.${name}`)}
            </Link>
          ))}
        </nav>
        <div className={classes.end}>
          {visitor === undefined && <Skeleton w={180} h={32} visibleFrom="sm" />}
          {visitor && <OrganizationSwitcher visitor={visitor} />}
          {visitor && <Bell />}
          {visitor && <Nudges />}
          <ColorSchemeMenu />
          {visitor === null && (
            <Button component="a" href={signInPath(href)} size="xs" ml={4}>
              {t('account.signIn')}
            </Button>
          )}
          {visitor && <AccountMenu visitor={visitor} />}
          {pages.length > 1 && <NavigationMenu pages={pages} />}
        </div>
      </div>
    </header>
  );
}
