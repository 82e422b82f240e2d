import { type Colour, colours } from '@comptoir/shared/employees/operations';
import { defaultPlanningRules } from '@comptoir/shared/establishments/planning-rules';
import { frenchLimits } from '@comptoir/shared/establishments/limits';
import type { AbsenceRow } from '@comptoir/shared/planning/absence';
import type {
  ContentView,
  PlannedShift,
  PlanningAnswer,
  PublicationPreview,
} from '@comptoir/shared/planning/portal';
import { addDays, instantOf, weekdayOf } from '@comptoir/shared/time/business-day';
import { id, now } from './samples.ts';

const [zone, cutOffHour] = ['Europe/Paris', 5];
const monday = '2026-11-23';
const names: [string, string, boolean][] = [
  ['Awa Diop', 'Salle', false],
  ['Bastien Moreau', 'Cuisine', false],
  ['Camille Lenoir', 'Salle', false],
  ['Chloé Petit', 'Salle', true],
  ['Driss El Amrani', 'Cuisine', false],
  ['Élise Roux', 'Bar', true],
  ['Farid Benali', 'Plonge', false],
  ['Gaëlle Le Goff', 'Salle', false],
  ['Hugo Fontaine', 'Bar', false],
  ['Inès Garcia', 'Salle', true],
  ['Maximilienne-Alexandrine de La Rochefoucauld-Montmorency', 'Salle', false],
];
const positions = (
  [
    ['Salle', 'teal'],
    ['Cuisine', 'brick'],
    ['Bar', 'violet'],
    ['Plonge', 'blue'],
    ['Caisse', 'amber'],
  ] as const
).map(([name, colour], at) => ({ id: id(7_000 + at), name, colour, archived: false }));
const person = (at: number) => id(4_000 + at);

let made = 0;
function content(
  who: number | null,
  day: string,
  [start, end]: [string, string],
  position: number | null,
  over: Partial<ContentView> = {},
): ContentView {
  const starts = instantOf(day, start, zone, cutOffHour);
  const ends = instantOf(day, end, zone, cutOffHour);
  return {
    ...{ person: who === null ? null : person(who), start: starts },
    end: ends > starts ? ends : instantOf(addDays(day, 1), end, zone, cutOffHour),
    ...{ pause: 30, team: null, noteText: null, note: null },
    position: position === null ? null : (positions[position]?.id ?? null),
    ...over,
  };
}
function shift(published: ContentView | null, draft: PlannedShift['draft'] = null): PlannedShift {
  made += 1;
  const publishedAt = published === null ? null : now - 2 * 86_400_000;
  return { id: id(60_000 + made), published, draft, publishedAt };
}

/** A person's week: the same each time, never twice alike. */
function weekOf(who: number, from: string, people: number): PlannedShift[] {
  const position = [0, 1, 4, 0, 1, 2, 3, 0, 2, 0, 0][who % 11] ?? 0;
  const late = (who + (who > people / 2 ? 1 : 0)) % 3 === 1;
  return [0, 1, 2, 3, 4, 5, 6].flatMap((at) => {
    const day = addDays(from, at);
    if ((weekdayOf(day) * 3 + who * 2) % 7 < 2) return [];
    const times: [string, string] = late ? ['16:00', '23:30'] : ['09:00', '16:30'];
    return [shift(content(who, day, times, position))];
  });
}

const absence = (over: Partial<AbsenceRow> & Pick<AbsenceRow, 'id' | 'person' | 'span'>) => ({
  type: 'leave' as const,
  state: 'approved' as const,
  ...{ reason: null, askedBy: over.person, askedAt: now, decidedBy: null, decidedAt: null },
  decisionReason: null,
  ...over,
});

function answerOf(shifts: PlannedShift[], people = names): PlanningAnswer {
  return {
    establishment: {
      ...{ id: id(1), name: 'Le Comptoir des Halles', zone, cutOffHour },
      rules: defaultPlanningRules,
      limits: frenchLimits,
    },
    people: people.map(([name, team, partTime], at) => ({
      ...{ id: person(at), name, given: name.split(' ')[0] ?? '', team },
      colour: colours[at % colours.length] as Colour,
      minorUntil: at === 8 ? '2027-06-01' : null,
      ...{ startsOn: null, endsOn: null },
      contract: { weekly: partTime ? 24 * 60 : 35 * 60, partTime },
      elsewhere:
        at === 5
          ? [
              {
                start: instantOf(addDays(monday, 3), '18:00', zone, cutOffHour),
                end: instantOf(addDays(monday, 3), '22:00', zone, cutOffHour),
              },
            ]
          : [],
    })),
    teams: [
      { id: id(8_001), name: 'Salle', parent: null },
      { id: id(8_002), name: 'Cuisine', parent: null },
      { id: id(8_003), name: 'Plonge', parent: id(8_002) },
      { id: id(8_004), name: 'Bar', parent: null },
    ],
    positions,
    shifts,
    absences: [
      absence({
        id: id(9_001),
        person: person(7),
        span: { from: monday, to: addDays(monday, 4), weekdays: null, times: null },
      }),
      absence({
        id: id(9_002),
        person: person(1),
        type: 'unavailable',
        state: 'pending',
        span: {
          ...{ from: monday, to: addDays(monday, 27), weekdays: [3] },
          times: { from: '08:00', to: '13:00' },
        },
      }),
    ],
    publications: [
      {
        ...{ id: id(9_100), version: 13, from: monday, to: addDays(monday, 6), team: null },
        ...{ changes: 41, by: 'Camille Lenoir', at: now - 2 * 86_400_000 },
      },
    ],
    worked: [],
  };
}

const week = names.flatMap((_, who) => weekOf(who, monday, names.length));
const [first, second, third] = week;
const drafted = [
  ...week.map((one) => {
    if (one === first && one.published) {
      const { start, end } = one.published;
      return {
        ...one,
        draft: { ...one.published, start: start + 3_600_000, end: end + 3_600_000 },
      };
    }
    if (one === second) return { ...one, draft: 'removed' as const };
    if (one === third && one.published) {
      return { ...one, draft: { ...one.published, note: 'Ouverture avec Bastien' } };
    }
    return one;
  }),
  shift(null, content(null, addDays(monday, 4), ['18:00', '23:30'], 0)),
  shift(null, content(null, addDays(monday, 5), ['18:00', '23:30'], 2, { pause: 0 })),
  shift(null, content(9, addDays(monday, 1), ['19:00', '23:00'], 0, { pause: 0 })),
  shift(null, content(4, addDays(monday, 2), ['07:00', '18:30'], 1)),
  shift(content(6, addDays(monday, 5), ['22:00', '02:00'], 3, { pause: 0 })),
];

export const planAnswer = answerOf(drafted);
const quiet = answerOf(week);
const nothing = answerOf([]);

/** Sixty people over four weeks. */
export function crowd(): PlanningAnswer {
  const many = Array.from({ length: 60 }, (_, at): [string, string, boolean] => {
    const [name = '', team = '', partTime = false] = names[at % (names.length - 1)] ?? [];
    return [`${name} ${at + 1}`, team, partTime];
  });
  const shifts = many.flatMap((_, who) =>
    [0, 7, 14, 21].flatMap((days) => weekOf(who, addDays(monday, days), 60)),
  );
  return answerOf(shifts, many);
}

const seen = ({ start, end, pause, position, note }: ContentView) => ({
  ...{ start, end, pause, position, note },
});
const before = content(0, monday, ['09:00', '16:30'], 0);
export const preview: PublicationPreview = {
  hash: 'a'.repeat(64),
  changes: 6,
  people: [
    {
      ...{ person: person(0), name: 'Awa Diop' },
      differences: [
        {
          shift: id(1),
          before: seen(before),
          after: seen({ ...before, start: before.start + 3_600_000, end: before.end + 3_600_000 }),
        },
        {
          shift: id(2),
          before: seen(content(0, addDays(monday, 2), ['09:00', '16:30'], 0)),
          after: null,
        },
      ],
      late: { days: 1, required: 7, partTime: false },
      channels: ['push', 'mail', 'tablet'],
    },
    {
      ...{ person: person(9), name: 'Inès Garcia' },
      differences: [
        {
          shift: id(3),
          before: null,
          after: seen(content(9, addDays(monday, 1), ['19:00', '23:00'], 0)),
        },
      ],
      late: { days: 2, required: 7, partTime: true },
      channels: ['mail', 'tablet'],
    },
    {
      ...{ person: person(4), name: 'Driss El Amrani' },
      differences: [
        {
          shift: id(4),
          before: null,
          after: seen(content(4, addDays(monday, 2), ['07:00', '18:30'], 1)),
        },
      ],
      late: null,
      channels: ['tablet'],
    },
  ],
  open: [
    {
      shift: id(5),
      before: null,
      after: seen(content(null, addDays(monday, 4), ['18:00', '23:30'], 0)),
    },
  ],
};

/** A publication that sixty people hear of, one of them with a name that no line holds. */
const previewOfMany: PublicationPreview = {
  ...preview,
  changes: 60,
  people: Array.from({ length: 60 }, (_, at) => {
    const [name = ''] = names[(at * 5) % names.length] ?? [];
    const of = preview.people[at % preview.people.length];
    return {
      ...{ person: person(at), name: `${name} ${at + 1}`, differences: of?.differences ?? [] },
      ...{ late: of?.late ?? null, channels: of?.channels ?? [] },
    };
  }),
};

const templates = [
  {
    ...{ id: id(9_200), name: 'Semaine type', by: 'Camille Lenoir', at: now },
    content: { shifts: Array.from({ length: 38 }, () => template(1)) },
  },
  {
    ...{ id: id(9_201), name: 'Fêtes de fin d’année', by: null, at: now },
    content: { shifts: [template(6), template(7)] },
  },
];
function template(weekday: number) {
  return {
    ...{ weekday, start: '09:00', end: '17:00', pause: 30, person: null, position: null },
    team: null,
  };
}

export const planAnswers = {
  'GET /planning': planAnswer,
  'GET /planning/publication': preview,
  'GET /planning/templates': { templates },
  'POST /planning/shifts': { shifts: [] },
};

let looked = 0;
/** Somebody else changes the first shift after it was shown. */
function changing(): PlanningAnswer {
  looked += 1;
  if (looked < 2) return quiet;
  const [one, ...rest] = week;
  if (one === undefined || one.published === null) return quiet;
  const draft = { ...one.published, end: one.published.end + 7_200_000 };
  return answerOf([{ ...one, draft }, ...rest]);
}

const at = `/planning?from=${monday}`;
export const planPictures = {
  planning: { path: at },
  'planning-positions': { path: `${at}&rows=positions` },
  'planning-two': { path: `${at}&zoom=two` },
  'planning-four': { path: `${at}&zoom=four`, world: { 'GET /planning': crowd() } },
  'planning-day': { path: `/planning?from=${addDays(monday, 2)}&zoom=day` },
  'planning-form': { path: at },
  'planning-new': { path: at },
  'planning-wrong': { path: at },
  'planning-menu': { path: at },
  'planning-chosen': { path: at },
  'planning-publish': { path: at },
  'planning-publish-many': {
    path: `${at}&zoom=four`,
    world: { 'GET /planning': crowd(), 'GET /planning/publication': previewOfMany },
  },
  'planning-day-many': {
    path: `/planning?from=${addDays(monday, 2)}&zoom=day`,
    world: { 'GET /planning': crowd() },
  },
  'planning-publish-none': {
    path: at,
    world: {
      'GET /planning': quiet,
      'GET /planning/publication': { ...preview, changes: 0, people: [], open: [] },
    },
  },
  'planning-copy': { path: at },
  'planning-templates': { path: at },
  'planning-positions-list': { path: at },
  'planning-keys': { path: at },
  'planning-discard': { path: at },
  'planning-clash': {
    path: at,
    world: { 'GET /planning': changing, 'POST /planning/shifts': 409 },
  },
  'planning-unsent': { path: at, world: { 'POST /planning/shifts': null } },
  'planning-empty': { path: at, world: { 'GET /planning': nothing } },
  'planning-nobody': {
    path: at,
    world: { 'GET /planning': { ...answerOf([], []), absences: [] } },
  },
  'planning-offline': { path: at, world: { 'GET /planning': null } },
  'planning-loading': { path: at, world: { 'GET /planning': 'never' } },
};
