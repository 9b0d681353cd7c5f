import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Change.module.css';
import { wayOf } from './parts.ts';

const arrows = { up: IconArrowUpRight, down: IconArrowDownRight, same: IconArrowRight };

interface Props {
  /** How it is written, with its sign. */
  text: string;
  change: number;
  /** Whether more is good: else it is neither good nor bad. */
  judged?: boolean;
  /** Since when. */
  title?: string | undefined;
}

/** By how much something changed: an arrow, a sign and a word, besides the colour. */
export function Change({ text, change, judged = false, title }: Props) {
  const { t } = useTranslation();
  const way = wayOf(change);
  const Arrow = arrows[way];
  return (
    <span className={classes.change} data-way={judged ? way : undefined} title={title}>
      <Arrow size={14} stroke={2.25} role="img" aria-label={t(`builtin.way.${way}`)} />
      {text}
    </span>
  );
}
