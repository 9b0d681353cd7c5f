import { IconShieldPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format.ts';
import classes from './AskingBanner.module.css';

interface Props {
  title: string;
  text: string;
  /** Also those that were agreed to before; only the new ones are listed. */
  scopes: { scope: string; sentence: string; optional: boolean; new?: boolean }[];
  /** Servers that its widget connects to; only the new ones are listed. */
  connections: { domain: string; new?: boolean }[];
  /** What is said beside a permission that may be refused. */
  optional: string;
  /** The way to the answer; is given the look that it has here. */
  action: (className: string | undefined) => ReactNode;
}

/** An app asks for more than was agreed to: what that is, and the way to an answer. */
export function AskingBanner({ title, text, scopes, connections, optional, action }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const added = connections.filter((each) => each.new).map(({ domain }) => domain);
  return (
    <div className={classes.banner} role="note" aria-label={title}>
      <IconShieldPlus size={20} stroke={1.75} aria-hidden />
      <div>
        <p className={classes.title}>{title}</p>
        <ul className={classes.scopes}>
          {scopes
            .filter((each) => each.new)
            .map((each) => (
              <li key={each.scope}>
                {each.sentence} {each.optional && `(${optional})`}
              </li>
            ))}
          {added.length > 0 && (
            <li>
              {t('permission.connects', { domains: format.list(added) })} {t('permission.connectsMeans')}
            </li>
          )}
        </ul>
        <p className={classes.text}>{text}</p>
      </div>
      {action(classes.review)}
    </div>
  );
}
