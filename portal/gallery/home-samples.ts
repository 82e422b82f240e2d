import type { CoverAnswer, Me, WaitingAnswer } from '@comptoir/shared/access/portal';
import { type Colour, colours } from '@comptoir/shared/employees/operations';
import type { apartAnswerSchema } from '@comptoir/shared/devices/portal';
import type { BackupStatus } from '@comptoir/shared/evidence/backups';
import type { DoubtfulAnswer, PresenceAnswer } from '@comptoir/shared/punches/portal';
import type * as z from 'zod/mini';
import { administrator, employee, id, longNamed, now } from './samples.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const names = [
  'Awa Diop',
  'Bastien Moreau',
  'Chloé Petit',
  'Driss El Amrani',
  'Élise Roux',
  'Farid Benali',
  'Gaëlle Le Goff',
  'Maximilienne-Alexandrine de La Rochefoucauld-Montmorency',
];
const teams = [
  'Salle',
  'Cuisine',
  'Salle',
  'Cuisine',
  'Bar',
  null,
  'Salle',
  'Accueil et vestiaire',
];

export const presence: PresenceAnswer = {
  present: names.map((name, at) => ({
    person: id(100 + at),
    name,
    colour: colours[at % colours.length] as Colour,
    photo: null,
    team: teams[at] ?? null,
    establishment: id(at < 5 ? 1 : 2),
    state: at === 2 || at === 6 ? 'break' : 'in',
    since: now - (7 - at) * hour - 12 * minute,
    forgotten: at === 0,
  })),
  away: 14,
};
export const nobody: PresenceAnswer = { present: [], away: 22 };
/** A house in which nobody is but its administrator. */
export const emptyHouse: PresenceAnswer = { present: [], away: 1 };
export const crowd: PresenceAnswer = {
  present: Array.from({ length: 46 }, (_, at) => ({
    ...(presence.present[at % names.length] as PresenceAnswer['present'][number]),
    person: id(600 + at),
  })),
  away: 4_954,
};

const doubtful: DoubtfulAnswer['punches'] = [
  { name: 'Léo', person: null, flags: ['unknown-person', 'no-pin'], type: 'in', back: 2 },
  { name: 'Bastien Moreau', person: id(101), flags: ['no-pin'], type: 'in', back: 7 },
  { name: 'Chloé Petit', person: id(102), flags: ['declared'], type: 'out', back: 16 },
  { name: 'Inès Garcia', person: id(108), flags: ['archived-person'], type: 'in', back: 30 },
  {
    name: 'Maximilienne-Alexandrine de La Rochefoucauld-Montmorency',
    person: id(109),
    flags: ['moved-person', 'clock-jumped', 'clock-clamped'],
    type: 'break-end',
    back: 52,
  },
  { name: null, person: id(110), flags: ['forked', 'double'], type: 'break-start', back: 75 },
].map(({ back, ...one }, at) => ({
  ...one,
  id: id(700 + at),
  establishment: id(1 + (at % 2)),
  at: now - back * hour,
  flags: one.flags as DoubtfulAnswer['punches'][number]['flags'],
  type: one.type as DoubtfulAnswer['punches'][number]['type'],
}));
export const approvals: DoubtfulAnswer = { punches: doubtful };

export const waiting: WaitingAnswer = {
  waiting: [
    { name: 'Chloé Petit', state: 'pending', delivery: 'sent', expiresAt: now + 2 * day },
    { name: 'Driss El Amrani', state: 'pending', delivery: 'failed', expiresAt: now + day },
    { name: 'Élise Roux', state: 'expired', delivery: 'sent', expiresAt: now - day },
    { name: 'Farid Benali', state: 'pending', delivery: 'kept', expiresAt: now + day },
  ].map((one, at) => ({
    ...(one as WaitingAnswer['waiting'][number]),
    person: id(102 + at),
    openedAt: now - (at + 1) * day,
  })),
};
export const waitingCalmly: WaitingAnswer = { waiting: waiting.waiting.slice(0, 1) };

const camille = { person: id(11), name: 'Camille Lenoir', canLogIn: true };
const bastien = { person: id(101), name: 'Bastien Moreau', canLogIn: true };
export const alone: CoverAnswer = {
  cover: [
    { role: 'administration', establishment: null, people: [camille] },
    { role: 'manager', establishment: id(1), people: [camille, bastien] },
    { role: 'manager', establishment: id(2), people: [bastien] },
  ],
};
export const covered: CoverAnswer = {
  cover: [{ role: 'administration', establishment: null, people: [camille, bastien] }],
};

export const dueSoon: Me = {
  ...administrator,
  secondFactor: { on: false, requiredBy: now + 5 * day, restricted: false },
};
export const manager: Me = {
  ...employee,
  permissions: administrator.permissions.filter((one) =>
    [
      'own.profile',
      'own.hours',
      'own.schedule',
      'support.request',
      'employees.read',
      'employees.manage',
      'access.open',
      'presence.read',
      'hours.read',
      'punches.approve',
      'teams.manage',
    ].includes(one),
  ),
};
export const secured: Me = {
  ...administrator,
  secondFactor: { on: true, requiredBy: null, restricted: false },
};
export const longSecured: Me = { ...longNamed, secondFactor: secured.secondFactor };

/** What two tablets handed in apart, and a server whose disk is full. */
export const apart: z.infer<typeof apartAnswerSchema> = {
  devices: [
    {
      ...{ id: id(204), fingerprint: 'XE9PLD', unsettled: 4 },
      establishment: { id: id(11), name: 'Le Comptoir du Marché' },
    },
    {
      ...{ id: id(201), fingerprint: 'HB4WZE', unsettled: 3 },
      establishment: {
        id: id(12),
        name: 'Société d’exploitation des établissements Lenoir et Associés, boutique de la gare',
      },
    },
  ],
};
export const failingBackups: BackupStatus = {
  ...{ every: 1_440, last: now - 3 * day, sameDisk: true },
  failed: { at: now - minute, why: 'folder' },
};
