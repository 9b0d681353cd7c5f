import { useTranslation } from 'react-i18next';
import { ProblemError } from '@/lib/api/index.ts';
import { ProblemNotice } from './ProblemNotice.tsx';

/** Why an act failed, and that it changed nothing, or may have. Nothing while it has not failed. */
export function Failure({ title, error, why }: { title: string; error: unknown; why?: string }) {
  const { t } = useTranslation();
  if (!error) return null;
  return (
    <ProblemNotice
      title={title}
      error={error}
      why={why}
      consequence={{ decided: t('outcome.unchanged'), undecided: t('outcome.unknown') }}
    />
  );
}

/** What the server says is wrong with one field. */
export const mistakeIn = (error: unknown, pointer: string) =>
  error instanceof ProblemError
    ? error.fields.find((field) => field.pointer === pointer)?.message
    : undefined;
