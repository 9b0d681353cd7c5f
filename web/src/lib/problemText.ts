import { useTranslation } from 'react-i18next';
import { ProblemError } from './api/index.ts';
import { useTexts } from './language.ts';

/**
 * What became of an act, in the reader's language: what the server says of this very case if it says that in this
 * language, else what is known of cases of its kind. Only of a kind that nobody here knows, the server's own words.
 */
export function useProblemText() {
  const { t, i18n } = useTranslation();
  useTexts('problems');
  return (error: unknown): { text: string; language?: string } => {
    const problem = error instanceof ProblemError ? error : null;
    if (!problem) return { text: t('problem.here') };
    if (problem.slug === 'sign-in-required') return { text: t('problem.signedOut') };
    if (problem.status === 0) return { text: t('problem.noAnswer') };
    if (problem.detail && problem.language === i18n.language) return { text: problem.detail };
    const known = `problems.${problem.slug}`;
    // Where the server names the rule that was broken, what is known of that rule.
    const context = typeof problem.members.rule === 'string' ? problem.members.rule : undefined;
    if (i18n.exists(known)) {
      const text = t(known as 'problems.internal-error', { context });
      // Why, where the server says that in the reader's language.
      const { why } = problem.members;
      return { text: typeof why === 'string' ? `${text} ${why}` : text };
    }
    const said = problem.detail || problem.title;
    return said ? { text: said, language: problem.language } : { text: t('problem.server') };
  };
}
