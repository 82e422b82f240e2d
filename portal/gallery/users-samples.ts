import type { Role } from '@comptoir/shared/access/permissions';
import type {
  AccessStatus,
  EmployeeLine,
  EmployeeRecord,
  ImportAnswer,
} from '@comptoir/shared/employees/portal';
import { type Colour, colours } from '@comptoir/shared/employees/operations';
import type { TeamView } from '@comptoir/shared/teams/portal';
import { id, now, people } from './samples.ts';

/** Sample answers for the list of users, the panel « Nouveau collègue » and the import. */
const day = 24 * 3_600_000;
const statuses: AccessStatus[] = ['active', 'none', 'invited', 'bounced', 'expired', 'revoked'];
const rolesOf: Record<number, Role[]> = {
  0: ['accounting'],
  3: ['manager'],
  9: ['administration'],
};

/** The people of the record pages, as lines. */
export const lines: EmployeeLine[] = people.map((one, index) => ({
  id: one.id,
  name: one.name,
  display: index === 4 ? 'Lise' : null,
  colour: one.colour,
  photo: null,
  email: one.email,
  phone: one.phone,
  team: one.team,
  establishments: one.establishments.map((place) => place.id),
  archivedAt: one.archivedAt,
  role: one.role,
  roles: rolesOf[index] ?? [],
  status: statuses[index % statuses.length] as AccessStatus,
  invitedAt: index % statuses.length === 1 ? null : now - (index + 1) * day,
  pin: one.pin !== null,
}));

/** The administrator who looks, with what lets her give every role. */
export const ownRecord: EmployeeRecord = {
  ...(people[0] as EmployeeRecord),
  id: id(11),
  name: { given: 'Camille', family: 'Lenoir' },
  access: {
    ...(people[0] as EmployeeRecord).access,
    roles: [{ role: 'administration', establishment: null, team: null }],
  },
};

const team = (n: number, name: string, parent: number | null, at = 1): TeamView => ({
  id: id(n),
  establishment: id(at),
  name,
  parent: parent === null ? null : id(parent),
  people: 3,
});
export const teams: TeamView[] = [
  team(301, 'Salle', null),
  team(302, 'Bar', 301),
  team(303, 'Terrasse', 301),
  team(304, 'Cuisine', null),
  team(305, 'Plonge', 304),
  team(306, 'Vente', null, 2),
];

const given = [
  'Awa',
  'Bastien',
  'Chloé',
  'Driss',
  'Élise',
  'Farid',
  'Gaëlle',
  'Hugo',
  'Inès',
  'Jo',
];
const family = ['Diop', 'Moreau', 'Petit', 'Roux', 'Benali', 'Le Goff', 'Fontaine', 'Garcia'];

/** As many people as a chain has. */
export function crowd(count: number): EmployeeLine[] {
  return Array.from({ length: count }, (_, index): EmployeeLine => {
    const name = {
      given: given[index % given.length] ?? '',
      family: `${family[(index * 7) % family.length]} ${index}`,
    };
    return {
      id: id(10_000 + index),
      name,
      display: null,
      colour: colours[index % colours.length] as Colour,
      photo: null,
      email: index % 9 === 1 ? null : `personne.${index}@exemple.fr`,
      phone: `+336${String(10_000_000 + index * 13)}`,
      team: teams[index % teams.length]?.name ?? null,
      establishments: [id((index % 2) + 1)],
      archivedAt: index % 11 === 5 ? now - index * 60_000 : null,
      role: index % 40 === 3 ? 'manager' : 'employee',
      roles: index % 40 === 3 ? ['manager'] : [],
      status: statuses[index % statuses.length] as AccessStatus,
      invitedAt: now - index * 60_000,
      pin: index % 5 !== 2,
    };
  });
}

const columns = [
  { title: 'Prénom', meaning: 'given' },
  { title: 'Nom', meaning: 'family' },
  { title: 'Courriel', meaning: 'email' },
  { title: 'Téléphone', meaning: 'phone' },
  { title: 'Équipe', meaning: 'team' },
  { title: 'Rôle', meaning: 'role' },
  { title: 'Pointure', meaning: null },
];
const row = (line: number): ImportAnswer['rows'][number] => ({
  line,
  values: {
    given: given[line % given.length] ?? '',
    family: family[line % family.length] ?? '',
    email: `personne.${line}@exemple.fr`,
    phone: '+33612345678',
    team: 'Salle',
    role: 'Salarié',
  },
  faults: [],
});

/** Every row is right. */
export const rightTable: ImportAnswer = {
  columns,
  rows: Array.from({ length: 40 }, (_, index) => row(index + 2)),
};

/** Some rows need a hand, and one of them twice. */
export const wrongTable: ImportAnswer = {
  columns,
  rows: rightTable.rows.map((one, index) => {
    if (index === 1) {
      return {
        ...one,
        values: { ...one.values, email: 'bastien.moreau@gmial.com' },
        faults: [
          {
            column: 'email',
            fault: 'email-malformed' as const,
            suggestion: 'bastien.moreau@gmail.com',
          },
        ],
      };
    }
    if (index === 3) {
      return {
        ...one,
        values: { ...one.values, given: '', phone: '6,12E+08' },
        faults: [
          { column: 'given', fault: 'name-missing' as const, suggestion: null },
          { column: 'phone', fault: 'phone-malformed' as const, suggestion: null },
        ],
      };
    }
    if (index === 4) {
      return {
        ...one,
        values: { ...one.values, role: 'Directrice' },
        faults: [{ column: 'role', fault: 'role-unknown' as const, suggestion: null }],
      };
    }
    return one;
  }),
};

/** A sign-up link of its own. */
export const ownLink = {
  url: 'https://comptoir.exemple.fr/portal/activation#q8Zr3kV0nYwC5tJmXe7uLbPa2sHdG9fIoT1yRxKzN4M',
  expiresAt: now + 3_600_000,
};
