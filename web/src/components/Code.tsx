import { ActionIcon } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Code.module.css';

interface Props {
  /** What it is, for people who hear the page. */
  label: string;
  text: string;
}

const token = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g;

/** JSON written so that people can read it; other texts as they are. */
export function pretty(text: string): { text: string; json: boolean } {
  try {
    return { text: JSON.stringify(JSON.parse(text), null, 2), json: true };
  } catch {
    return { text, json: false };
  }
}

/** A text of a program, with a button that copies it whole. */
export function Code({ label, text }: Props) {
  const { t } = useTranslation();
  const shown = pretty(text);
  const clipboard = useClipboard({ timeout: 2000 });
  const words = clipboard.copied ? t('action.copied') : t('action.copy');
  return (
    <div className={classes.code}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section className={classes.scroll} aria-label={label} tabIndex={0}>
        <pre>{shown.json ? colored(shown.text) : shown.text || '\u00a0'}</pre>
      </section>
      <ActionIcon
        className={classes.copy}
        variant="default"
        size={28}
        title={words}
        aria-label={`${words}: ${label}`}
        onClick={() => clipboard.copy(shown.text)}
      >
        {clipboard.copied ? <IconCheck size={15} /> : <IconCopy size={15} stroke={1.75} />}
      </ActionIcon>
    </div>
  );
}

function colored(json: string) {
  const parts = [];
  let at = 0;
  for (const match of json.matchAll(token)) {
    const [whole, string, colon, word] = match;
    if (match.index > at) parts.push(json.slice(at, match.index));
    const kind = string ? (colon ? classes.key : classes.string) : word ? classes.word : classes.number;
    parts.push(
      <span key={match.index} className={kind}>
        {string ?? whole}
      </span>,
      colon ?? '',
    );
    at = match.index + whole.length;
  }
  return [...parts, json.slice(at)];
}
