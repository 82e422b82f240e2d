import type { StatementLine } from '@comptoir/shared/timesheets/portal';
import type { StatementDocument, StatementRow } from '@comptoir/shared/timesheets/statement';
import { defaultTimeRules } from '@comptoir/shared/establishments/time-rules';
import { crowdedTimesheets, personSheet, timesheets } from './hours-samples.ts';
import * as sample from './samples.ts';

const { now, id } = sample;
const hour = 3_600_000;
const { from, to, people } = timesheets;
const answers = {
  issued: { seenAt: null, answeredAt: null, dispute: null, replacedBy: null },
  seen: { seenAt: now - 5 * hour, answeredAt: null, dispute: null, replacedBy: null },
  acknowledged: {
    ...{ seenAt: now - 9 * hour, answeredAt: now - 8 * hour, dispute: null, replacedBy: null },
  },
  disputed: {
    ...{ seenAt: now - 7 * hour, answeredAt: now - 6 * hour, replacedBy: null },
    dispute: 'Il manque ma soirée du vendredi 13, Driss était là.',
  },
  replaced: { seenAt: now - 40 * hour, answeredAt: null, dispute: null, replacedBy: id(701) },
} as const;
type State = keyof typeof answers;

function lineOf(
  at: number,
  state: State,
  { person, totals }: (typeof people)[number],
): StatementLine {
  return {
    ...{ id: id(700 + at), person: person.id, name: person.name, from, to, state },
    ...{ issuedAt: now - 26 * hour, by: 'Camille Lenoir', ...answers[state], paid: totals.paid },
  };
}

const states: readonly (State | null)[] = ['acknowledged', 'disputed', 'seen', 'issued', null];
const linesOf = (all: typeof people): StatementLine[] =>
  all.flatMap((one, at) => {
    const state = states[at % states.length] ?? null;
    return state === null ? [] : [lineOf(at, state, one)];
  });
const second = people[1] ?? people[0]!;
/** Two that were issued before the one that stands: the first of them was disputed. */
const replaced: StatementLine[] = [
  {
    ...lineOf(90, 'replaced', second),
    ...{ issuedAt: now - 40 * hour, replacedBy: id(701), paid: second.totals.paid - 3.5 * hour },
  },
  {
    ...lineOf(91, 'replaced', second),
    ...{ issuedAt: now - 90 * hour, replacedBy: id(790), paid: second.totals.paid - 3.5 * hour },
    ...{ answeredAt: now - 70 * hour, dispute: 'Il manque mon après-midi du mardi 3.' },
    by: 'Maximilienne-Alexandrine de La Rochefoucauld-Montmorency',
  },
];
const lines = [...linesOf(people), ...replaced];

const { sheet, corrections, person } = personSheet;
const document: StatementDocument = {
  ...{ v: 1, statement: id(701), organisation: 'Maison Lenoir' },
  establishments: ['Le Comptoir des Halles'],
  person: { id: person.id, name: person.name, externalId: '0042' },
  ...{ from, to, zone: 'Europe/Paris', language: 'fr', issuedAt: now - 26 * hour },
  issuedBy: 'Camille Lenoir',
  rules: { ...defaultTimeRules, rounding: { minutes: 5, mode: 'nearest' }, paidBreaks: 20 },
  ...{ days: sheet.days, weeks: sheet.weeks, totals: sheet.totals },
  corrections: corrections.map(({ day, reason, decision, objection }) => ({
    ...{ day, reason, proposedBy: person.name, decidedBy: 'Camille Lenoir' },
    ...{ decidedAt: decision?.at ?? null, objected: objection !== null },
  })),
};

const rowOf = (state: State, over: Partial<StatementRow> = {}): StatementRow => ({
  ...{ id: id(701), person: person.id, from, to, issuedAt: now - 26 * hour, issuedBy: id(11) },
  ...{ state, ...answers[state], hash: '7f3c9a'.padEnd(64, '4be10d'), document, ...over },
});

const own = [
  { ...lineOf(1, 'issued', people[1] ?? people[0]!) },
  {
    ...lineOf(2, 'acknowledged', people[1] ?? people[0]!),
    ...{ id: id(720), from: '2026-10-01', to: '2026-10-31' },
  },
  {
    ...lineOf(3, 'replaced', people[1] ?? people[0]!),
    ...{ id: id(721), from: '2026-10-01', to: '2026-10-31', paid: null },
  },
];

/** What the server of the gallery usually says about statements. */
export const statementAnswers = {
  'GET /statements': { statements: lines },
  'GET /me/statements': { statements: own },
  [`GET /statements/${id(700)}`]: rowOf('acknowledged', { id: id(700) }),
  [`GET /statements/${id(701)}`]: rowOf('issued'),
  [`GET /statements/${id(790)}`]: rowOf('replaced', { id: id(790) }),
  'POST /statements': { issued: 20 },
  'POST /check/statement': { genuine: true, state: 'acknowledged', document },
};

const mine = { 'GET /me': sample.employee };
const one = `/hours/statements/${id(701)}`;
const answering = (row: StatementRow) => ({ ...mine, [`GET /statements/${id(701)}`]: row });
const outside = { 'GET /me': 401 };
const code = `#comptoir-statement-1:${id(701)}:${'7f3c9a'.padEnd(64, '4be10d')}`;

/** Pictures of statements: who has one, one's own, and the check of a paper. */
export const statementPictures = {
  statements: { path: '/timesheets/statements' },
  'statements-chosen': { path: '/timesheets/statements' },
  'statements-issue': { path: '/timesheets/statements' },
  'statements-open': { path: '/timesheets/statements' },
  'statements-history': { path: '/timesheets/statements' },
  'statements-stopped': { path: '/timesheets/statements', world: { 'POST /statements': null } },
  'statements-crowd': {
    path: '/timesheets/statements',
    world: {
      'GET /timesheets': crowdedTimesheets,
      'GET /statements': { statements: linesOf(crowdedTimesheets.people) },
    },
  },
  'statements-empty': {
    path: '/timesheets/statements',
    world: { 'GET /timesheets': { ...timesheets, people: [] } },
  },
  'statements-offline': { path: '/timesheets/statements', world: { 'GET /statements': null } },
  'own-statement': { path: one, world: mine },
  'own-statement-dispute': { path: one, world: mine },
  'own-statement-unheard': {
    path: one,
    world: { ...mine, [`POST /me/statements/${id(701)}/seen`]: null },
  },
  'own-statement-disputed': { path: one, world: answering(rowOf('disputed')) },
  'own-statement-replaced': { path: one, world: answering(rowOf('replaced')) },
  'own-statement-erased': { path: one, world: answering(rowOf('issued', { document: null })) },
  'own-statement-missing': { path: one, world: { ...mine, [`GET /statements/${id(701)}`]: 404 } },
  'check-paper': { path: `/check${code}`, world: outside },
  'check-paper-replaced': {
    path: `/check${code}`,
    world: {
      ...outside,
      'POST /check/statement': { genuine: true, state: 'replaced', document },
    },
  },
  'check-paper-unknown': {
    path: `/check${code}`,
    world: { ...outside, 'POST /check/statement': { genuine: false } },
  },
};
