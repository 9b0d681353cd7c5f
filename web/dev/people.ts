import type { PlatformPerson } from '../src/lib/api/types.ts';

export interface Person {
  id: string;
  email: string;
  name: string;
  roles: PlatformPerson['roles'];
  /** The language that they chose for their account. */
  locale: string | null;
}

/** An id that is the same each time. */
export const id = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const person = (n: number, key: string, name: string, roles: Person['roles'] = []): Person => ({
  id: id(n),
  email: `${key}@example.com`,
  name,
  roles,
  locale: null,
});

/** People by the name that the mock's sign-in page and tests know them by. */
export const newPeople = () => ({
  ada: person(1, 'ada.lovelace', 'Ada Lovelace'),
  mia: person(2, 'mia.chen', 'Mia Chen'),
  nora: person(3, 'nora.novak', 'Nora Novák'),
  sam: person(4, 'sam.okafor', 'Sam Okafor'),
  max: person(
    5,
    'maximilian.von.und.zu.hohenstein-wolfratshausen',
    'Maximilian Alexander von und zu Hohenstein-Wolfratshausen',
  ),
  grace: person(6, 'grace.hopper', 'Grace Hopper'),
  joan: person(7, 'joan.clarke', 'Joan Clarke'),
  olivia: person(8, 'olivia.brandt', 'Olivia Brandt', ['operator']),
});

export type People = ReturnType<typeof newPeople>;
