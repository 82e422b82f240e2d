import { defaultPlanningRules } from '@comptoir/shared/establishments/planning-rules';
import type { AbsenceRow } from '@comptoir/shared/planning/absence';
import type { OwnTasks } from '@comptoir/shared/tasks/portal';
import type { SeenShift } from '@comptoir/shared/planning/change';
import type {
  OwnSchedule,
  OwnShift,
  PlanRequests,
  SwapView,
} from '@comptoir/shared/planning/portal';
import { addDays, instantOf, weekdayOf } from '@comptoir/shared/time/business-day';
import { employee, id, now } from './samples.ts';

const zone = 'Europe/Paris';
const cutOffHour = 5;
const hour = 3_600_000;
const [floor, bar] = [id(7_000), id(7_002)];
const long = 'Maximilienne-Alexandrine de La Rochefoucauld-Montmorency';

let made = 0;
function shift(day: string, start: string, end: string, over: Partial<OwnShift> = {}): OwnShift {
  made += 1;
  const starts = instantOf(day, start, zone, cutOffHour);
  const ends = instantOf(day, end, zone, cutOffHour);
  return {
    ...{ id: id(9_000 + made), establishment: id(1), start: starts },
    end: ends > starts ? ends : ends + 24 * hour,
    ...{ pause: 30, position: floor, note: null, publishedAt: now - 50 * hour },
    ...over,
  };
}

/** Six weeks: five days a week, the second evening at the bar. */
function weeks(first: string, times: [string, string]): OwnShift[] {
  return Array.from({ length: 42 }, (_, at) => addDays(first, at))
    .filter((day) => ![1, 7].includes(weekdayOf(day)))
    .map((day) =>
      weekdayOf(day) === 5
        ? shift(day, '17:00', '01:00', { position: bar })
        : shift(day, times[0], times[1]),
    );
}
const from = '2026-11-16';
const own = weeks(from, ['09:00', '16:30']).map((one) =>
  one.start === instantOf('2026-11-24', '09:00', zone, cutOffHour)
    ? { ...one, note: 'Livraison à réceptionner à 10 h, quai B.' }
    : one,
);
const names = ['Bastien Moreau', 'Chloé Petit', 'Gaëlle Le Goff', 'Hugo Fontaine', long];
const colleagues = names.map((name, at) => ({
  person: id(4_000 + at),
  name,
  colour: (['teal', 'brick', 'violet', 'blue', 'amber'] as const)[at] ?? ('slate' as const),
  shifts: weeks(from, at % 2 === 0 ? ['11:00', '19:00'] : ['18:00', '00:30']),
}));

const seen = ({ start, end, pause, position, note }: OwnShift): SeenShift => ({
  ...{ start, end, pause, position, note },
});
const [moved, gone] = [own[6]!, shift('2026-11-29', '10:00', '15:00')];
const change = (
  at: number,
  shown: OwnShift,
  [before, after]: [SeenShift | null, SeenShift | null],
  late: OwnSchedule['changes'][number]['late'] = null,
): OwnSchedule['changes'][number] => ({
  ...{ id: `${id(8_000)}/${shown.id}/${at}`, person: employee.person.id, shift: shown.id },
  ...{ operation: id(8_000), cause: 'publication', before, after, at: now - 3 * hour },
  ...{ by: null, seenAt: null, seenBy: null, acceptedAt: null, establishment: id(1), late },
});
const changes = [
  change(
    0,
    moved,
    [{ ...seen(moved), start: moved.start + 2 * hour, end: moved.end + 2 * hour }, seen(moved)],
    { days: 3, required: 7, partTime: false },
  ),
  change(1, own[11]!, [null, seen(own[11]!)]),
  change(2, gone, [seen(gone), null]),
];

const absence = (over: Partial<AbsenceRow>): AbsenceRow => {
  made += 1;
  return {
    ...{ id: id(9_000 + made), person: employee.person.id, type: 'leave', state: 'pending' },
    span: { from: '2026-12-07', to: '2026-12-12', weekdays: null, times: null },
    ...{ reason: null, askedBy: employee.person.id, askedAt: now - 26 * hour },
    ...{ decidedBy: null, decidedAt: null, decisionReason: null },
    ...over,
  };
};
const swap = (over: Partial<SwapView>): SwapView => {
  made += 1;
  return {
    ...{ id: id(9_000 + made), person: id(4_000), gives: null, takes: null, colleague: null },
    ...{ state: 'asked', reason: null, askedAt: now - 5 * hour, answeredAt: null },
    ...{ decidedBy: null, decidedAt: null, decisionReason: null, establishment: id(1) },
    ...{ by: { id: id(4_000), name: names[0] ?? '' }, to: null, given: null, taken: null },
    ...over,
  };
};
const me = { id: employee.person.id, name: 'Awa Diop' };
const [theirs, mine] = [colleagues[0]!.shifts[9]!, own[9]!];
const swaps = [
  swap({ gives: theirs.id, given: theirs, reason: 'Rendez-vous chez le médecin.' }),
  swap({
    ...{ person: id(4_004), by: { id: id(4_004), name: long }, colleague: me.id, to: me },
    ...{ gives: theirs.id, given: theirs, takes: mine.id, taken: mine },
  }),
  swap({
    ...{ person: me.id, by: me, colleague: id(4_001), to: { id: id(4_001), name: 'Chloé Petit' } },
    ...{ gives: mine.id, given: mine, state: 'answered' },
  }),
  swap({
    ...{ person: me.id, by: me, gives: own[8]!.id, given: own[8]!, state: 'refused' },
    ...{ decisionReason: 'Il manquerait quelqu’un au bar ce soir-là.' },
  }),
];

export const ownSchedule: OwnSchedule = {
  establishments: [
    { id: id(1), name: 'Le Comptoir des Halles', zone, cutOffHour, rules: defaultPlanningRules },
  ],
  shifts: own,
  open: [shift('2026-11-26', '18:00', '23:30', { position: bar })],
  colleagues,
  positions: [
    { id: floor, name: 'Salle', colour: 'teal', archived: false },
    { id: bar, name: 'Bar', colour: 'violet', archived: false },
  ],
  changes,
  absences: [
    absence({}),
    absence({
      ...{ type: 'unavailable', state: 'approved', reason: 'Cours du soir' },
      span: {
        from: '2026-11-23',
        to: '2026-12-20',
        weekdays: [1, 3],
        times: { from: '18:00', to: '23:00' },
      },
    }),
    absence({ state: 'refused', decisionReason: 'Trop d’absents cette semaine-là.' }),
  ],
  swaps,
};
export const emptySchedule: OwnSchedule = {
  ...ownSchedule,
  ...{ shifts: [], open: [], colleagues: [], changes: [], absences: [], swaps: [] },
};
const seenChanges = changes.map((one) => ({ ...one, seenAt: now - hour, late: null }));
const calm: OwnSchedule = { ...ownSchedule, changes: seenChanges, swaps: [], absences: [] };

export const requestsToDecide: PlanRequests = {
  absences: [
    {
      ...absence({ person: id(4_002), reason: 'Mariage de ma sœur', askedAt: now - 70 * hour }),
      ...{
        name: 'Gaëlle Le Goff',
        establishments: [{ id: id(1), name: 'Le Comptoir des Halles' }],
      },
    },
  ],
  swaps: [
    swap({
      ...{ person: id(4_004), by: { id: id(4_004), name: long }, colleague: me.id, to: me },
      ...{ gives: theirs.id, given: theirs, takes: mine.id, taken: mine, state: 'answered' },
    }),
    swap({ takes: theirs.id, taken: theirs, state: 'answered', reason: 'Je suis disponible.' }),
  ],
};

const task = (
  at: number,
  [title, due]: [string, string | null],
  over: Partial<OwnTasks['lists'][number]['tasks'][number]> = {},
) => ({ ...{ task: id(9_700 + at), title, due, late: false, doneAt: null, byMe: false }, ...over });
const store = { id: id(1), name: 'Le Comptoir des Halles', zone };
const ownTasks: OwnTasks = {
  lists: [
    {
      ...{ id: id(9_800), title: 'Ouverture de la salle', moment: 'opening', day: '2026-11-22' },
      establishment: store,
      tasks: [
        task(1, ['Terrasse installée', '10:00'], { doneAt: now - 5 * hour, byMe: true }),
        task(2, ['Température du frigo positif', '10:30'], { doneAt: now - 4 * hour }),
        task(3, ['Ardoise du jour écrite et affichée des deux côtés de la porte', '11:30'], {
          late: true,
        }),
      ],
    },
    {
      ...{ id: id(9_801), title: 'Fermeture', moment: 'closing', day: '2026-11-22' },
      establishment: store,
      tasks: [task(4, ['Caisse comptée', '23:30']), task(5, ['Poubelles sorties', null])],
    },
  ],
};

export const ownPlanAnswers = {
  'GET /own/tasks': ownTasks,
  'GET /own/schedule': ownSchedule,
  'POST /own/schedule/seen': undefined,
  'GET /planning/requests': { absences: [], swaps: [] },
};
const as = { 'GET /me': employee };

export const ownPlanPictures = {
  'home-schedule': { path: '/', world: as },
  'home-schedule-calm': { path: '/', world: { ...as, 'GET /own/schedule': calm } },
  schedule: { path: '/schedule', world: as },
  'schedule-calm': {
    path: '/schedule?day=2026-11-25',
    world: { ...as, 'GET /own/schedule': calm },
  },
  'schedule-list': { path: '/schedule?view=list', world: { ...as, 'GET /own/schedule': calm } },
  'schedule-team': {
    path: '/schedule?view=team&day=2026-11-24',
    world: { ...as, 'GET /own/schedule': calm },
  },
  'schedule-shift': {
    path: '/schedule?day=2026-11-25',
    world: { ...as, 'GET /own/schedule': calm },
  },
  'schedule-swap': {
    path: '/schedule?day=2026-11-25',
    world: { ...as, 'GET /own/schedule': calm },
  },
  'schedule-empty': { path: '/schedule', world: { ...as, 'GET /own/schedule': emptySchedule } },
  'schedule-offline': { path: '/schedule', world: { ...as, 'GET /own/schedule': null } },
  tasks: { path: '/tasks', world: as },
  'tasks-empty': { path: '/tasks', world: { ...as, 'GET /own/tasks': { lists: [] } } },
  'tasks-offline': { path: '/tasks', world: { ...as, 'GET /own/tasks': null } },
  requests: { path: '/schedule/requests', world: as },
  'requests-absence': { path: '/schedule/requests', world: as },
  'requests-empty': {
    path: '/schedule/requests',
    world: { ...as, 'GET /own/schedule': emptySchedule },
  },
  'requests-to-decide': {
    path: '/approvals',
    world: { 'GET /planning/requests': requestsToDecide },
  },
};
