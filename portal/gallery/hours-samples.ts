import { type Colour, colours } from '@comptoir/shared/employees/operations';
import { defaultTimeRules } from '@comptoir/shared/establishments/time-rules';
import type { Flag } from '@comptoir/shared/journal/flags';
import type { PunchType } from '@comptoir/shared/punches/operations';
import type { Punch } from '@comptoir/shared/punches/punch';
import { addDays, instantOf, weekdayOf } from '@comptoir/shared/time/business-day';
import type { CorrectionRow, PeriodLockRow } from '@comptoir/shared/timesheets/correction';
import type {
  AnomaliesAnswer,
  OwnHours,
  PeriodsAnswer,
  TimesheetAnswer,
  TimesheetsAnswer,
} from '@comptoir/shared/timesheets/portal';
import { standCorrection } from '@comptoir/shared/timesheets/project';
import { anomalyKinds, type Timesheet } from '@comptoir/shared/timesheets/sheet';
import { timesheetOf } from '@comptoir/shared/timesheets/timesheet';
import { employee, establishments, hours, id, now } from './samples.ts';

const [zone, cutOffHour] = ['Europe/Paris', 5];
const rule = { zone, cutOffHour };
const hour = 3_600_000;
const [from, to] = ['2026-11-01', '2026-11-30'];
const today = '2026-11-22';

const names: [string, string | null][] = [
  ['Awa Diop', 'Salle'],
  ['Bastien Moreau', 'Cuisine'],
  ['Camille Lenoir', 'Salle'],
  ['Chloé Petit', 'Salle'],
  ['Driss El Amrani', 'Cuisine'],
  ['Élise Roux', 'Bar'],
  ['Farid Benali', null],
  ['Maximilienne-Alexandrine de La Rochefoucauld-Montmorency', 'Accueil et vestiaire'],
];
type Who = TimesheetAnswer['person'];
const who = (at: number, over: [string, string | null] = names[at] ?? ['', null]): Who => ({
  // The third one is whoever looks.
  id: at === 2 ? id(11) : id(4_000 + at),
  name: over[0],
  colour: colours[at % colours.length] as Colour,
  photo: null,
  team: over[1],
});

let made = 0;
function punchOf(
  person: string,
  type: PunchType,
  day: string,
  time: string,
  flags: Flag[] = [],
): Punch {
  made += 1;
  const at = instantOf(day, time, zone, cutOffHour);
  return {
    ...{ id: id(50_000 + made), person, name: null, type, at, wall: at, day },
    ...{ receivedAt: at + 40_000, device: id(200), epoch: id(201), seq: made },
    ...{ auth: flags.includes('no-pin') ? 'none' : 'pin', declared: flags.includes('declared') },
    ...{ cancelledBy: null, flags },
  };
}
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** A month of somebody: the same each time, never twice alike. */
function monthOf(person: string, at: number): Punch[] {
  const punches: Punch[] = [];
  for (let day = from; day <= today; day = addDays(day, 1)) {
    const date = Number(day.slice(8));
    const free = (weekdayOf(day) + at) % 7 < 2;
    if (free) continue;
    const shift = (date * 7 + at * 13) % 19;
    const start = at % 3 === 1 ? 17 * 60 + shift : 8 * 60 + 45 + shift;
    const end = start + 7 * 60 + ((date * 11 + at * 5) % 97);
    const add = (type: PunchType, minutes: number, flags: Flag[] = []) =>
      punches.push(punchOf(person, type, day, clock(minutes), flags));
    add('in', start, at === 1 && date === 19 ? ['no-pin'] : []);
    if (!(at === 3 && date === 12)) {
      add('break-start', start + 3 * 60 + shift);
      add('break-end', start + 3 * 60 + 30 + shift);
    }
    if (day === today && at < 4) continue;
    if (at === 0 && date === 18) continue;
    add(
      'out',
      at === 3 && date === 12 ? end + 130 : end,
      at === 4 && date === 17 ? ['declared'] : [],
    );
  }
  return punches;
}

const house = names.map((_, at) => who(at));
const awa = house[0] as Who;
const chloe = house[3] as Who;
const punchesBy = new Map(house.map((one, at) => [one.id, monthOf(one.id, at)]));

const find = (person: Who, day: string, type: PunchType) =>
  punchesBy.get(person.id)?.find((one) => one.day === day && one.type === type)?.id ?? id(1);
const on = (day: string, time: string) => instantOf(day, time, zone, cutOffHour);
const proposed: CorrectionRow = {
  ...{ id: id(900), person: chloe.id, day: '2026-11-18', state: 'pending', standing: null },
  asked: {
    remove: [find(chloe, '2026-11-18', 'out')],
    add: [{ punch: id(901), type: 'out', at: on('2026-11-18', '18:40') }],
  },
  reason: "J'ai pointé avant d'avoir rangé la terrasse.",
  ...{ proposedBy: chloe.id, proposedAt: now - 30 * hour, decision: null, objection: null },
};
const approved: CorrectionRow = {
  ...proposed,
  ...{ id: id(910), person: awa.id, day: '2026-11-13', state: 'approved' },
  asked: {
    remove: [],
    add: [{ punch: id(911), type: 'break-start', at: on('2026-11-13', '15:00') }],
  },
  standing: {
    remove: [find(awa, '2026-11-13', 'out')],
    add: [{ punch: id(912), type: 'out', at: on('2026-11-13', '17:05') }],
  },
  reason: 'Oubli de pointage',
  ...{ proposedBy: awa.id, proposedAt: now - 8 * 24 * hour },
  decision: {
    ...{ by: id(11), at: now - 7 * 24 * hour, decision: 'approved', edited: true },
    reason: 'Vu ensemble, départ à 17:05.',
  },
};
const objected: CorrectionRow = {
  ...approved,
  ...{ id: id(920), day: '2026-11-09', state: 'objected', standing: null },
  asked: { remove: [], add: [{ punch: id(921), type: 'out', at: on('2026-11-09', '18:10') }] },
  reason: 'Pause non pointée',
  decision: {
    by: id(11),
    at: now - 6 * 24 * hour,
    decision: 'refused',
    edited: false,
    reason: "L'heure n'est pas la bonne",
  },
  objection: { at: now - 5 * 24 * hour, reason: 'Driss était là, il peut le dire.' },
};
const corrections = [proposed, approved, objected];
punchesBy.set(
  awa.id,
  standCorrection(punchesBy.get(awa.id) ?? [], approved.standing, {
    ...{ correction: approved.id, person: awa.id, rule, receivedAt: now - 7 * 24 * hour },
  }),
);

function sheetOf(
  person: string,
  punches: readonly Punch[],
  locks: readonly PeriodLockRow[] = [],
  planned = true,
): Timesheet {
  const shifts = planned
    ? [...new Set(punches.map(({ day }) => day))].map((day) => ({
        start: on(day, '09:00'),
        end: on(day, '16:30'),
      }))
    : null;
  return timesheetOf({
    ...{ person, from, to, punches, placeOf: () => id(1), establishment: id(1), shifts },
    corrections: corrections.filter((one) => one.person === person),
    locks: locks.map((lock) => ({ ...lock, rules: null })),
    ...{ rule, openPeriodLimit: 13 * 60, earlier: [], minorUntil: null, now },
    rules: { ...defaultTimeRules, rounding: { minutes: 5, mode: 'nearest' }, paidBreaks: 20 },
  });
}

export const silent = [
  { establishment: 'Le Comptoir des Halles', name: 'Bar', since: now - 26 * hour },
];
const nobodySilent: typeof silent = [];

function answerOf(
  people: readonly Who[],
  sheets: readonly Timesheet[],
  over: Partial<TimesheetsAnswer> = {},
): TimesheetsAnswer {
  const [first] = sheets;
  return {
    ...{ from, to, zone },
    people: people.map((person, at) => {
      const sheet = sheets[at] as Timesheet;
      const seen = at % 4;
      return {
        person,
        totals: sheet.totals,
        anomalies: sheet.days.reduce((sum, day) => sum + day.anomalies.length, 0),
        warnings: sheet.days.reduce((sum, day) => sum + day.warnings.length, 0),
        approved:
          seen === 1 || seen === 3
            ? { by: 'Camille Lenoir', at: now - hour, worked: 1, stale: seen === 3 }
            : null,
        statement: at === 5 ? { id: id(700), state: 'issued' } : null,
      };
    }),
    days: (first?.days ?? []).map(({ day }, at) => ({
      day,
      planned: sum(sheets, (sheet) => sheet.days[at]?.planned ?? 0),
      worked: sum(sheets, (sheet) => sheet.days[at]?.corrected.worked ?? 0),
      warnings: sum(sheets, (sheet) => sheet.days[at]?.warnings.length ?? 0),
      anomalies: sum(sheets, (sheet) => sheet.days[at]?.anomalies.length ?? 0),
    })),
    ...{ locks: [], silent: nobodySilent },
    may: { approve: true, lock: true, issue: true, exports: true },
    ...over,
  };
}
const sum = (sheets: readonly Timesheet[], of: (sheet: Timesheet) => number) =>
  sheets.reduce((total, sheet) => total + of(sheet), 0);

const sheets = house.map(({ id: person }) => sheetOf(person, punchesBy.get(person) ?? []));
export const timesheets = answerOf(house, sheets, { silent });
export const oneTimesheet = answerOf(house.slice(1, 2), sheets.slice(1, 2));
const crowded = Array.from({ length: 60 }, (_, at) =>
  who(at + 20, [
    `${['Alix', 'Basma', 'Céline', 'Diego'][at % 4]} Martin ${at + 1}`,
    at % 2 ? 'Salle' : 'Cuisine',
  ]),
);
export const crowdedTimesheets = answerOf(
  crowded,
  crowded.map((one, at) => sheetOf(one.id, monthOf(one.id, at + 5))),
);
export const noTimesheets = answerOf([], []);

const nameMap = Object.fromEntries(house.map((one) => [one.id, one.name]));
export const lock: PeriodLockRow = {
  ...{
    id: id(950),
    from: '2026-11-01',
    to: '2026-11-15',
    at: on('2026-11-16', '09:10'),
    by: id(11),
  },
};
const personAnswer = (person: Who, locks: PeriodLockRow[] = []): TimesheetAnswer => {
  const punches = punchesBy.get(person.id) ?? [];
  return {
    ...{ person, sheet: sheetOf(person.id, punches, locks), punches, names: nameMap, locks },
    corrections: corrections.filter((one) => one.person === person.id),
    ...{ closedElsewhere: [], silent: [] },
  };
};
export const personSheet = personAnswer(awa);
/** Two punches of the 13th came in once it was closed. */
export function lateSheet(): TimesheetAnswer {
  const punches = punchesBy.get(awa.id) ?? [];
  const late = punches.map((one) =>
    one.day === '2026-11-14'
      ? { ...one, receivedAt: lock.at + 20 * hour, flags: ['after-lock' as const] }
      : one,
  );
  return { ...personAnswer(awa, [lock]), punches: late, sheet: sheetOf(awa.id, late, [lock]) };
}

export const anomalies: AnomaliesAnswer = {
  anomalies: [
    ...house
      .flatMap((person, at) =>
        (sheets[at]?.days ?? []).flatMap(({ day, anomalies: found }) =>
          found.map((one) => ({ person, day, ...one })),
        ),
      )
      .filter(({ kind }) => kind !== 'unplanned' && kind !== 'absent'),
    { person: null, day: '2026-11-20', kind: 'unknown-person' as const, punches: [id(3)] },
  ].sort((a, b) => anomalyKinds.indexOf(a.kind) - anomalyKinds.indexOf(b.kind)),
  ...{ punches: [], corrections, names: nameMap, silent },
};

export const periods: PeriodsAnswer = {
  periods: [
    {
      ...{ id: id(950), from: '2026-10-01', to: '2026-10-31', lockedAt: on('2026-11-03', '10:12') },
      ...{ lockedBy: 'Camille Lenoir', reopenedAt: null, reopenedBy: null, reopenReason: null },
      late: 2,
    },
    {
      ...{ id: id(951), from: '2026-09-01', to: '2026-09-30', lockedAt: on('2026-10-02', '09:00') },
      ...{ lockedBy: 'Maximilienne-Alexandrine de La Rochefoucauld-Montmorency', late: 0 },
      ...{ reopenedAt: on('2026-10-05', '14:30'), reopenedBy: 'Camille Lenoir' },
      reopenReason: 'Des pointages sont arrivés après la clôture',
    },
  ],
};

/** The store as it was, then as somebody else has just made it. */
function changingRules(): () => unknown {
  let asked = 0;
  return () => {
    asked += 1;
    const kioskAddress = 'https://tablettes.exemple.fr';
    return { establishments: asked === 1 ? establishments : [otherRules], kioskAddress };
  };
}

/** What the server of the gallery usually says about hours. */
export const hoursAnswers = {
  'GET /timesheets': timesheets,
  'GET /timesheets/anomalies': anomalies,
  ...Object.fromEntries(house.map((one) => [`GET /timesheets/${one.id}`, personAnswer(one)])),
  'GET /periods': periods,
  'POST /periods': { id: id(950) },
};

const ownDay = (type: PunchType, day: string) =>
  hours.punches.find((one) => one.day === day && one.type === type)?.id ?? id(1);
const me = employee.person.id;
/** One's own: one that waits, one that was refused, and a closed first half of the month. */
export const ownCorrected: OwnHours = {
  ...hours,
  corrections: [
    {
      ...{ ...proposed, id: id(930), person: me, proposedBy: me, day: '2026-11-18' },
      asked: { remove: [], add: [{ punch: id(931), type: 'out', at: on('2026-11-18', '17:30') }] },
      reason: 'Oubli de pointage',
    },
    {
      ...{ ...objected, id: id(940), person: me, proposedBy: me, day: '2026-11-17' },
      ...{ state: 'refused', objection: null },
      asked: {
        remove: [ownDay('out', '2026-11-17')],
        add: [{ punch: id(941), type: 'out', at: on('2026-11-17', '18:10') }],
      },
    },
  ],
  names: { [id(11)]: 'Camille Lenoir' },
  locks: [{ ...lock, to: '2026-11-14' }],
  silent,
};
const otherRules = {
  ...establishments[0],
  settings: {
    ...establishments[0]?.settings,
    timeRules: { ...defaultTimeRules, paidBreaks: 20, holidays: 'alsace-moselle' as const },
  },
};

const open = `span=month&from=${from}`;
/** Pictures of the timesheets. */
export const hoursPictures = {
  timesheets: { path: '/timesheets' },
  'timesheets-chosen': { path: '/timesheets' },
  'timesheets-approve': { path: '/timesheets' },
  'timesheets-one': { path: '/timesheets', world: { 'GET /timesheets': oneTimesheet } },
  'timesheets-crowd': { path: '/timesheets', world: { 'GET /timesheets': crowdedTimesheets } },
  'timesheets-empty': { path: '/timesheets', world: { 'GET /timesheets': noTimesheets } },
  'timesheets-free': { path: '/timesheets?span=free&from=2026-11-03&to=2026-11-12' },
  'timesheets-offline': { path: '/timesheets', world: { 'GET /timesheets': null } },
  'timesheets-loading': { path: '/timesheets', world: { 'GET /timesheets': 'never' } },
  'timesheets-locked': {
    path: '/timesheets',
    world: { 'GET /timesheets': { ...timesheets, locks: [lock], silent: [] } },
  },
  anomalies: { path: '/timesheets/anomalies' },
  'anomalies-decide': { path: '/timesheets/anomalies' },
  'anomalies-refuse': { path: '/timesheets/anomalies' },
  'anomalies-empty': {
    path: '/timesheets/anomalies',
    world: { 'GET /timesheets/anomalies': { ...anomalies, anomalies: [], silent: [] } },
  },
  'person-sheet': { path: `/timesheets/${awa.id}?${open}` },
  'person-sheet-day': { path: `/timesheets/${awa.id}?${open}&day=2026-11-13` },
  'person-sheet-objection': { path: `/timesheets/${awa.id}?${open}&day=2026-11-09` },
  'person-sheet-edit': { path: `/timesheets/${awa.id}?${open}&day=2026-11-18` },
  'person-sheet-late': {
    path: `/timesheets/${awa.id}?${open}&day=2026-11-14`,
    world: { [`GET /timesheets/${awa.id}`]: lateSheet() },
  },
  'person-sheet-own': { path: `/timesheets/${id(11)}?${open}&day=2026-11-20` },
  'hours-corrections': {
    path: '/hours',
    world: { 'GET /me': employee, 'GET /me/hours': ownCorrected },
  },
  'hours-propose': {
    path: '/hours',
    world: { 'GET /me': employee, 'GET /me/hours': ownCorrected },
  },
  'hours-object': {
    path: '/hours',
    world: { 'GET /me': employee, 'GET /me/hours': ownCorrected },
  },
  'time-rules': { path: `/configuration/establishments/${id(1)}` },
  'planning-rules': { path: `/configuration/establishments/${id(1)}/planning` },
  'time-rules-typing': { path: `/configuration/establishments/${id(1)}` },
  'time-rules-clash': {
    path: `/configuration/establishments/${id(1)}`,
    world: {
      [`PATCH /establishments/${id(1)}`]: 409,
      'GET /establishments': changingRules(),
    },
  },
  periods: { path: '/timesheets/periods' },
  'periods-close': { path: '/timesheets/periods?span=month&from=2026-08-01' },
  'periods-reopen': { path: '/timesheets/periods' },
  'periods-empty': { path: '/timesheets/periods', world: { 'GET /periods': { periods: [] } } },
};
