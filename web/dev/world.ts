import type { Invitation, Member, Membership, OrganizationRole } from '../src/lib/api/types.ts';
import { id, type People, type Person } from './people.ts';

export interface Org {
  id: string;
  name: string;
  displayName: string;
  members: (Pick<Member, 'role' | 'joinedAt'> & { person: Person })[];
  invitations: Invitation[];
}

export function newOrganizations(people: People): Org[] {
  const member = (who: Person, role: OrganizationRole, day: number) => ({
    person: who,
    role,
    joinedAt: `2026-0${1 + (day % 9)}-1${day % 10}T09:30:00Z`,
  });
  return [
    {
      id: id(101),
      name: 'acme',
      displayName: 'Acme',
      members: [
        member(people.ada, 'owner', 0),
        member(people.grace, 'admin', 1),
        member(people.mia, 'member', 4),
        member(people.joan, 'member', 5),
        member(people.max, 'member', 7),
      ],
      invitations: newInvitations(people),
    },
    {
      id: id(102),
      name: 'lindqvist',
      displayName: 'Lindqvist, Okonkwo & Partners International Consulting',
      members: [member(people.ada, 'member', 2), member(people.joan, 'owner', 3)],
      invitations: [],
    },
    {
      id: id(103),
      name: 'northwind',
      displayName: 'Northwind',
      members: [member(people.sam, 'owner', 6)],
      invitations: [],
    },
  ];
}

function newInvitations({ ada, grace }: People): Invitation[] {
  const day = 86_400_000;
  const states = ['pending', 'pending', 'accepted', 'expired', 'revoked'] as const;
  const names = ['katherine.johnson', 'annie.easley', 'mia.chen', 'mary.jackson', 'dorothy.vaughan'];
  return states.map((state, n) => {
    const sent = Date.now() - (n * 3 + 1) * day;
    const by = n % 2 ? grace : ada;
    return {
      id: id(600 + n),
      email: `${names[n]}@example.com`,
      role: n === 1 ? 'admin' : 'member',
      invitedBy: { id: by.id, name: by.name },
      sentAt: new Date(sent).toISOString(),
      expiresAt: new Date(sent + 7 * day).toISOString(),
      state,
    };
  });
}

export const membershipOf = (org: Org, who: Person): Membership | null => {
  const found = org.members.find(({ person: { id } }) => id === who.id);
  return found ? { id: org.id, name: org.name, displayName: org.displayName, role: found.role } : null;
};
