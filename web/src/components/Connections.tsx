import { IconWorldShare } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format.ts';
import classes from './Permissions.module.css';

/** Which servers an app's widget connects to, and what that means for whoever has it. */
export function Connections({ domains }: { domains: string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (domains.length === 0) return null;
  return (
    <div className={classes.connections}>
      <IconWorldShare size={20} stroke={1.6} className={classes.sensitive} aria-hidden />
      <div>
        <p className={classes.title}>{t('permission.connects', { domains: format.list(domains) })}</p>
        <p className={classes.sentence}>{t('permission.connectsMeans')}</p>
      </div>
    </div>
  );
}
