import { defaultTimeRules } from '@comptoir/shared/establishments/time-rules';
import type { Punch } from '@comptoir/shared/punches/punch';
import type { CorrectionRow } from '@comptoir/shared/timesheets/correction';
import type { StatementDocument, StatementRow } from '@comptoir/shared/timesheets/statement';
import { timesheetOf } from '@comptoir/shared/timesheets/timesheet';
import type {
  HoursDay,
  HoursView,
  ProposalView,
  TeamView,
  WaitingView,
  Who,
} from '../src/timesheets/view.ts';
import { heldDays } from '../src/local-database/hours.ts';
import { at, now, zone } from './samples.ts';

const minute = 60_000;
const rule = { zone, cutOffHour: 5 };
export const awa = 'a0000000-0000-7000-8000-000000000001';
export const chef = 'a0000000-0000-7000-8000-000000000002';
const names = new Map([
  [awa, 'Awa Diop'],
  [chef, 'Karim Haddad'],
]);
let made = 0;

function punch(type: Punch['type'], clock: string, day: string, of: Partial<Punch> = {}): Punch {
  made += 1;
  const id = `b0000000-0000-7000-8000-${String(made).padStart(12, '0')}`;
  const stands = at(clock, day);
  return {
    ...{ id, person: awa, name: null, type, at: stands, wall: stands, receivedAt: stands, day },
    ...{ device: awa, epoch: awa, seq: made, auth: 'pin', declared: false, cancelledBy: null },
    ...{ flags: [], ...of },
  };
}

const correction = (of: Partial<CorrectionRow>): CorrectionRow => ({
  ...{ id: 'c0000000-0000-7000-8000-000000000001', person: awa, day: '2026-11-18' },
  ...{ state: 'pending', asked: { remove: [], add: [] }, standing: null },
  ...{ reason: 'Oubli de pointer', proposedBy: awa, proposedAt: at('18:05', '2026-11-19') },
  ...{ decision: null, objection: null, ...of },
});
const added = (type: Punch['type'], clock: string, day: string) => ({
  punch: `d0000000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}`,
  type,
  at: at(clock, day),
});

const forgotten = punch('out', '23:10', '2026-11-17', { declared: true, flags: ['declared'] });
const earlier = {
  remove: [forgotten.id],
  add: [added('out', '17:30', '2026-11-17')],
};
export const approved = correction({
  ...{ id: 'c0000000-0000-7000-8000-000000000002', day: '2026-11-17', state: 'approved' },
  ...{ asked: earlier, standing: earlier },
  decision: { by: chef, at: now - 60 * minute, decision: 'approved', edited: false, reason: null },
});
const waiting = correction({ asked: { remove: [], add: [added('out', '17:05', '2026-11-18')] } });
export const refusedOne = correction({
  ...{ id: 'c0000000-0000-7000-8000-000000000003', day: '2026-11-19', state: 'refused' },
  asked: { remove: [], add: [added('in', '08:00', '2026-11-19')] },
  decision: {
    ...{ by: chef, at: now - 30 * minute, decision: 'refused', edited: false },
    reason: 'La caméra de la cour montre 08:57.',
  },
});
const punches: Punch[] = [
  punch('in', '08:58', '2026-11-16'),
  punch('break-start', '12:10', '2026-11-16'),
  punch('break-end', '12:41', '2026-11-16'),
  punch('out', '17:04', '2026-11-16'),
  punch('in', '08:55', '2026-11-17'),
  { ...forgotten, setAside: approved.id },
  punch('out', '17:30', '2026-11-17', { correction: approved.id, auth: 'manager' }),
  punch('in', '09:02', '2026-11-18'),
  punch('in', '08:57', '2026-11-19'),
  punch('out', '12:00', '2026-11-19'),
  punch('in', '18:01', '2026-11-19'),
  punch('out', '23:40', '2026-11-19'),
  punch('in', '06:10', '2026-11-20', { flags: ['no-pin'], auth: 'none' }),
  punch('out', '17:20', '2026-11-20'),
  punch('in', '08:58', '2026-11-21'),
  punch('break-start', '12:10', '2026-11-21', { receivedAt: null }),
];
const corrections = [approved, waiting, refusedOne];
const sheet = timesheetOf({
  ...{ person: awa, from: '2026-11-16', to: '2026-11-21', punches, placeOf: () => null },
  ...{ establishment: null, shifts: null, corrections, locks: [], rule, now },
  ...{ rules: defaultTimeRules, openPeriodLimit: 13 * 60, earlier: [], minorUntil: null },
});
const line = (row: CorrectionRow) => ({
  ...{ row, pending: row.state === 'pending', proposedBy: names.get(row.proposedBy ?? '') ?? '' },
  decidedBy: names.get(row.decision?.by ?? '') ?? '',
});
const days: HoursDay[] = heldDays(sheet, punches).map((day) => ({
  ...day,
  corrections: corrections.filter((one) => one.day === day.day).map(line),
  lock: null,
}));

const knowing = {
  silent: [{ name: 'Cuisine', since: at('09:12') }],
  lastContact: now - 47 * minute,
};
export const week: HoursView = {
  ...{ person: awa, name: 'Awa Diop', establishment: 'Brasserie du Pont', organisation: 'Au Pont' },
  ...{ rule, today: '2026-11-21', days, notTaken: [], statements: 1, ...knowing },
  span: { kind: 'week', from: '2026-11-16', to: '2026-11-22' },
  totals: {
    worked: sum(({ worked }) => worked),
    breaks: sum(({ breaks }) => breaks),
    paid: sum(({ paid }) => paid) + 30 * minute,
  },
  overtime: [{ after: 35 * 60, rate: 25, time: 95 * minute }],
};
export const emptyWeek: HoursView = {
  ...week,
  ...{ silent: [], lastContact: now, statements: 0, overtime: [] },
  days: days.map((day) => ({
    ...{ ...day, worked: 0, breaks: 0, raw: 0, paid: 0, periods: [], punches: [] },
    ...{ anomalies: [], warnings: [], corrections: [] },
  })),
  totals: { worked: 0, breaks: 0, paid: 0 },
};
export const month: HoursView = {
  ...week,
  span: { kind: 'month', from: '2026-11-01', to: '2026-11-30' },
  notTaken: [
    { key: 'n', day: '2026-11-03', at: at('10:00', '2026-11-20'), refusal: 'period-locked' },
  ],
  days: Array.from({ length: 21 }, (_, index): HoursDay => {
    const day = `2026-11-${String(index + 1).padStart(2, '0')}`;
    const known = days.find((one) => one.day === day);
    const lock = { id: awa, from: '2026-11-01', to: '2026-11-08', at: at('18:00', '2026-11-12') };
    const base = known ?? { ...days[0]!, corrections: [], day };
    return { ...base, day, lock: day <= lock.to ? { ...lock, by: chef } : null };
  }),
};
/** What was punched until 23:10, corrected to 17:30. */
export const correctedDay = days[1]!;
export const waitingDay = days[2]!;
export const refusedDay = days[3]!;
export const closedDay: HoursDay = { ...month.days[2]!, late: 25 * minute };

export const proposal: ProposalView = {
  ...{ rule, day: '2026-11-18', punches, lock: null, waiting: [], ...knowing },
  deciders: ['Karim', 'Léa'],
};

const document: StatementDocument = {
  ...{ v: 1, statement: awa, organisation: 'Au Pont', establishments: ['Brasserie du Pont'] },
  person: { id: awa, name: 'Awa Diop', externalId: '0042' },
  ...{ from: '2026-10-01', to: '2026-10-31', zone, language: 'fr' },
  ...{ issuedAt: at('10:12', '2026-11-03'), issuedBy: 'Comptabilité', rules: defaultTimeRules },
  ...{ days: sheet.days, weeks: sheet.weeks, totals: sheet.totals },
  corrections: [
    {
      ...{ day: '2026-11-17', proposedBy: 'Awa Diop', decidedBy: 'Karim Haddad' },
      ...{ decidedAt: now, reason: 'Oubli de pointer', objected: false },
    },
  ],
};
export const statement: StatementRow = {
  ...{ id: awa, person: awa, from: document.from, to: document.to, issuedBy: chef },
  ...{ issuedAt: document.issuedAt, state: 'seen', seenAt: now, answeredAt: null, dispute: null },
  ...{ replacedBy: null, hash: '9f2c'.repeat(16), document },
};
export const statements = [
  { row: { ...statement, state: 'issued' as const }, pending: false },
  {
    row: {
      ...statement,
      id: chef,
      from: '2026-09-01',
      to: '2026-09-30',
      state: 'disputed' as const,
    },
    pending: true,
  },
  {
    row: {
      ...statement,
      id: `${awa}2`,
      from: '2026-08-01',
      to: '2026-08-31',
      state: 'acknowledged' as const,
    },
    pending: false,
  },
];

function sum(of: (day: HoursDay) => number): number {
  return days.reduce((total, day) => total + of(day), 0);
}

const who = (id: string, name: string): Who => ({
  ...{ id, name, colour: 'brick', photo: null },
  initials: name
    .split(' ')
    .map(([letter = '']) => letter)
    .join('')
    .slice(0, 2),
});
const doubtful = punch('in', '06:10', '2026-11-20', { flags: ['no-pin'], auth: 'none' });

export const waitingView: WaitingView = {
  ...{ rule, unknown: 1, ...knowing },
  items: [
    {
      ...{ kind: 'correction', key: waiting.id, who: who(awa, 'Awa Diop'), day: waiting.day },
      ...{ own: false, lock: null, punches, line: { ...line(waiting), pending: false } },
    },
    {
      ...{ kind: 'punch', key: doubtful.id, day: doubtful.day, own: false, lock: null },
      ...{ who: who(awa, 'Awa Diop'), punches, punch: doubtful },
    },
    {
      ...{ kind: 'correction', key: 'own', who: who(chef, 'Karim Haddad'), day: waiting.day },
      ...{ own: true, lock: null, punches },
      line: { ...line({ ...waiting, person: chef, proposedBy: chef }), pending: false },
    },
  ],
};
export const nothingWaits: WaitingView = { ...waitingView, items: [], unknown: 0, silent: [] };

export const teamView: TeamView = {
  ...{ rule, today: '2026-11-21', span: week.span, ...knowing },
  people: [
    ['Awa Diop', awa],
    ['Karim Haddad', chef],
    ['Marie-Antoinette-Bernadette de La Rochefoucauld-Montbel d’Estaing', `${awa}1`],
    ['Élise Marchand', `${awa}2`],
    ['Gabriel Petit', `${awa}3`],
  ].map(([name = '', id = ''], index) => ({
    who: who(id, name),
    days: days.map((day) => ({
      ...{ day: day.day, worked: index === 3 ? 0 : day.worked, warnings: day.warnings },
      anomalies: index === 0 ? day.anomalies : [],
      corrected: day.periods.some(({ corrected }) => corrected),
    })),
    worked: index === 3 ? 0 : sum(({ worked }) => worked),
    anomalies: 2,
  })),
};
