import { Button, Group, Skeleton, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/Dialog.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { publishing } from '@/lib/api/publishing.ts';
import classes from './ConflictDialog.module.css';
import { around, compare } from './lines.ts';

interface Props {
  name: string;
  /** What this person has written. */
  mine: string;
  onClose: () => void;
  onMine: (theirRevision: number) => void;
  onTheirs: (text: string, revision: number) => void;
}

/** Somebody else has saved meanwhile: shows both texts in one, and asks which one stands. */
export function ConflictDialog({ name, mine, onClose, onMine, onTheirs }: Props) {
  const { t } = useTranslation();
  const theirs = useQuery({
    queryKey: ['developer', name, 'conflict'],
    queryFn: ({ signal }) => publishing.draft(name, { signal }),
    gcTime: 0,
    staleTime: 0,
  });
  return (
    <Dialog opened onClose={onClose} title={t('conflict.title')} size="xl">
      <Stack gap="md">
        <Text size="sm">{t('conflict.text')}</Text>
        {theirs.isError ? (
          <ProblemNotice
            title={t('conflict.failed')}
            error={theirs.error}
            onRetry={() => void theirs.refetch()}
          />
        ) : theirs.data ? (
          <Both theirs={theirs.data.text} mine={mine} />
        ) : (
          <Skeleton h={240} radius="md" />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('conflict.later')}
          </Button>
          <Button
            variant="default"
            disabled={!theirs.data}
            onClick={() => theirs.data && onTheirs(theirs.data.text, theirs.data.revision)}
          >
            {t('conflict.theirs')}
          </Button>
          <Button disabled={!theirs.data} onClick={() => theirs.data && onMine(theirs.data.revision)}>
            {t('conflict.mine')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Both({ theirs, mine }: { theirs: string; mine: string }) {
  const { t } = useTranslation();
  const lines = compare(theirs, mine);
  if (lines.every((line) => line.in === 'both')) return <Text size="sm">{t('conflict.same')}</Text>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className={classes.both} aria-label={t('conflict.both')} tabIndex={0}>
      <ol className={classes.lines}>
        {around(lines).map((line, at) =>
          typeof line === 'number' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text that does not change
            <li key={at} className={classes.gap}>
              {t('conflict.gap', { count: line })}
            </li>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text that does not change
            <li key={at} data-in={line.in}>
              {line.in !== 'both' && (
                <VisuallyHidden>
                  {t(line.in === 'first' ? 'conflict.onlyTheirs' : 'conflict.onlyMine')}{' '}
                </VisuallyHidden>
              )}
              <span aria-hidden className={classes.sign}>
                {line.in === 'first' ? '−' : line.in === 'second' ? '+' : ' '}
              </span>
              {line.text || '\u00a0'}
            </li>
          ),
        )}
      </ol>
    </section>
  );
}
