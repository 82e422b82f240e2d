import Dexie from 'dexie';
import type { OperationOf } from '@comptoir/shared/journal/operation';
import { mergePunches } from '@comptoir/shared/punches/merge';
import {
  type CancelOperation,
  projectCancel,
  projectPunch,
} from '@comptoir/shared/punches/project';
import type { Punch } from '@comptoir/shared/punches/punch';
import type { DayRule } from '@comptoir/shared/time/business-day';
import { standCorrection } from '@comptoir/shared/timesheets/project';
import type { Table } from 'dexie';
import { aboutRange } from './about.ts';
import { type AskedCorrection, correctionsAsked } from './corrections.ts';
import { inOrder } from './roster.ts';
import type { JournalRow, LocalDatabase } from './schema.ts';

/** What `punchesOf`, `attachedPunches` and `peopleInOverlay` read. */
export function punchTables(database: LocalDatabase): Table[] {
  const { punches, journal, attachments, corrections } = database;
  return [punches, journal, attachments, corrections];
}

/**
 * People about whom the tablet holds something that the confirmed tables do not hold yet, and the earliest time that
 * it speaks of (ms): a week offline reaches a week back.
 */
export async function peopleInOverlay(database: LocalDatabase): Promise<Map<string, number>> {
  const keys = (await database.journal
    .where('[overlay+person+when]')
    .between([1, Dexie.minKey, Dexie.minKey], [1, Dexie.maxKey, Dexie.maxKey])
    .keys()) as unknown as [number, string, number][];
  const people = new Map<string, number>();
  // Keys come in order: the first of each person is the earliest.
  for (const [, person, when] of keys) if (!people.has(person)) people.set(person, when);
  for (const { row } of (await correctionsAsked(database)).filter(isChanged)) {
    // Somewhere about that day: the punches that it sets aside are found by reading from there.
    const when = Date.parse(row.day) - aDay;
    people.set(row.person, Math.min(when, people.get(row.person) ?? when));
  }
  return people;
}

const aDay = 86_400_000;

/** Whether this tablet made another account count than the one that the confirmed punches show. */
function isChanged({ row, confirmed }: AskedCorrection): boolean {
  return JSON.stringify(row.standing) !== JSON.stringify(confirmed?.standing ?? null);
}

/**
 * One person's punches as the tablet shows them: confirmed ones and the pending journal projected by the
 * server's own rules (spec PUNCH-9, PUNCH-10), from `from` on (ms).
 */
export async function punchesOf(
  database: LocalDatabase,
  { person, from, attached }: { person: string; from: number; attached: AttachedPunch[] },
  rule: DayRule,
): Promise<Punch[]> {
  const [confirmed, rows, corrections] = await Promise.all([
    database.punches.where('[person+at]').between([person, from], [person, Dexie.maxKey]).toArray(),
    database.journal
      .where('[overlay+person+when]')
      .between([1, person, from], [1, person, Dexie.maxKey])
      .toArray(),
    correctionsAsked(database),
  ]);
  const others = attached.filter((one) => one.person === person && one.punch.at >= from);
  let punches = projectHeld([...confirmed, ...others.map(({ punch }) => punch)], rows, rule);
  for (const asked of corrections) {
    if (asked.row.person !== person || !isChanged(asked)) continue;
    const { id: correction, standing } = asked.row;
    punches = standCorrection(punches, standing, { correction, person, receivedAt: null, rule });
  }
  return punches.filter(({ at }) => at >= from);
}

/** A punch of somebody who was not in the list, and whose it was, as a manager said on this tablet. */
export type AttachedPunch = { person: string; punch: Punch };

/** Punches that were attached here and that the confirmed tables do not show under their person yet. */
export async function attachedPunches(
  database: LocalDatabase,
  rule: DayRule,
): Promise<AttachedPunch[]> {
  const [from, to] = aboutRange('punches');
  const rows = inOrder(await database.journal.where('[overlay+about]').between(from, to).toArray());
  if (rows.length === 0) return [];
  const unknown = new Map((await unknownPunches(database, rule)).map((one) => [one.id, one]));
  const attached = new Map<string, AttachedPunch>();
  for (const row of rows) {
    const { punch: id, person } = read(row, 'punch.attach').body;
    const punch = unknown.get(id);
    // The first one stands: the server refuses a second.
    if (punch && !attached.has(id)) attached.set(id, { person, punch: { ...punch, person } });
  }
  return [...attached.values()];
}

/** Every punch that is nobody's, confirmed and pending, attached here or not. */
export async function unknownPunches(database: LocalDatabase, rule: DayRule): Promise<Punch[]> {
  const [confirmed, rows] = await Promise.all([
    database.punches.where('unknown').equals(1).toArray(),
    database.journal
      .where('[overlay+person+when]')
      .between([1, '', Dexie.minKey], [1, '', Dexie.maxKey])
      .toArray(),
  ]);
  const texts = await database.attachments.bulkGet(rows.flatMap((row) => row.attachments));
  const names = new Map(texts.flatMap((one) => (one ? [[one.hash, one.text]] : [])));
  return projectHeld(confirmed, rows, rule, names);
}

/** Confirmed punches and those of these rows of the journal, each once. */
export function projectHeld(
  confirmed: Punch[],
  rows: JournalRow[],
  rule: DayRule,
  names: ReadonlyMap<string, string> = new Map(),
): Punch[] {
  const pending: Punch[] = [];
  const cancels: CancelOperation[] = [];
  for (const row of rows) {
    if (row.kind === 'punch.cancel') cancels.push(read(row, 'punch.cancel'));
    else if (row.kind === 'punch.record' || row.kind === 'punch.declare') {
      const bounds = { after: row.after, before: null };
      const name = names.get(row.attachments[0] ?? '') ?? null;
      pending.push(projectPunch(read(row, row.kind), { bounds, rule, name }));
    }
  }
  const punches = new Map(mergePunches(confirmed, pending).map((punch) => [punch.id, punch]));
  for (const cancel of cancels) {
    const punch = punches.get(cancel.body.punch);
    if (punch) punches.set(punch.id, projectCancel(cancel, punch));
  }
  return [...punches.values()];
}

/** Bytes of this tablet's own journal: written from typed drafts, so they are read without a second check. */
function read<K extends JournalRow['kind']>(
  row: JournalRow,
  _kind: K,
): Extract<OperationOf<K>, { device: string }> {
  return JSON.parse(row.bytes) as Extract<OperationOf<K>, { device: string }>;
}
