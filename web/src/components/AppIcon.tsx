import { useState } from 'react';
import classes from './AppIcon.module.css';

interface Props {
  app: { name: string; displayName: string; icon: string | null };
  size: number;
}

const hues = [250, 285, 330, 15, 35, 150, 175, 205];

/** An app's icon, or its initials on a colour of its own. Always beside the app's name, so it says nothing itself. */
export function AppIcon({ app, size }: Props) {
  const [broken, setBroken] = useState(false);
  const style = { '--size': `${size}px` } as React.CSSProperties;

  if (app.icon && !broken) {
    return (
      <img
        className={classes.icon}
        style={style}
        src={app.icon}
        alt=""
        width={size}
        height={size}
        onError={() => setBroken(true)}
      />
    );
  }
  const initials = app.displayName
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0])
    .join('');
  const hash = [...app.name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
  return (
    <span
      className={`${classes.icon} ${classes.initials}`}
      style={{ ...style, '--hue': hues[hash % hues.length] } as React.CSSProperties}
      aria-hidden
    >
      {initials}
    </span>
  );
}
