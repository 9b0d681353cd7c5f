import { IconShieldOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Unverified.module.css';

interface Props {
  app: string;
  publisher: string;
}

/** Says plainly that nobody of this marketplace has looked at an app. */
export function Unverified({ app, publisher }: Props) {
  const { t } = useTranslation();
  return (
    <p className={classes.unverified}>
      <IconShieldOff size={18} stroke={1.75} aria-hidden />
      <span>
        <strong>{t('verification.not')}</strong> {t('verification.notText', { app, publisher })}
      </span>
    </p>
  );
}
