import { type Colour, colours } from '@comptoir/shared/employees/operations';
import type { HomeView, PersonTile, PersonView, PresenceState } from '../src/punches/view.ts';
import type { Missing, SyncView } from '../src/sync/view.ts';
import type { DiagnosticsView } from '../src/settings/view.ts';
import type { TaskBoardView, TaskView } from '../src/tasks/view.ts';

export const zone = 'Europe/Paris';
const minute = 60_000;
export const at = (clock: string, day = '2026-11-21') => Date.parse(`${day}T${clock}:00+01:00`);
export const now = at('14:32');

const names = `Awa Diop|Baptiste Moreau|Camille Roux|Chloé Garnier|Coralie Lefèvre|David Nguyen|Élise Marchand|Fatou Sarr|Gabriel Petit|Hugo Lambert|Inès Benali|Jeanne Faure|Karim Haddad|Léa Dubois|Lucas Bernard|Manon Girard|Mehdi Amrani|Nadia Cherif|Océane Blanc|Paul Chevalier|Rose Henry|Samuel Kouassi|Théo Simon|Yasmine Aït`;
const states: PresenceState[] = ['in', 'in', 'out', 'break', 'in', 'expected', 'out', 'in'];

export function people(count: number): PersonTile[] {
  const base = names.split('|');
  return Array.from({ length: count }, (_, index) => {
    const [given = '', ...rest] = (base[index % base.length] ?? '').split(' ');
    const round = Math.floor(index / base.length);
    const state = states[(index * 5 + 3) % states.length] ?? 'out';
    return {
      id: `p${index}`,
      given: given + (round === 0 ? '' : ` ${'IVX'[round] ?? ''}`),
      family: rest.join(' '),
      initials: `${given.charAt(0)}${rest.join(' ').charAt(0)}`,
      colour: colours[index % colours.length] as Colour,
      role: index % 11 === 0 ? 'manager' : 'employee',
      state,
      since:
        state === 'out'
          ? null
          : state === 'expected'
            ? at('18:00')
            : at('08:58') + ((index * 37) % 240) * minute,
      pending: index === 4,
    };
  });
}

const longNames: [string, string][] = [
  ['Marie-Antoinette-Bernadette', 'de La Rochefoucauld-Montbel d’Estaing'],
  ['Wolfeschlegelsteinhausenbergerdorff', 'Anantharamakrishnan'],
  ['Maximilien', 'Vandenbroucke-Castellani-Ruiz'],
];

export function longPeople(): PersonTile[] {
  return people(24).map((tile, index) => {
    const name = longNames[index];
    return name === undefined
      ? tile
      : { ...tile, given: name[0], family: name[1], initials: `${name[0][0]}${name[1][0]}` };
  });
}

export function home(
  tiles: PersonTile[],
  changes: Partial<HomeView['establishment']> = {},
): HomeView {
  return {
    establishment: { name: 'Brasserie du Pont', zone, hideStatuses: false, ...changes },
    ...{ day: '2026-11-21', people: tiles },
    tasks: { done: 9, total: 15, late: 1 },
  };
}

export const synced: SyncView = {
  state: 'up-to-date',
  pending: 0,
  onlyPunches: false,
  oldest: null,
  lastContact: now - 20_000,
  attention: 0,
  retiring: false,
  missing: null,
};

export const offline: SyncView = {
  state: 'offline',
  pending: 3,
  onlyPunches: true,
  oldest: now - 12 * minute,
  lastContact: now - 47 * minute,
  attention: 1,
  retiring: false,
  missing: null,
};

export const missing: Missing = {
  lastSeenAt: now - 180 * minute,
  count: 3,
  oldest: now - 200 * minute,
  ask: [],
};

export function task(changes: Partial<TaskView>): TaskView {
  return {
    list: 'l',
    task: 't',
    definition: 'd',
    day: '2026-11-21',
    title: 'Compter le fond de caisse',
    moment: 'service',
    due: null,
    late: false,
    measure: null,
    done: null,
    ...changes,
  };
}

const done = (by: string, clock: string) => ({
  check: 'c',
  by,
  initials: 'AD',
  at: at(clock),
  value: null,
  outOfBounds: false,
  action: null,
  pending: false,
});
const fridge = { unit: '°C', min: 0, max: 4 };

const serviceTasks = [
  task({
    task: 's1',
    title: 'Chambre froide',
    measure: fridge,
    due: '12:00',
    done: { ...done('Awa Diop', '11:48'), value: 2.5 },
  }),
  task({
    task: 's2',
    title: 'Vitrine desserts',
    measure: fridge,
    due: '12:00',
    done: {
      ...done('Karim Haddad', '11:52'),
      value: 6.5,
      outOfBounds: true,
      action: 'Porte refermée, contrôle dans 30 min',
      pending: true,
    },
  }),
  task({
    task: 's3',
    title: 'Congélateur du sous-sol',
    measure: { unit: '°C', min: null, max: -18 },
    due: '14:00',
    late: true,
  }),
  task({ task: 's4', title: 'Nettoyer les toilettes', due: '15:30' }),
  task({ task: 's5', title: 'Réassort des couverts et des verres en terrasse' }),
];

export const board: TaskBoardView = {
  day: '2026-11-21',
  current: 'service',
  lists: [
    {
      id: 'o',
      title: 'Ouverture de la salle',
      moment: 'opening',
      done: 6,
      total: 6,
      tasks: [],
    },
    {
      id: 's',
      title: 'Froid et hygiène',
      moment: 'service',
      done: 2,
      total: 5,
      tasks: serviceTasks,
    },
    {
      id: 's-bis',
      title: 'Bar',
      moment: 'service',
      done: 1,
      total: 2,
      tasks: [
        task({ task: 'b1', title: 'Purger les tirages', done: done('Théo Simon', '10:40') }),
        task({ task: 'b2', title: 'Commander les fûts', due: '17:00' }),
      ],
    },
    { id: 'f', title: 'Fermeture', moment: 'closing', done: 0, total: 4, tasks: [] },
  ],
};

const awa = people(1)[0] as PersonTile;

export const worker: PersonView = {
  tile: { ...awa, state: 'in', since: at('14:00') },
  zone,
  day: '2026-11-21',
  next: 'break-start',
  others: ['out'],
  periods: [
    {
      opens: 'a',
      closes: 'b',
      start: at('08:58'),
      end: at('12:04'),
      breaks: [{ start: at('10:30'), end: at('10:50') }],
      declared: false,
      pending: false,
    },
    {
      opens: 'c',
      closes: null,
      start: at('14:00'),
      end: null,
      breaks: [],
      declared: false,
      pending: true,
    },
  ],
  worked: {
    today: 3 * 3_600_000 + 18 * minute,
    week: 33 * 3_600_000 + 41 * minute,
    days: [7.5, 8.2, 0, 7.1, 7.58, 3.3, 0].map((hours, index) => ({
      day: `2026-11-${16 + index}`,
      worked: hours * 3_600_000,
    })),
  },
  warnings: [],
  forgotten: { since: at('14:00'), proposed: false, tooLong: false },
  shift: {
    start: at('09:00'),
    end: at('17:00'),
    arrival: { kind: 'late', by: 12 * minute },
    departure: null,
  },
  unplanned: false,
  tasks: [serviceTasks[2] as TaskView, serviceTasks[0] as TaskView],
};

export const arriving: PersonView = {
  ...worker,
  tile: { ...awa, state: 'expected', since: at('18:00'), family: 'Diop' },
  next: 'in',
  others: [],
  periods: [],
  worked: { ...worker.worked, today: 0 },
  forgotten: null,
  shift: { start: at('18:00'), end: at('23:30'), arrival: null, departure: null },
  tasks: [],
};

export const overworked: PersonView = {
  ...worker,
  tile: {
    ...awa,
    given: 'Marie-Antoinette-Bernadette',
    family: 'de La Rochefoucauld-Montbel',
    state: 'in',
    since: at('19:02', '2026-11-20'),
  },
  periods: [
    {
      opens: 'a',
      closes: null,
      start: at('02:02'),
      end: null,
      breaks: [],
      declared: false,
      pending: false,
    },
  ],
  warnings: [
    { rule: 'break-due', found: 12 * 3_600_000, limit: 6 * 3_600_000 },
    { rule: 'daily-maximum', found: 12.5 * 3_600_000, limit: 10 * 3_600_000 },
  ],
  forgotten: { since: at('02:02'), proposed: true, tooLong: true },
  shift: { start: at('02:00'), end: at('09:00'), arrival: null, departure: null },
};

export const diagnostics: DiagnosticsView = {
  leaseOver: false,
  sync: offline,
  app: '0.1.0',
  device: '0193506e-8a00-7c3e-9b1f-7a1c5c0de111',
  epoch: '0193506e-8a00-7c3e-9b1f-7a1c5c0de222',
  persisted: true,
  usage: 18_400_000,
  quota: 5_100_000_000,
  space: 'low',
  unsaved: { count: 37, most: false },
  clockOffset: -1_240,
  clockJumped: true,
  continued: { reason: 'damaged', at: at('07:40'), missing: 2, illegible: 1 },
  wakeLock: true,
  unsigned: null,
  languages: ['fr', 'en'],
  refusals: [
    { key: 'r1', seq: 412, kind: 'task.uncheck', at: at('09:12'), refusal: 'not-found' },
    { key: 'r2', seq: 398, kind: 'punch.record', at: at('08:02'), refusal: 'quarantined' },
  ],
  locked: [{ person: 'p3', given: 'Chloé', family: 'Garnier', failures: 10 }],
};
