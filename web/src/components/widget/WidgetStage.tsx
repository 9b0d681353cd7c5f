import { Button, Skeleton, Text } from '@mantine/core';
import type { EndReason, Services, WidgetState } from '@patchbay/widget/host.ts';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/components/toasts.tsx';
import { useTexts } from '@/lib/language.ts';
import type { LiveSource } from '@/lib/live.ts';
import { LinkDialog } from './LinkDialog.tsx';
import { useWidget } from './useWidget.ts';
import classes from './WidgetStage.module.css';
import { Words } from './Words.tsx';

/** What a stage needs of the page around it; notices, links and sizes are its own. */
export type StageServices = Pick<Services, 'openConfig' | 'follow' | 'log' | 'token' | 'storage' | 'refused'>;

export interface StageProps {
  /** The frame document, and how large the widget may be, in rows of the grid. */
  frame: { url: string; minSize: { h: number }; maxSize: { h: number } };
  /** Of the widget and of who made it, as the page around the frame calls them. */
  name: string;
  publisher: string;
  config: Record<string, unknown>;
  theme: 'light' | 'dark';
  locale: string;
  /** What its sources say, by the names under which the widget knows them: `self` is its own. */
  sources: Readonly<Record<string, LiveSource>>;
  services: StageServices;
  /** While something is moved on the page, frames do not take the pointer away. */
  dragging?: boolean;
  onState?: (state: WidgetState) => void;
  /** A picture of a widget: what it would say in passing is not said. */
  silent?: boolean;
}

/** Shows a widget by others in its frame: while it loads, when it runs, and what became of it if it does not. */
export function WidgetStage(props: StageProps) {
  const { name, publisher, dragging, silent = false } = props;
  const id = useId();
  const { t } = useTranslation();
  useTexts('frame');
  const [link, setLink] = useState<{ url: URL; answer: (opened: boolean) => void } | null>(null);
  const { place, state, retry } = useWidget(props, {
    title: t('frame.title', { name, publisher }),
    notify: (message) => silent || toast(t('frame.says', { name, message }), { widget: id }),
    openLink: (url) =>
      new Promise((resolve) => {
        setLink({
          url,
          answer: (opened) => {
            setLink(null);
            resolve(opened);
          },
        });
      }),
    forget: () => setLink(null),
  });

  return (
    <div
      className={classes.stage}
      data-dragging={dragging || undefined}
      data-covered={state.is === 'loading' || undefined}
      aria-busy={state.is === 'loading'}
    >
      <div ref={place} className={classes.place} />
      {state.is === 'loading' && (
        <div className={classes.cover}>
          <Skeleton h="100%" />
        </div>
      )}
      {state.is === 'silent' && (
        <div className={classes.silent} role="status">
          <Text size="xs">{t('frame.silent', { name })}</Text>
          <Button size="compact-xs" variant="default" onClick={retry}>
            {t('action.tryAgain')}
          </Button>
        </div>
      )}
      {state.is === 'ended' && <Ended name={name} why={state.why} onRetry={retry} />}
      {link && <LinkDialog name={name} url={link.url} onAnswer={link.answer} />}
    </div>
  );
}

function Ended({ name, why, onRetry }: { name: string; why: EndReason; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Words
      title={t(`frame.ended.${why}.title`, { name })}
      text={t(`frame.ended.${why}.text`, { name })}
      onRetry={onRetry}
    />
  );
}
