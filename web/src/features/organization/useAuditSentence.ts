import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '@/lib/api/index.ts';
import { membersQuery } from './queries.ts';

const known = [
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

const id = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** Reads an entry of the audit as a sentence: “Ada Lovelace installed CRM”. */
export function useAuditSentence(organizationId: string) {
  const { t } = useTranslation();
  const { data: members } = useQuery(membersQuery(organizationId));

  /** A person's name where the entry has only their id; people who have left have none here any more. */
  const named = (subject: string | null, kind: string | undefined) => {
    const member = members?.find(({ accountId }) => accountId === subject);
    if (member) return member.name;
    return subject && !id.test(subject)
      ? subject
      : t(kind === 'member' ? 'audit.somebody' : 'audit.something');
  };
  const role = (word: unknown) =>
    word === 'owner' || word === 'admin' ? t(`role.${word}`) : t('role.member');

  return (entry: AuditEntry): string => {
    const [noun, verb = ''] = entry.action.split('.');
    const words = {
      actor: entry.actor?.name ?? t('audit.system'),
      subject: typeof entry.detail.name === 'string' ? entry.detail.name : named(entry.subject, noun),
      role: role(entry.detail.to ?? entry.detail.role),
    };
    const action = known.find((each) => each === entry.action);
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
