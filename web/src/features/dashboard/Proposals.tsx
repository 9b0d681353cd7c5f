import { Button, Group } from '@mantine/core';
import { type MouseEvent, type RefObject, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { AppIcon } from '@/components/AppIcon.tsx';
import { When } from '@/components/When.tsx';
import type { Proposal } from '@/lib/api/dashboard.ts';
import classes from './Proposals.module.css';

interface Props {
  proposals: Proposal[];
  onAnswer: (proposal: Proposal, answer: 'accept' | 'decline') => void;
  within: 'page' | 'panel';
  /** Where the keyboard goes on after the last one. */
  after: RefObject<HTMLElement | null>;
}

/** Whoever has answered one goes on with the next. */
function leave({ currentTarget }: MouseEvent, after: HTMLElement | null) {
  const answered = currentTarget.closest('article');
  const next = answered?.nextElementSibling ?? answered?.previousElementSibling;
  (next instanceof HTMLElement ? next : after)?.focus();
}

/** What apps would like to place here: who, what and why. Nothing is placed before somebody says so. */
export function Proposals({ proposals, onAnswer, within, after }: Props) {
  const { t } = useTranslation();
  const prefix = useId();
  const Heading = within === 'page' ? 'h2' : 'h3';
  if (proposals.length === 0) return null;
  return (
    <section className={classes.strip} data-within={within} aria-label={t('dashboard.proposals')}>
      {proposals.map((proposal) => {
        const { id, by, source, widget, title, reason, at } = proposal;
        const what = title || t(`dashboard.kind.${widget}`);
        const words = { app: by.displayName, what };
        const answer = (event: MouseEvent, given: 'accept' | 'decline') => {
          leave(event, after.current);
          onAnswer(proposal, given);
        };
        return (
          <article key={id} className={classes.proposal} tabIndex={-1} aria-labelledby={`${prefix}-${id}`}>
            <AppIcon app={by} size={32} />
            <div className={classes.words}>
              <Heading id={`${prefix}-${id}`} className={classes.title}>
                {t('dashboard.proposes', words)}
              </Heading>
              <p className={classes.reason}>
                <q>{reason}</q>
              </p>
              <p className={classes.small}>
                {by.publisher}
                {source &&
                  source.id !== by.id &&
                  ` · ${t('dashboard.shows', { source: source.displayName })}`}
                {' · '}
                <When at={at} />
              </p>
            </div>
            <Group gap="xs" wrap="nowrap" className={classes.answers}>
              <Button
                size="xs"
                variant="default"
                aria-label={t('dashboard.declineOne', words)}
                onClick={(event) => answer(event, 'decline')}
              >
                {t('dashboard.decline')}
              </Button>
              <Button
                size="xs"
                aria-label={t('dashboard.acceptOne', words)}
                onClick={(event) => answer(event, 'accept')}
              >
                {t('dashboard.accept')}
              </Button>
            </Group>
          </article>
        );
      })}
    </section>
  );
}
