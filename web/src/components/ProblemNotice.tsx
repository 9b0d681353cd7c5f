import { Alert, Button, Code, Group, Text, type TitleOrder } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '@/lib/api/index.ts';
import { useProblemText } from '@/lib/problemText.ts';
import { signInPath } from '@/lib/session.ts';
import classes from './ProblemNotice.module.css';

interface Props {
  /** What happened. */
  title: string;
  error: unknown;
  /** Why, where that is known better than by the kind of problem; then neither its fields nor its number are told. */
  why?: string;
  /** Whether anything was lost; for an act it depends on whether the server has decided. */
  consequence?: { decided: string; undecided: string };
  onRetry?: () => void;
  /** The level of the title when it stands for a whole page. */
  order?: TitleOrder;
}

/** Says what happened, whether anything was lost, and what to do next. */
export function ProblemNotice({ title, error, why, consequence, onRetry, order }: Props) {
  const { t } = useTranslation();
  const problem = error instanceof ProblemError ? error : null;
  const signedOut = problem?.slug === 'sign-in-required';
  const back = window.location.pathname + window.location.search + window.location.hash;

  const outcome = consequence?.[problem?.decided ? 'decided' : 'undecided'] ?? t('problem.nothingLost');
  const { text, language } = useProblemText()(error);
  const said = why ?? text;
  const Heading = order ? (`h${order}` as const) : 'span';

  return (
    <Alert
      color="red"
      variant="outline"
      radius="lg"
      classNames={{ root: classes.notice, title: classes.title }}
      role="alert"
      icon={<IconAlertTriangle size={20} stroke={1.75} />}
      title={<Heading style={{ font: 'inherit', margin: 0 }}>{title}</Heading>}
    >
      <Text size="sm">
        <span lang={why ? undefined : language}>{said}</span> {said.includes(outcome) ? null : outcome}
      </Text>
      {!why &&
        problem?.fields.map(({ pointer, message }) => (
          <Text key={pointer} size="sm">
            {message}
          </Text>
        ))}
      {problem?.traceId && !signedOut && !why && (
        <Text size="xs" mt={6}>
          {t('problem.trace')} <Code fz="xs">{problem.traceId}</Code>
        </Text>
      )}
      <Group gap="xs" mt="sm">
        {signedOut ? (
          <Button component="a" href={signInPath(back)} size="xs">
            {t('account.signIn')}
          </Button>
        ) : (
          onRetry && (
            <Button size="xs" variant="default" onClick={onRetry}>
              {t('action.tryAgain')}
            </Button>
          )
        )}
      </Group>
    </Alert>
  );
}
