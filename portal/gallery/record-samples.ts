import type { AccessView } from '@comptoir/shared/access/portal';
import type { EmployeeRecord } from '@comptoir/shared/employees/portal';
import type { JournalEntry } from '@comptoir/shared/journal/portal';
import type { World } from './fake-transport.ts';
import { Refusal } from './refusal.ts';
import { changingPerson, employee, id, longNamed, now, people } from './samples.ts';
import { ownLink, ownRecord, teams } from './users-samples.ts';

/** The record of a person, its roles and grants, and the page of teams. */
const person = (index: number): EmployeeRecord => people[index] as EmployeeRecord;
const path = (index: number, part?: string) =>
  `/configuration/users/${id(100 + index)}${part === undefined ? '' : `?part=${part}`}`;
const told = (index: number, access: Partial<AccessView>, more: Partial<EmployeeRecord> = {}) => {
  const one = person(index);
  return {
    [`GET /employees/${one.id}`]: { ...one, ...more, access: { ...one.access, ...access } },
  };
};

const camille = { id: id(11), name: 'Camille Lenoir' };
const entry = (
  position: number,
  minutes: number,
  kind: string,
  of: Partial<JournalEntry>,
): JournalEntry => ({
  position,
  at: now - minutes * 60_000,
  kind,
  refusal: null,
  actor: camille,
  door: 'portal',
  place: null,
  person: { id: id(103), name: 'Driss El Amrani' },
  changes: [],
  ...of,
});
const invitations: JournalEntry[] = [
  entry(30, 40, 'access.delivery', {
    actor: null,
    door: 'system',
    changes: [{ field: 'delivery', from: null, to: 'failed' }],
  }),
  entry(29, 41, 'access.resend', {}),
  entry(20, 30 * 60, 'access.delivery', {
    actor: null,
    door: 'system',
    changes: [{ field: 'delivery', from: null, to: 'sent' }],
  }),
  entry(19, 30 * 60 + 1, 'access.open', {
    changes: [{ field: 'role', from: null, to: 'employee' }],
  }),
];
const journal = { 'GET /journal': { entries: invitations, next: null } };

const whole = { establishment: null, team: null };
const here = { establishment: id(1), team: null };
const rich: Partial<AccessView> = {
  state: 'accepted',
  login: 'awa@exemple.fr',
  secondFactor: true,
  roles: [
    { role: 'manager', ...here },
    { role: 'manager', establishment: id(1), team: id(304) },
    { role: 'accounting', ...whole },
  ],
  grants: [
    { grant: 'bookings.own', ...here },
    { grant: 'clients', ...here },
  ],
};
const cover = {
  'GET /accesses/cover': {
    cover: [
      {
        role: 'administration',
        ...whole,
        people: [
          { person: id(11), name: 'Camille Lenoir', canLogIn: true },
          { person: id(102), name: 'Chloé Petit', canLogIn: false },
        ],
      },
      {
        role: 'accounting',
        establishment: null,
        people: [
          { person: id(100), name: 'Awa Diop', canLogIn: true },
          { person: id(11), name: 'Camille Lenoir', canLogIn: true },
        ],
      },
      {
        role: 'manager',
        establishment: id(1),
        people: [{ person: id(100), name: 'Awa Diop', canLogIn: true }],
      },
    ].map(({ role, establishment, people: holders }) => ({ role, establishment, people: holders })),
  },
};
const last: Partial<AccessView> = {
  state: 'accepted',
  login: 'camille@exemple.fr',
  last: true,
  roles: [{ role: 'administration', ...whole }],
};
const looking: World = { 'GET /me': { ...employee, permissions: managerPermissions() } };

function managerPermissions() {
  return [
    ...employee.permissions,
    'employees.read',
    'employees.manage',
    'access.open',
    'teams.manage',
  ];
}

/** Somebody else was quicker with the rights: the first answer, then another one. */
function changingRights(): World {
  return {
    ...told(0, rich),
    ...cover,
    [`PUT /accesses/${id(100)}/holdings`]: 409,
    'GET /accesses': {
      ...person(0).access,
      ...rich,
      roles: [{ role: 'fleet', ...whole }],
    },
  };
}

export const recordPictures: Record<string, { path: string; world?: World }> = {
  person: { path: path(0) },
  'person-edit': { path: path(0) },
  'person-leave': { path: path(0) },
  'person-menu': { path: path(0), world: told(0, rich) },
  'person-no-email': { path: path(1, 'access') },
  'person-invited': { path: path(2, 'access'), world: journal },
  'person-bounced': { path: path(3, 'access'), world: journal },
  'person-access': {
    path: path(0, 'access'),
    world: {
      ...told(0, { ...rich, login: 'awa.diop@ancienne-adresse.exemple.fr' }),
      ...journal,
    },
  },
  'person-no-access': {
    path: path(1, 'access'),
    world: {
      ...told(1, {}, { email: 'bastien@exemple.fr' }),
      'GET /journal': { entries: [], next: null },
    },
  },
  'person-link': {
    path: path(2, 'access'),
    world: { ...journal, [`POST /accesses/${id(102)}/link`]: ownLink },
  },
  'person-rights': { path: path(0, 'rights'), world: { ...told(0, rich), ...cover } },
  'person-rights-none': { path: path(1, 'rights'), world: cover },
  'person-rights-confirm': { path: path(0, 'rights'), world: { ...told(0, rich), ...cover } },
  'person-rights-clash': { path: path(0, 'rights'), world: changingRights() },
  'person-rights-last': {
    path: `/configuration/users/${id(11)}?part=rights`,
    world: {
      [`GET /employees/${id(11)}`]: { ...ownRecord, access: { ...ownRecord.access, ...last } },
      ...cover,
    },
  },
  'person-rights-refused': {
    path: path(0, 'rights'),
    world: {
      ...told(0, rich),
      ...cover,
      [`PUT /accesses/${id(100)}/holdings`]: new Refusal('last-administrator'),
    },
  },
  'person-rights-read': { path: path(0, 'rights'), world: { ...told(0, rich), ...looking } },
  'person-history': { path: path(3, 'history'), world: journal },
  'person-delete': { path: path(0), world: told(0, rich) },
  'person-archive': { path: path(0), world: told(0, rich) },
  'person-erase': { path: path(8) },
  'person-long': { path: path(9), world: { 'GET /me': longNamed } },
  'person-long-rights': {
    path: path(9, 'rights'),
    world: {
      'GET /me': longNamed,
      ...told(9, { ...rich, roles: [{ role: 'manager', establishment: id(3), team: null }] }),
      ...cover,
    },
  },
  'person-clash': {
    path: path(0),
    world: {
      [`GET /employees/${id(100)}`]: changingPerson(),
      [`PATCH /employees/${id(100)}`]: 409,
    },
  },
  'person-contract': { path: path(0) },
  'person-missing': { path: path(899), world: { [`GET /employees/${id(999)}`]: 404 } },
  'person-offline': { path: path(0), world: { [`GET /employees/${id(100)}`]: null } },
  'person-archived': { path: path(8), world: told(8, { state: 'revoked' }) },
  teams: { path: '/configuration/teams', world: cover },
  'teams-empty': { path: '/configuration/teams', world: { ...cover, 'GET /teams': { teams: [] } } },
  'teams-long': {
    path: '/configuration/teams',
    world: {
      'GET /me': longNamed,
      ...cover,
      'GET /teams': {
        teams: [
          ...teams,
          {
            ...teams[0],
            id: id(390),
            parent: id(305),
            name: 'Plonge de nuit et ménage des réserves',
          },
          { ...teams[0], id: id(391), parent: id(390), name: 'Hypermicrobiologistiquement' },
        ],
      },
    },
  },
  'teams-offline': { path: '/configuration/teams', world: { ...cover, 'GET /teams': null } },
  'teams-menu': { path: '/configuration/teams', world: cover },
  'teams-new': { path: '/configuration/teams', world: cover },
  'teams-move': { path: '/configuration/teams', world: cover },
  'teams-remove': { path: '/configuration/teams', world: cover },
  'teams-compose': { path: '/configuration/teams', world: cover },
};
