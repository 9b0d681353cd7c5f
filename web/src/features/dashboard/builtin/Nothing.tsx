import { IconDatabaseOff, IconHourglassEmpty } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Nothing.module.css';

export type Why = 'empty' | 'noRecord' | 'noNumber' | 'notYet' | 'noKeys' | 'unfit' | 'revoked';

/** There is nothing to show: says why, and what to do about it. */
export function Nothing({ why, field = '' }: { why: Why; field?: string }) {
  const { t } = useTranslation();
  const Icon = why === 'empty' || why === 'notYet' ? IconHourglassEmpty : IconDatabaseOff;
  return (
    <div className={classes.nothing}>
      <Icon size={22} stroke={1.5} aria-hidden />
      <p>{t(`builtin.nothing.${why}.title`)}</p>
      <p className={classes.why}>{t(`builtin.nothing.${why}.text`, { field })}</p>
    </div>
  );
}
