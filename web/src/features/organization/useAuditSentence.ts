import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '@/lib/api/index.ts';
import { installationsQuery } from '@/lib/installations.ts';
import { membersQuery } from './queries.ts';

/** What the audit of an organization is asked for. */
export const auditActions = [
  'access.changed',
  'access.policy-changed',
  'app.installed',
  'app.set-up',
  'app.configured',
  'app.suspended',
  'app.resumed',
  'app.uninstalled',
  'app.signed-out',
  'credentials.shown',
  'credentials.sent',
  'invitation.sent',
  'invitation.sent-again',
  'invitation.list-sent',
  'invitation.accepted',
  'invitation.revoked',
  'member.added',
  'member.role-changed',
  'member.removed',
  'organization.created',
  'organization.renamed',
  'policy.changed',
  'request.made',
  'request.approved',
  'request.denied',
  'audit.exported',
  'integration.registered',
  'integration.draft-saved',
  'integration.visibility-changed',
  'integration.deprecated',
  'version.published',
  'version.yanked',
  'client-secret.rotated',
  'webhook-secret.rotated',
  'sandbox.entered',
  'records.replayed',
  'records.discarded',
] as const;

/** What an entry says, where that is more than its action. */
function sentenceOf({ action, actor, subject, detail }: AuditEntry): string {
  const self = actor?.id === subject;
  switch (action) {
    case 'member.added':
      return self ? 'member joined' : 'member added';
    case 'member.removed':
      return self ? 'member left' : 'member removed';
    case 'access.policy-changed':
      return detail.policy === 'assigned' ? 'access assigned' : 'access everyone';
    case 'policy.changed':
      return `policy ${entryRule(detail.to)}`;
    case 'access.changed':
      if (detail.canAccess !== 'true') return 'access taken';
      if (detail.permissions) return 'access permissions';
      return detail.isAdmin === 'true' ? 'access admin' : 'access given';
    default:
      return action.replace('.', ' ');
  }
}

const entryRule = (word: unknown) => (word === 'verified' || word === 'listed' ? word : 'all');

const id = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** Reads an entry of the audit as a sentence: “Ada Lovelace installed CRM”. */
export function useAuditSentence(organizationId: string) {
  const { t, i18n } = useTranslation();
  const { data: pages } = useInfiniteQuery(membersQuery(organizationId));
  const { data: apps } = useQuery(installationsQuery(organizationId));
  const members = pages?.pages.flatMap((page) => page.members);
  const all = pages?.pages.at(-1)?.next === null;

  const person = (accountId: string | undefined) =>
    members?.find((member) => member.accountId === accountId)?.name ??
    t(all ? 'audit.somebody' : 'audit.member');
  /** The name of what an entry is about. */
  const named = (entry: AuditEntry, noun: string | undefined) => {
    switch (noun) {
      case 'member':
        return entry.subjectName ?? person(entry.subject);
      case 'app':
      case 'access':
      case 'credentials':
      case 'request': {
        const app = apps?.find(({ integration }) => integration.name === entry.subject);
        return app?.integration.displayName ?? (id.test(entry.subject) ? t('audit.anApp') : entry.subject);
      }
      default:
        return entry.subject;
    }
  };
  const role = (word: unknown) =>
    word === 'owner' || word === 'admin' ? t(`asRole.${word}`) : t('asRole.member');

  return (entry: AuditEntry): string => {
    const [noun, verb = ''] = entry.action.split('.');
    const { detail } = entry;
    const words = {
      actor: entry.actor ? entry.actor.name || t('audit.somebody') : t('audit.system'),
      subject: named(entry, noun),
      person: entry.personName ?? person(detail.account),
      role: role(detail.to ?? detail.role),
      from: detail.from ?? '',
      to: detail.to ?? '',
      version: detail.version ?? '',
      count: Number(detail.invitations ?? 0),
    };
    const key = `audit.action.${sentenceOf(entry)}`;
    return i18n.exists(key, words)
      ? t(key as 'audit.action.app installed', words)
      : t('audit.action.other', { ...words, action: `${noun} ${verb.replaceAll('-', ' ')}` });
  };
}
