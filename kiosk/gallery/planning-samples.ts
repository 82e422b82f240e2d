import { defaultSettings } from '@comptoir/shared/establishments/default-settings';
import { defaultPlanningRules } from '@comptoir/shared/establishments/planning-rules';
import type { ShiftRow } from '@comptoir/shared/sync/rows';
import { addDays } from '@comptoir/shared/time/business-day';
import type {
  AbsenceLine,
  ChangeLine,
  DayPlanView,
  PlannedPerson,
  PositionLook,
  ScheduleDay,
  ScheduleView,
  ShownShift,
  SwapLine,
  TeamDayState,
  TeamDayView,
  Who,
} from '../src/planning/view.ts';
import { at, now, people, zone } from './samples.ts';

export const rule = { zone, cutOffHour: 5 };
export const today = '2026-11-21';
const awa = 'p0';
const till: PositionLook = { name: 'Caisse', colour: 'teal' };
const room: PositionLook = { name: 'Salle', colour: 'amber' };

function row(
  id: string,
  day: string,
  from: string,
  to: string,
  of: Partial<ShiftRow> = {},
): ShiftRow {
  return {
    ...{ id, person: awa, start: at(from, day), end: at(to, to <= from ? addDays(day, 1) : day) },
    ...{
      pause: 30,
      position: null,
      team: null,
      note: null,
      noteText: null,
      publishedAt: now,
      ...of,
    },
  };
}

const shift = (
  of: ShiftRow,
  position: PositionLook | null = till,
  pending = false,
): ShownShift => ({
  row: of,
  position,
  team: null,
  pending,
});

export const whos: Who[] = people(24).map(({ id, given, family, initials, colour }) => ({
  ...{ id, name: `${given} ${family}`, initials, colour },
}));

const colleagues = (day: string): ScheduleDay['colleagues'] =>
  whos.slice(1, 7).map((who, index) => ({
    who,
    shifts: [
      shift(
        row(`${who.id} ${day}`, day, `${String(8 + index).padStart(2, '0')}:00`, '16:30'),
        room,
      ),
    ],
  }));

const free = (day: string): ScheduleDay => ({
  ...{ day, shifts: [], absences: [], colleagues: colleagues(day) },
});
const work = (day: string, from: string, to: string, of: Partial<ShiftRow> = {}): ScheduleDay => ({
  ...free(day),
  shifts: [shift(row(day, day, from, to, of))],
});

const absence = (of: Partial<AbsenceLine['row']>, pending = false): AbsenceLine => ({
  row: {
    ...{ id: JSON.stringify(of), person: awa, type: 'unavailable', state: 'pending' },
    span: {
      from: '2026-12-03',
      to: '2026-12-03',
      weekdays: null,
      times: { from: '14:00', to: '18:00' },
    },
    ...{ reason: null, askedBy: awa, askedAt: now, decidedBy: null, decidedAt: null },
    ...{ decisionReason: null, ...of },
  },
  ...{ decidedBy: of.decidedBy === undefined ? '' : 'Karim Haddad', pending },
});

const change = (of: Partial<ChangeLine['row']>, more: Partial<ChangeLine> = {}): ChangeLine => ({
  row: {
    ...{ id: JSON.stringify(of), person: awa, shift: 's', operation: 'o', cause: 'publication' },
    ...{ before: null, after: null, at: at('11:20', '2026-11-20'), by: 'p12' },
    ...{ seenAt: null, seenBy: null, acceptedAt: null, ...of },
  },
  ...{
    by: 'Karim Haddad',
    before: till,
    after: till,
    late: null,
    replaced: false,
    pending: false,
    ...more,
  },
});

const late = { days: 2, required: 7, partTime: false };
export const moved = change(
  {
    before: row('b', '2026-11-23', '09:00', '17:00'),
    after: row('a', '2026-11-23', '10:30', '18:30'),
  },
  { late, after: room },
);
export const added = change({
  after: row('n', '2026-11-28', '17:00', '23:30', { note: 'Soirée privée' }),
});
export const gone = change(
  { before: row('g', '2026-11-26', '09:00', '13:00'), acceptedAt: at('12:02'), at: at('12:00') },
  { late, pending: true },
);

const monday = '2026-11-16';
const next = '2026-11-23';
export const schedule: ScheduleView = {
  ...{ person: awa, name: 'Awa Diop', establishment: 'Brasserie du Pont', rule, today },
  ...{ rules: defaultPlanningRules, lastContact: now - 4 * 60_000, changes: [moved, added, gone] },
  weeks: [
    {
      ...{ monday, total: 31.5 * 3_600_000 },
      days: [
        work('2026-11-16', '09:00', '17:00'),
        work('2026-11-17', '09:00', '17:00'),
        free('2026-11-18'),
        work('2026-11-19', '09:00', '17:00'),
        { ...free('2026-11-20'), colleagues: [] },
        work(today, '09:00', '17:00', { note: 'Livraison à 10 h' }),
        free('2026-11-22'),
      ],
    },
    {
      ...{ monday: next, total: 29.5 * 3_600_000 },
      days: [
        {
          ...work(next, '10:30', '18:30'),
          shifts: [shift(row('m', next, '10:30', '18:30'), room, true)],
        },
        free('2026-11-24'),
        { ...free('2026-11-25'), absences: [absence({ state: 'approved', type: 'leave' })] },
        free('2026-11-26'),
        work('2026-11-27', '22:00', '06:00'),
        work('2026-11-28', '17:00', '23:30', { note: 'Soirée privée' }),
        free('2026-11-29'),
      ],
    },
  ],
  open: [shift(row('open', '2026-11-29', '10:00', '15:00', { person: null }), room)],
  absences: [
    absence({}, true),
    absence({
      ...{ type: 'leave', state: 'approved', decidedBy: 'p12', reason: 'Mariage de ma sœur' },
      span: { from: '2026-12-21', to: '2026-12-31', weekdays: null, times: null },
      decisionReason: 'Bonne fête\u00a0!',
    }),
  ],
  swaps: [],
  colleagues: whos.slice(1).map((who, index) => ({
    who,
    shifts:
      index % 3 === 2
        ? []
        : [
            shift(row(`e${index}`, '2026-11-24', '11:00', '19:00', { person: who.id }), till),
            shift(row(`f${index}`, '2026-11-26', '17:00', '23:30', { person: who.id }), room),
          ],
  })),
  notTaken: [],
};

const swap = (of: Partial<SwapLine['row']>, more: Partial<SwapLine> = {}): SwapLine => ({
  row: {
    ...{ id: JSON.stringify(of), person: awa, gives: 's', takes: null, colleague: 'p12' },
    ...{ state: 'asked', reason: null, askedAt: now, answeredAt: null, decidedBy: null },
    ...{ decidedAt: null, decisionReason: null, ...of },
  },
  ...{ askedBy: 'Awa Diop', colleague: 'Karim Haddad', decidedBy: '', takes: null, pending: false },
  gives: shift(row('s', '2026-11-27', '22:00', '06:00')),
  ...more,
});

export const asking: ScheduleView = {
  ...schedule,
  changes: [],
  swaps: [
    swap(
      { person: 'p13', colleague: awa, reason: 'Examen le matin' },
      { askedBy: 'Léa Dubois', colleague: 'Awa Diop' },
    ),
    swap({ colleague: null }, { colleague: '', pending: true }),
    swap(
      { takes: 't', state: 'answered', reason: 'Examen' },
      { takes: shift(row('t', '2026-11-29', '11:00', '19:00', { person: 'p12' })), pending: true },
    ),
    swap(
      { person: 'p13', takes: 't', colleague: awa },
      {
        ...{ askedBy: 'Léa Dubois', colleague: 'Awa Diop' },
        takes: shift(row('t', '2026-11-29', '11:00', '19:00')),
      },
    ),
    swap({ state: 'stale' }, { gives: null }),
  ],
  notTaken: [{ key: 'e/4', at: now - 3_600_000, refusal: 'conflict' }],
};

export const noSchedule: ScheduleView = {
  ...asking,
  ...{ lastContact: null, changes: [], swaps: [], open: [], absences: [], notTaken: [] },
  weeks: schedule.weeks.map((week) => ({
    ...week,
    total: 0,
    days: week.days.map(({ day }) => ({ ...free(day), colleagues: [] })),
  })),
};

const long = 'Responsable de la réception des marchandises fraîches';
export const longSchedule: ScheduleView = {
  ...schedule,
  changes: [
    change(
      {
        after: row('l', today, '06:00', '14:00', {
          note: 'Passer par l’entrée des fournisseurs, la clé est chez le gardien de l’immeuble voisin.',
        }),
      },
      { after: { name: long, colour: 'violet' }, late },
    ),
  ],
  weeks: schedule.weeks.map((week) => ({
    ...week,
    days: week.days.map((day) => ({
      ...day,
      shifts: day.shifts.flatMap((one) => [
        { ...one, position: { name: long, colour: 'violet' } },
        shift(row(`${one.row.id} 2`, day.day, '19:00', '23:00')),
      ]),
    })),
  })),
};

const states: TeamDayState[] = [
  'in',
  'in',
  'break',
  'gone',
  'missing',
  'to-come',
  'absent',
  'unplanned',
];
export function teamDay(count: number): TeamDayView {
  const start = (index: number) => at('08:00') + ((index * 5) % 11) * 3_600_000;
  const members = people(count).map(({ id, given, family, initials, colour }, index) => {
    const state = states[index % states.length]!;
    const from = state === 'to-come' ? at('18:00') : start(index % 3);
    const end = state === 'gone' ? from + 5 * 3_600_000 : now;
    const came = ['in', 'break', 'gone', 'unplanned'].includes(state);
    const own = row(id, today, '09:00', '17:00', { start: from, end: from + 5.5 * 3_600_000 });
    return {
      who: { id, name: `${given} ${family}`.trim(), initials, colour },
      shifts: state === 'unplanned' ? [] : [shift(own, index % 2 === 0 ? till : room)],
      periods: came ? [{ start: from + 4 * 60_000, end }] : [],
      state: state === 'unplanned' ? ('in' as const) : state,
      from: state === 'missing' || state === 'to-come' ? from : null,
    };
  });
  return {
    ...{ rule, today, hideStatuses: false, people: members },
    open: count < 2 ? [] : [shift(row('o', today, '18:00', '23:00', { person: null }), room)],
    others: count < 2 ? [] : ['Océane Blanc', 'Paul Chevalier', 'Rose Henry'],
  };
}

const limits = defaultSettings.timeRules.limits;
const planned = (who: Who, index: number): PlannedPerson => ({
  ...{
    who,
    absences:
      index === 2
        ? [
            absence({
              type: 'leave',
              state: 'approved',
              span: { from: today, to: today, weekdays: null, times: null },
            }),
          ]
        : [],
  },
  shifts:
    index > 8
      ? []
      : [
          shift(
            row(
              who.id,
              today,
              index % 2 === 0 ? '07:00' : '10:00',
              index === 4 ? '18:30' : '16:00',
              { person: who.id, pause: index === 1 ? 0 : 30 },
            ),
            index % 2 === 0 ? till : room,
            index === 0,
          ),
        ],
  ...{ minorUntil: null, startsOn: null, endsOn: null, worked: [] },
  ...{ elsewhere: [], contract: null },
});
const staff = whos.map(planned);
export const dayPlan: DayPlanView = {
  ...{ rule, limits, people: staff, clashes: [], notTaken: [] },
  days: [
    {
      day: today,
      shifts: [
        ...staff.flatMap((one) => one.shifts),
        shift(row('op', today, '18:00', '23:00', { person: null }), room),
      ],
    },
    { day: '2026-11-22', shifts: [] },
  ],
  positions: [{ id: 'c', name: 'Caisse', colour: 'teal', archived: false }],
  absences: [
    absence({
      type: 'leave',
      reason: 'Mariage de ma sœur',
      span: { from: '2026-12-21', to: '2026-12-31', weekdays: null, times: null },
    }),
  ],
  swaps: [swap({ state: 'answered' })],
  nameOf: (id) => whos.find((one) => one.id === id)?.name ?? '',
};
export const clashing: DayPlanView = {
  ...dayPlan,
  clashes: [
    {
      ...{ key: 'e/9', at: now - 3_600_000, by: 'Karim Haddad', shift: 's' },
      mine: row('s', today, '12:00', '18:00'),
      theirs: row('s', today, '09:00', '15:00', { person: 'p3' }),
    },
  ],
  notTaken: [{ key: 'e/8', at: now - 7_200_000, refusal: 'period-locked' }],
};
