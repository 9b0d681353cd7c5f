import { useTranslation } from 'react-i18next';
import classes from './Shell.module.css';

export function Footer() {
  const { t } = useTranslation();
  return (
    <footer className={classes.footer}>
      <div>
        <span>{t('shell.about')}</span>
        <a href="/openapi.yaml">{t('shell.api')}</a>
      </div>
    </footer>
  );
}
