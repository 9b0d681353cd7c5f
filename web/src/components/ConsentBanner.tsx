import { Button } from '@mantine/core';
import { IconShieldPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ConnectedApp } from '@/lib/api/index.ts';
import classes from './ConsentBanner.module.css';

/** A new version of an app asks for more: what that is, and the way to the page that asks. */
export function ConsentBanner({ app }: { app: ConnectedApp }) {
  const { t } = useTranslation();
  if (!app.reconsent) return null;
  const name = app.integration.displayName;
  const added = app.reconsent.scopes.filter((each) => each.new);
  return (
    <div className={classes.banner} role="note" aria-label={t('connected.asksForMore', { app: name })}>
      <IconShieldPlus size={20} stroke={1.75} aria-hidden />
      <div>
        <p className={classes.title}>{t('connected.asksForMore', { app: name })}</p>
        <ul className={classes.scopes}>
          {added.map(({ scope, sentence, optional }) => (
            <li key={scope}>
              {sentence} {optional && `(${t('connected.optional')})`}
            </li>
          ))}
        </ul>
        <p className={classes.text}>{t('connected.asksText')}</p>
      </div>
      <Button component="a" href={app.reconsent.consentUrl} size="xs" className={classes.review}>
        {t('connected.review')}
      </Button>
    </div>
  );
}
