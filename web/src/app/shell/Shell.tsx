import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadersLanguage } from '@/lib/language.ts';
import { Footer } from './Footer.tsx';
import { Header } from './Header.tsx';
import { SandboxBanner } from './SandboxBanner.tsx';
import classes from './Shell.module.css';

export function Shell() {
  const { t } = useTranslation();
  useReadersLanguage();
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const shown = useRef(path);

  // After a change of page the keyboard and screen readers go on at the page, not at the link that is gone.
  useEffect(() => {
    if (shown.current && path && shown.current !== path) main.current?.focus({ preventScroll: true });
    shown.current = path;
  }, [path]);

  return (
    <div className={classes.page}>
      <a className={classes.skip} href="#main">
        {t('shell.skip')}
      </a>
      <SandboxBanner />
      <Header />
      <main id="main" ref={main} tabIndex={-1} className={classes.main}>
        <Outlet />
        <div id="floating" />
      </main>
      <Footer />
    </div>
  );
}
