import { Badge } from '@mantine/core';
import { IconShieldCheck, IconShieldExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '@/lib/api/index.ts';
import classes from './Permissions.module.css';

interface Props {
  permissions: Permission[];
  /** Who asks. */
  app: string;
}

const optionalLast = (a: Permission, b: Permission) => Number(a.optional) - Number(b.optional);

/** What an app may see and do, in plain words, each with the developer's reason. */
export function Permissions({ permissions, app }: Props) {
  const { t } = useTranslation();
  return (
    <ul className={classes.list}>
      {[...permissions].sort(optionalLast).map(({ scope, title, sentence, purpose, sensitive, optional }) => {
        const Icon = sensitive ? IconShieldExclamation : IconShieldCheck;
        return (
          <li key={scope} className={classes.permission}>
            <Icon
              size={20}
              stroke={1.6}
              className={sensitive ? classes.sensitive : classes.usual}
              aria-hidden
            />
            <div>
              <p className={classes.title}>
                {title}
                {sensitive && (
                  <Badge size="sm" color="orange">
                    {t('permission.sensitive')}
                  </Badge>
                )}
                {optional && (
                  <Badge size="sm" color="gray">
                    {t('permission.optional')}
                  </Badge>
                )}
              </p>
              <p className={classes.sentence}>{sentence}</p>
              {purpose && (
                <p className={classes.purpose}>
                  <span>{t('permission.why', { app })}</span> {purpose}
                </p>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
