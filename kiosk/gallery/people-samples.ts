import type { EmployeeLine, EmployeesView, RecordView } from '../src/employees/view.ts';
import { at, longPeople, now, people, zone } from './samples.ts';

const day = 86_400_000;
const teams = ['Cuisine', 'Salle', 'Bar', null];
const accesses: EmployeeLine['access'][] = ['accepted', 'none', 'pending', 'accepted', 'none'];

function lineOf(tile: ReturnType<typeof people>[number], index: number): EmployeeLine {
  return {
    id: tile.id,
    name: { given: tile.given, family: tile.family },
    display: index === 6 ? 'Lise' : null,
    initials: tile.initials,
    colour: tile.colour,
    role: tile.role,
    team: teams[index % teams.length] ?? null,
    email: index % 3 === 1 ? null : `${tile.given.toLowerCase().replace(/\W/g, '')}@exemple.fr`,
    photo: null,
    pin: index === 3 ? 'locked' : index === 9 ? 'none' : 'set',
    access: index === 4 ? 'queued' : index === 7 ? 'expired' : (accesses[index % 5] ?? 'none'),
    pending: index === 4 || index === 1,
    clashes: index === 2 ? 1 : 0,
    twins: index === 5 ? ['p20'] : [],
  };
}

const former = people(24).slice(18, 20).map(lineOf);

export function employees(count: number): EmployeesView {
  return {
    people: people(count).map(lineOf),
    former: former.map((line, index) => ({
      ...line,
      access: 'none',
      pin: 'none',
      pending: index === 1,
      archivedAt: now - (index + 3) * 9 * day,
      archivedBy: 'Awa Diop',
    })),
    teams: ['Bar', 'Cuisine', 'Salle'],
    unknown: [
      { punch: 'u1', name: 'Kévin extra samedi', type: 'in', at: at('11:52'), pending: true },
      { punch: 'u2', name: 'Kévin extra samedi', type: 'out', at: at('14:20'), pending: false },
    ],
    zone,
  };
}

export const longEmployees: EmployeesView = { ...employees(24), people: longPeople().map(lineOf) };
export const nobody: EmployeesView = {
  ...{ people: [], former: [], teams: [], unknown: [] },
  zone,
};

export function record(changes: Partial<RecordView> = {}): RecordView {
  const line = employees(24).people[11] as EmployeeLine;
  return {
    line: { ...line, role: 'employee' },
    fields: {
      name: line.name ?? { given: '', family: '' },
      display: null,
      email: 'jeanne.faure@exemple.fr',
      phone: '+33612345678',
      language: 'fr',
      team: 'Salle',
      startsOn: '2025-03-03',
      endsOn: null,
      minorUntil: null,
      colour: line.colour,
      role: 'employee',
      openPeriodLimit: null,
      photo: null,
    },
    pendingFields: [],
    clashes: [],
    refused: [],
    archived: false,
    elsewhere: [],
    pin: {
      state: 'set',
      length: 6,
      setAt: now - 260 * day,
      setBy: 'Awa Diop',
      change: false,
      pending: false,
    },
    access: {
      state: 'none',
      role: null,
      delivery: null,
      openedAt: null,
      openedBy: null,
      expiresAt: null,
      refusal: null,
    },
    onDuty: null,
    protected: false,
    pinLength: 6,
    ...changes,
  };
}

const plain = record();

export const disputed = record({
  line: { ...plain.line, pending: true, clashes: 1, twins: ['p20'] },
  pendingFields: ['phone'],
  clashes: [
    {
      key: 'c1',
      field: 'email',
      mine: 'jeanne.faure@exemple.fr',
      theirs: 'j.faure@courrier.exemple.org',
      at: at('09:12'),
      by: 'Awa Diop',
    },
  ],
});

export const invited = record({
  line: { ...plain.line, access: 'pending' },
  access: {
    state: 'pending',
    role: 'employee',
    delivery: 'sent',
    openedAt: now - day,
    openedBy: 'Awa Diop',
    expiresAt: now + 2 * day,
    refusal: null,
  },
});

export const withoutEmail = record({
  fields: { ...plain.fields, email: null },
  pin: { ...plain.pin, state: 'locked', pending: true, change: true },
});

export const undelivered = record({
  line: { ...plain.line, access: 'pending' },
  access: { ...invited.access, delivery: 'failed', refusal: 'email-taken' },
});

export const manager = record({
  line: { ...plain.line, role: 'manager', access: 'accepted' },
  fields: { ...plain.fields, role: 'manager' },
  protected: true,
  pin: { ...plain.pin, length: 4, setBy: null },
  access: { ...invited.access, state: 'accepted', role: 'manager' },
});

export const gone = record({ archived: true });

export const longRecord = record({
  line: {
    ...plain.line,
    name: {
      given: 'Marie-Antoinette-Bernadette',
      family: 'de La Rochefoucauld-Montbel d’Estaing',
    },
    team: 'Réception et conciergerie de nuit',
    pending: true,
  },
  elsewhere: ['Le Comptoir du Marché', 'Brasserie de la Gare'],
});
