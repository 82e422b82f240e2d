import type { Table } from 'dexie';
import type { OperationOf } from '@comptoir/shared/journal/operation';
import { contractOn } from '@comptoir/shared/planning/contract';
import type { ShiftContent } from '@comptoir/shared/planning/shift';
import type { PositionRow, ShiftRow } from '@comptoir/shared/sync/rows';
import { addDays, businessDay, dayBounds, mondayOf } from '@comptoir/shared/time/business-day';
import type { DayPlanView, NotTaken, PlannedPerson, PostClash } from '../planning/view.ts';
import { keyOf, textsOf } from './clashes.ts';
import type { Place } from './place.ts';
import { inOrder, readRoster } from './roster.ts';
import {
  readPlanWords,
  scheduleTables,
  shownAbsences,
  shownShifts,
  shownSwaps,
  whoOf,
} from './schedule.ts';
import type { JournalRow, LocalDatabase } from './schema.ts';
import { readPosts } from './shifts.ts';

/** What `readDayPlan` reads. */
export function dayPlanTables(database: LocalDatabase): Table[] {
  return [...scheduleTables(database), database.days, database.shiftsElsewhere];
}

/** Weeks that an average counts before this one. */
const weeksBefore = 12;

/** Today and tomorrow as a manager sees and changes them at the tablet (spec PLAN-88). */
export async function readDayPlan(
  database: LocalDatabase,
  place: Place,
  { manager, now }: { manager: string; now: number },
): Promise<DayPlanView> {
  const { rule, timeRules } = place;
  const { zone, cutOffHour } = rule;
  const today = businessDay(now, zone, cutOffHour);
  const monday = mondayOf(today);
  const span = {
    from: dayBounds(addDays(monday, -2), zone, cutOffHour).start,
    to: dayBounds(addDays(monday, 15), zone, cutOffHour).end,
  };
  const words = await readPlanWords(database);
  const [shifts, absences, swaps, roster, positions, days, beside, refused, own] =
    await Promise.all([
      shownShifts(database, span, words),
      shownAbsences(database, words),
      shownSwaps(database, words),
      readRoster(database),
      database.positions.toArray() as Promise<PositionRow[]>,
      database.days
        .where('day')
        .between(addDays(monday, -7 * weeksBefore), today)
        .toArray(),
      readBeside(database, span),
      readClashes(database, words.nameOf),
      readRefused(database, manager),
    ]);
  const people = roster.map((row): PlannedPerson => {
    const { id, minorUntil, startsOn, endsOn } = row;
    return {
      ...{ who: whoOf(row, false), minorUntil, startsOn, endsOn },
      shifts: shifts.filter((shift) => shift.row.person === id),
      absences: absences.filter((line) => line.row.person === id),
      worked: days.filter(({ person }) => person === id),
      elsewhere: beside.elsewhere.filter(({ person }) => person === id),
      contract: contractOn(beside.terms.get(id) ?? [], today),
    };
  });
  people.sort((a, b) => a.who.name.localeCompare(b.who.name));
  const dayOf = ({ start }: ShiftRow) => businessDay(start, zone, cutOffHour);
  return {
    ...{ rule, limits: timeRules.limits, people, clashes: refused, notTaken: own },
    days: [today, addDays(today, 1)].map((day) => ({
      day,
      shifts: shifts.filter(({ row }) => dayOf(row) === day),
    })),
    positions: positions.sort((a, b) => a.name.localeCompare(b.name)),
    absences: absences.filter(({ row }) => row.state === 'pending'),
    // What waits for a colleague may still be refused.
    swaps: swaps.filter(({ row }) => row.state === 'answered'),
    nameOf: words.nameOf,
  };
}

/** What is known of people beyond this store's plan (spec PLAN-38): their shifts in other stores, and what their contracts say. */
async function readBeside(
  { shiftsElsewhere, contracts }: LocalDatabase,
  { from, to }: { from: number; to: number },
) {
  const [elsewhere, rows] = await Promise.all([
    shiftsElsewhere.where('start').between(from, to).toArray(),
    contracts.toArray(),
  ]);
  return { elsewhere, terms: new Map(rows.map(({ person, terms }) => [person, terms])) };
}

/** Whether a refusal waits for a manager's choice. */
export function isPostClash(row: JournalRow): boolean {
  return row.kind === 'shift.post' && row.refusal === 'conflict' && row.aside === 'refused';
}

/** The shift that a refused post wanted, and the row of it. */
export function readPost(row: JournalRow): OperationOf<'shift.post'>['body'] & {
  actor: string | null;
} {
  // Bytes of this tablet's own journal: written from typed drafts, so they are read without a second check.
  const { actor, body } = JSON.parse(row.bytes) as OperationOf<'shift.post'>;
  return { actor, ...body };
}

/** Of several refused posts of one shift the last: one question is asked once. */
async function readClashes(
  database: LocalDatabase,
  nameOf: (person: string | null) => string,
): Promise<PostClash[]> {
  const aside = await database.journal.where('aside').equals('refused').toArray();
  const last = new Map<string, JournalRow>();
  for (const row of inOrder(aside.filter(isPostClash))) last.set(readPost(row).shift, row);
  if (last.size === 0) return [];
  const rows = [...last.values()];
  const [textOf, { shifts: posted }, known] = await Promise.all([
    textsOf(database, rows),
    readPosts(database),
    database.shifts.bulkGet([...last.keys()]),
  ]);
  return [...last].map(([shift, row], index) => {
    const { actor, to } = readPost(row);
    const held = posted.get(shift);
    const theirs = held === undefined ? (known[index] ?? null) : (held?.row ?? null);
    const mine = to && asRow(shift, to, textOf);
    return { key: keyOf(row), at: row.at, by: nameOf(actor), shift, mine, theirs };
  });
}

function asRow(
  id: string,
  content: ShiftContent,
  textOf: (hash: string) => string | null,
): ShiftRow {
  const note = content.noteText === null ? null : textOf(content.noteText);
  return { id, ...content, note, publishedAt: null };
}

/** What a manager did about the plan, and the server did not take for another reason. */
async function readRefused({ journal }: LocalDatabase, manager: string): Promise<NotTaken[]> {
  const aside = await journal.where('aside').anyOf('refused', 'withheld').toArray();
  const decided = ['shift.post', 'absence.decide', 'swap.decide'];
  return aside
    .filter((row) => decided.includes(row.kind) && !isPostClash(row))
    .filter((row) => (JSON.parse(row.bytes) as { actor: string | null }).actor === manager)
    .map((row) => ({ key: keyOf(row), at: row.at, refusal: row.refusal ?? 'withheld' }))
    .sort((a, b) => b.at - a.at);
}
