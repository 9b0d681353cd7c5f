import type { AuditEntry } from '../src/lib/api/types.ts';
import { id, type People } from './people.ts';

export function newAudit(people: People): AuditEntry[] {
  const verbs = ['app.suspended', 'app.resumed', 'app.installed', 'member.role-changed'];
  return Array.from({ length: 57 }, (_, n) => {
    const action = verbs[n % 4] ?? 'app.installed';
    return {
      id: id(900 + n),
      at: new Date(Date.UTC(2026, 10, 20, 15, 0) - n * 7_400_000).toISOString(),
      actor: n % 9 === 5 ? null : { id: people.ada.id, name: n % 2 ? people.grace.name : people.ada.name },
      action,
      subject: action.startsWith('member') ? people.mia.id : 'bot',
      subjectName: action.startsWith('member') ? people.mia.name : null,
      personName: null,
      detail: (action.startsWith('member')
        ? { from: 'member', to: 'admin' }
        : { version: '1.0.0' }) as Record<string, string>,
    };
  });
}
