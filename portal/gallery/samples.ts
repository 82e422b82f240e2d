import type { AccessView, Me, TokenView } from '@comptoir/shared/access/portal';
import { permissions, permissionsOf } from '@comptoir/shared/access/permissions';
import type { EmployeeRecord } from '@comptoir/shared/employees/portal';
import { type Colour, colours } from '@comptoir/shared/employees/operations';
import { defaultSettings } from '@comptoir/shared/establishments/default-settings';
import type { MailView } from '@comptoir/shared/mail/portal';
import type { Punch } from '@comptoir/shared/punches/punch';
import { unsetDetails } from '@comptoir/shared/employees/unset-details';
import type { OwnHours } from '@comptoir/shared/timesheets/portal';

/** Sample answers for pictures. Times are around one Sunday afternoon in Paris. */
export const now = Date.parse('2026-11-22T15:42:00+01:00');
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const id = (n: number) => `01930000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const comptoir = { id: id(1), name: 'Le Comptoir des Halles', zone: 'Europe/Paris', cutOffHour: 5 };
const market = { id: id(2), name: 'Le Comptoir du Marché', zone: 'Europe/Paris', cutOffHour: 5 };
const long = {
  id: id(3),
  name: 'La Brasserie de la Grande Place de l’Hôtel de Ville de Villeneuve-Saint-Georges',
  zone: 'Europe/Paris',
  cutOffHour: 5,
};

export const resetLink = {
  purpose: 'reset',
  email: 'awa.diop@exemple.fr',
  given: null,
  organisation: null,
  expiresAt: now + 20 * minute,
  known: true,
};

export const employee: Me = {
  account: { email: 'awa.diop@exemple.fr', language: 'fr' },
  organisation: { id: id(9), name: 'Maison Lenoir' },
  person: {
    id: id(10),
    given: 'Awa',
    family: 'Diop',
    colour: 'brick',
    phone: '+33612345678',
    photo: null,
    team: 'Salle',
  },
  permissions: [...permissionsOf.employee],
  secondFactor: { on: false, requiredBy: null, restricted: false },
  establishments: [{ ...comptoir, contact: 'Camille Lenoir, camille@exemple.fr' }],
};

export const administrator: Me = {
  ...employee,
  account: { email: 'camille@exemple.fr', language: 'fr' },
  person: { ...employee.person, id: id(11), given: 'Camille', family: 'Lenoir', colour: 'teal' },
  permissions: [...permissions],
  establishments: [comptoir, market],
};

export const longNamed: Me = {
  ...administrator,
  organisation: { id: id(9), name: 'Société d’exploitation des établissements Lenoir et Associés' },
  person: {
    ...administrator.person,
    given: 'Maximilienne-Alexandrine',
    family: 'de La Rochefoucauld-Montmorency',
  },
  establishments: [long, comptoir, market],
};

const names: [string, string, string][] = [
  ['Awa', 'Diop', 'Salle'],
  ['Bastien', 'Moreau', 'Cuisine'],
  ['Chloé', 'Petit', 'Salle'],
  ['Driss', 'El Amrani', 'Cuisine'],
  ['Élise', 'Roux', 'Bar'],
  ['Farid', 'Benali', 'Plonge'],
  ['Gaëlle', 'Le Goff', 'Salle'],
  ['Hugo', 'Fontaine', 'Bar'],
  ['Inès', 'Garcia', 'Salle'],
  ['Maximilienne-Alexandrine', 'de La Rochefoucauld-Montmorency', 'Accueil et vestiaire'],
];
const login = { grants: [], login: null, secondFactor: false, last: false };
const accesses: AccessView[] = [
  {
    state: 'accepted',
    role: 'employee',
    delivery: 'sent',
    expiresAt: now + day,
    roles: [],
    ...login,
  },
  { state: 'none', role: null, delivery: null, expiresAt: null, roles: [], ...login },
  {
    state: 'pending',
    role: 'employee',
    delivery: 'sent',
    expiresAt: now + 2 * day,
    roles: [],
    ...login,
  },
  {
    state: 'pending',
    role: 'manager',
    delivery: 'failed',
    expiresAt: now + 2 * day,
    roles: [],
    ...login,
  },
  {
    state: 'expired',
    role: 'employee',
    delivery: 'sent',
    expiresAt: now - day,
    roles: [],
    ...login,
  },
  {
    state: 'revoked',
    role: 'employee',
    delivery: 'sent',
    expiresAt: now - day,
    roles: [],
    ...login,
  },
];

export const people: EmployeeRecord[] = names.map(([given, family, team], index) => ({
  ...unsetDetails,
  id: id(100 + index),
  name: { given, family },
  nameText: 'a'.repeat(64),
  colour: colours[index % colours.length] as Colour,
  role: index === 3 ? 'manager' : 'employee',
  team,
  minorUntil: null,
  email: index === 1 ? null : `${given.toLowerCase()}@exemple.fr`,
  phone: index % 3 === 0 ? '+33612345678' : null,
  startsOn: index % 2 === 0 ? '2025-03-03' : null,
  archivedAt: index === 8 ? now - 40 * day : null,
  establishments: index === 4 ? [comptoir, market] : [comptoir],
  pin: index === 5 ? null : { setAt: now - 90 * day, length: 6, change: false },
  access: accesses[index % accesses.length] as AccessView,
  externalId: index === 0 ? 'PAIE-0042' : null,
}));

/** The first answer, then one in which somebody else was quicker. */
export function changingPerson(): () => EmployeeRecord {
  let asked = 0;
  return () => {
    asked += 1;
    const [first] = people as [EmployeeRecord];
    return asked === 1 ? first : { ...first, team: 'Cuisine' };
  };
}

const link =
  'https://comptoir.exemple.fr/portal/activation#q8Zr3kV0nYwC5tJmXe7uLbPa2sHdG9fIoT1yRxKzN4M';
export const mails: MailView[] = [
  {
    id: id(300),
    to: 'chloé@exemple.fr',
    subject: 'Maison Lenoir vous ouvre un espace personnel',
    state: 'kept',
    attempts: 0,
    createdAt: now - hour,
    sentAt: null,
    nextAt: null,
    problem: null,
    text: `Bonjour Chloé,\n\nMaison Lenoir vous ouvre un espace personnel.\nVotre identifiant : chloe@exemple.fr\n\nOuvrez ce lien pour choisir un mot de passe :\n${link}\n\nIl vaut 72 heures.`,
  },
  {
    id: id(301),
    to: 'driss@exemplle.fr',
    subject: 'Maison Lenoir vous ouvre un espace personnel',
    state: 'failed',
    attempts: 1,
    createdAt: now - 5 * hour,
    sentAt: null,
    nextAt: null,
    problem: '550 5.1.1 Recipient address rejected: User unknown',
    text: null,
  },
  {
    id: id(302),
    to: 'elise@exemple.fr',
    subject: 'Choisir un nouveau mot de passe',
    state: 'queued',
    attempts: 2,
    createdAt: now - 20 * minute,
    sentAt: null,
    nextAt: now + 6 * minute,
    problem: '451 4.7.1 Greylisting in action, please come back later',
    text: null,
  },
  {
    id: id(303),
    to: 'awa.diop@exemple.fr',
    subject: 'Maison Lenoir vous ouvre un espace personnel',
    state: 'sent',
    attempts: 1,
    createdAt: now - 3 * day,
    sentAt: now - 3 * day + minute,
    nextAt: null,
    problem: null,
    text: null,
  },
];

export const tokens: TokenView[] = [
  {
    id: id(400),
    name: 'Paie',
    scopes: ['punches.read', 'employees.read'],
    createdAt: now - 30 * day,
    expiresAt: now + 335 * day,
    lastUsedAt: now - 2 * hour,
    revokedAt: null,
  },
  {
    id: id(401),
    name: 'Essai RH',
    scopes: ['employees.write'],
    createdAt: now - 60 * day,
    expiresAt: now - 30 * day,
    lastUsedAt: null,
    revokedAt: now - 40 * day,
  },
];

export const establishments = [
  { ...comptoir, contact: 'Camille Lenoir, camille@exemple.fr', settings: defaultSettings },
  { ...market, contact: null, settings: { ...defaultSettings, cutOffHour: 4 } },
];

let seq = 0;
function punch(type: Punch['type'], date: string, time: string, on = date): Punch {
  const at = Date.parse(`${on}T${time}:00+01:00`);
  seq += 1;
  return {
    id: id(1000 + seq),
    person: id(10),
    name: null,
    type,
    at,
    wall: at,
    receivedAt: at,
    day: date,
    device: id(200),
    epoch: id(500),
    seq,
    auth: 'pin',
    declared: false,
    cancelledBy: null,
    flags: [],
  };
}

const whole = (date: string, a: string, b: string, c: string, d: string) => [
  punch('in', date, a),
  punch('out', date, b),
  punch('in', date, c),
  punch('out', date, d),
];
const punches = [
  ...whole('2026-11-13', '09:02', '15:04', '18:30', '23:12'),
  ...whole('2026-11-14', '09:00', '14:31', '18:28', '23:45'),
  punch('in', '2026-11-17', '10:01'),
  punch('break-start', '2026-11-17', '13:00'),
  punch('break-end', '2026-11-17', '13:32'),
  punch('out', '2026-11-17', '17:30'),
  punch('in', '2026-11-18', '09:58'),
  ...whole('2026-11-19', '09:00', '14:40', '18:31', '22:58'),
  punch('in', '2026-11-20', '18:02'),
  punch('out', '2026-11-20', '01:14', '2026-11-21'),
  punch('in', '2026-11-22', '08:58'),
  punch('break-start', '2026-11-22', '12:01'),
  punch('break-end', '2026-11-22', '12:31'),
];
const row = (date: string, hours: number, minutes: number) => ({
  person: id(10),
  day: date,
  worked: hours * hour + minutes * minute,
  breaks: 0,
  periods: [],
});

export const hours: OwnHours = {
  corrections: [],
  locks: [],
  days: [
    row('2026-11-13', 10, 44),
    row('2026-11-14', 10, 48),
    row('2026-11-17', 6, 57),
    row('2026-11-18', 0, 0),
    row('2026-11-19', 10, 7),
    row('2026-11-20', 7, 12),
  ],
  punches,
  today: { day: '2026-11-22', worked: 6 * hour + 14 * minute, state: 'in' },
  week: { worked: 30 * hour + 30 * minute },
  month: { worked: 127 * hour + 5 * minute },
  next: {
    start: Date.parse('2026-11-24T10:00:00+01:00'),
    end: Date.parse('2026-11-24T17:00:00+01:00'),
  },
  silent: [],
};

export const noHours: OwnHours = {
  corrections: [],
  locks: [],
  days: [],
  punches: [],
  today: { day: '2026-11-22', worked: 0, state: 'out' },
  week: { worked: 0 },
  month: { worked: 0 },
  next: null,
  silent: [],
};
