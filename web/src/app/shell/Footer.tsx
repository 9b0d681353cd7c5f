import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LanguageSelect } from './LanguageSelect.tsx';
import classes from './Shell.module.css';

export function Footer() {
  const { t } = useTranslation();
  return (
    <footer className={classes.footer}>
      <div>
        <span>{t('shell.about')}</span>
        <span className={classes.end}>
          <Link to="/reference">{t('shell.api')}</Link>
          <LanguageSelect />
        </span>
      </div>
    </footer>
  );
}
