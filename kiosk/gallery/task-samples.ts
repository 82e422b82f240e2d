import type { CheckOff, TaskDefinitionRow } from '@comptoir/shared/sync/rows';
import type { Measure } from '@comptoir/shared/tasks/operations';
import type { Moment } from '@comptoir/shared/tasks/moments';
import { registerOf } from '@comptoir/shared/tasks/register';
import { addDays, instantOf } from '@comptoir/shared/time/business-day';
import type { ListLine, TaskItem, TaskListsView } from '../src/tasks/lists-view.ts';
import type { RegisterView } from '../src/tasks/register-view.ts';
import { now, zone } from './samples.ts';

const rule = { zone, cutOffHour: 5 };
const today = '2026-11-21';
const cold = { unit: '°C', min: 0, max: 4 };
const freezer = { unit: '°C', min: null, max: -18 };
const hot = { unit: '°C', min: 63, max: null };
const people = [
  { id: 'p0', name: 'Awa Diop' },
  { id: 'p1', name: 'Baptiste Moreau' },
  { id: 'p2', name: 'Camille Roux' },
  { id: 'p3', name: 'Chloé Garnier' },
];

let made = 0;
function task(title: string, due: string | null = null, changes: Partial<TaskItem> = {}): TaskItem {
  made += 1;
  return { task: `t${made}`, title, due, measure: null, team: null, person: null, ...changes };
}
const measured = (title: string, due: string | null, measure: Measure) =>
  task(title, due, { measure });

let order = 0;
function line(
  title: string,
  moment: Moment,
  tasks: TaskItem[],
  changes: Partial<ListLine> = {},
): ListLine {
  order += 1;
  return {
    ...{ id: `l${order}`, definition: `d${order}`, title, moment, order, tasks },
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    archived: false,
    pending: false,
    clash: null,
    ...changes,
  };
}

const kitchen = line('Ouverture cuisine', 'opening', [
  measured('Chambre froide viandes', '09:00', cold),
  measured('Chambre froide légumes', '09:00', cold),
  measured('Congélateur réserve', '09:00', freezer),
  task('Allumer fours et plaques', '09:30', { team: 'Cuisine' }),
  task('Vérifier les dates de la mise en place', '10:00', { team: 'Cuisine' }),
]);
const room = line('Ouverture salle', 'opening', [
  task('Dresser la terrasse', '10:30'),
  task('Purger les tirages', '10:45', { person: 'p3' }),
]);
const service = line('Service du midi', 'service', [
  measured('Plats chauds au passe', '12:30', hot),
  task('Relever les allergènes du jour', '11:45'),
]);
const closing = line(
  'Fermeture bar',
  'closing',
  [task('Compter la caisse', '23:45'), task('Laver les tirages', '23:30')],
  { weekdays: [4, 5, 6], pending: true },
);
const lines = [kitchen, room, service, closing];
const teams = ['Cuisine', 'Salle'];

export const lists: TaskListsView = {
  lists: lines,
  archived: [line('Terrasse été', 'opening', [task('Sortir les parasols')], { archived: true })],
  people,
  teams,
};

export const emptyLists: TaskListsView = { lists: [], archived: [], people, teams };

const long =
  'Contrôler et noter la température à cœur des préparations refroidies rapidement de la veille au soir';
export const crowdedLists: TaskListsView = {
  ...lists,
  lists: [
    ...Array.from({ length: 9 }, (_, index) =>
      line(index === 3 ? long : `Ouverture poste ${index + 1}`, 'opening', [task('Un')], {
        pending: index % 4 === 1,
      }),
    ),
    ...lines,
  ],
};

export const fullList: ListLine = line(long, 'service', [
  measured(long, '12:30', hot),
  ...Array.from({ length: 27 }, (_, index) => task(`Poste ${index + 1}, nettoyage`, '15:00')),
]);

export const clashing: ListLine = {
  ...kitchen,
  clash: {
    at: now - 7_200_000,
    by: 'Awa Diop',
    mine: {
      title: 'Ouverture cuisine',
      moment: 'opening',
      weekdays: [1, 2, 3, 4, 5],
      archived: false,
      tasks: [
        kitchen.tasks[0]!,
        { ...kitchen.tasks[1]!, title: 'Chambre froide légumes et fruits' },
        kitchen.tasks[3]!,
        kitchen.tasks[4]!,
        task('Sortir le pain', '10:15'),
      ],
    },
    theirs: { ...kitchen, archived: false },
  },
};
export const withClash: TaskListsView = { ...lists, lists: [clashing, room, service, closing] };

/** A repeatable number between 0 and 1. */
function chance(seed: number): number {
  const x = Math.sin(seed * 12.9898) * 43758.5453;
  return x - Math.floor(x);
}

/** The register of the `days` up to today, as the tablet makes it from rows. */
export function register(days: number, most = lines): RegisterView {
  const from = addDays(today, 1 - days);
  const definitions = most.map((list): TaskDefinitionRow => ({
    ...{ id: list.definition ?? '', list: list.id, since: instantOf(from, '06:00', zone, 5) - 1 },
    ...{ archived: false, title: list.title, moment: list.moment, weekdays: list.weekdays },
    ...{ order: list.order, tasks: list.tasks },
  }));
  const checkOffs: CheckOff[] = [];
  const pending = new Set<string>();
  for (let index = 0; index < days; index++) {
    const day = addDays(from, index);
    for (const [at, list] of most.entries()) {
      for (const [place, own] of list.tasks.entries()) {
        const seed = index * 97 + at * 13 + place;
        const time =
          instantOf(day, own.due ?? '11:00', zone, 5) + (chance(seed) - 0.93) * 7_200_000;
        if (time > now || chance(seed + 7) > 0.96) continue;
        checkOffs.push(check(seed, { day, at: time, list, own, person: people[seed % 4]!.id }));
        if (day === today && list === service) pending.add(`c${seed}`);
      }
    }
  }
  const wrong = checkOffs.find(
    ({ day, task: own }) => day === today && own === kitchen.tasks[1]!.task,
  );
  if (wrong) {
    checkOffs.push({
      ...{ ...wrong, id: 'cx', at: wrong.at - 900_000, value: 14 },
      ...{ uncheckedBy: 'p0', uncheckedAt: wrong.at - 600_000, uncheckReason: 'Mauvais frigo' },
    });
  }
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const entries = registerOf({
    ...{ definitions, checkOffs, people: names, from, to: today, rule, now },
  });
  return { from, to: today, today, establishment: 'Brasserie du Pont', entries, pending };
}

function check(
  seed: number,
  of: { day: string; at: number; list: ListLine; own: TaskItem; person: string },
): CheckOff {
  const { day, at, list, own, person } = of;
  const value = own.measure === null ? null : valueOf(own.measure, seed);
  const out =
    value !== null && ((own.measure?.min ?? value) > value || (own.measure?.max ?? value) < value);
  return {
    ...{ id: `c${seed}`, list: list.id, task: own.task, definition: list.definition ?? '' },
    ...{ day, person, at, value, uncheckedBy: null, uncheckedAt: null, uncheckReason: null },
    action: out ? 'Porte refermée, contrôle dans 30 min' : null,
    flags: out ? ['out-of-bounds'] : [],
  };
}

function valueOf({ min, max }: Measure, seed: number): number {
  const drift = chance(seed + 3);
  const base = min === null ? (max ?? 0) - 3 : max === null ? min + 9 : (min + max) / 2;
  const away = drift > 0.93 ? 5 : drift * 1.6 - 0.8;
  return Math.round((base + away) * 10) / 10;
}

/** Forty tasks a day for three months. */
export function vastRegister(): RegisterView {
  const many = [1, 2, 3, 4].map((one) =>
    line(`Liste ${one}`, 'service', [
      measured(`Frigo ${one}`, '09:00', cold),
      ...Array.from({ length: 9 }, (_, index) => task(`Tâche ${one}.${index + 1}`, '10:00')),
    ]),
  );
  return register(92, many);
}
