import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '@/lib/api/index.ts';
import { installationsQuery } from '@/lib/installations.ts';
import { membersQuery } from './queries.ts';

/** What the audit of an organization is known to say. */
export const auditActions = [
  'app.installed',
  'app.set-up',
  'app.suspended',
  'app.resumed',
  'app.uninstalled',
  'member.added',
  'member.role-changed',
  'member.removed',
  'organization.created',
] as const;

/** Reads an entry of the audit as a sentence: “Ada Lovelace installed CRM”. */
export function useAuditSentence(organizationId: string) {
  const { t } = useTranslation();
  const { data: pages } = useInfiniteQuery(membersQuery(organizationId));
  const members = pages?.pages.flatMap((page) => page.members);
  const all = pages?.pages.at(-1)?.next === null;
  const { data: apps } = useQuery(installationsQuery(organizationId));

  /** The name of what an entry is about; people who have left have none here any more. */
  const named = (subject: string, noun: string | undefined) => {
    switch (noun) {
      case 'member':
        return (
          members?.find(({ accountId }) => accountId === subject)?.name ??
          t(all ? 'audit.somebody' : 'audit.member')
        );
      case 'app':
        return (
          apps?.find(({ integration }) => integration.name === subject)?.integration.displayName ?? subject
        );
      default:
        return subject;
    }
  };
  const role = (word: unknown) =>
    word === 'owner' || word === 'admin' ? t(`asRole.${word}`) : t('asRole.member');

  return (entry: AuditEntry): string => {
    const [noun, verb = ''] = entry.action.split('.');
    const words = {
      actor: entry.actor?.name ?? t('audit.system'),
      subject: named(entry.subject, noun),
      role: role(entry.detail.to ?? entry.detail.role),
    };
    if (entry.actor?.id === entry.subject) {
      if (entry.action === 'member.added') return t('audit.action.member joined', words);
      if (entry.action === 'member.removed') return t('audit.action.member left', words);
    }
    const action = auditActions.find((each) => each === entry.action);
    return action
      ? t(`audit.action.${action.replace('.', ' ') as KnownAction}`, words)
      : t('audit.action.other', { ...words, action: `${noun} ${verb.replaceAll('-', ' ')}` });
  };
}

type KnownAction =
  | 'app installed'
  | 'app set-up'
  | 'app suspended'
  | 'app resumed'
  | 'app uninstalled'
  | 'member added'
  | 'member role-changed'
  | 'member removed'
  | 'organization created';
