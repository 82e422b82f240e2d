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
import type { JournalRow, LocalDatabase } from './schema.ts';

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
  return people;
}

/**
 * One person's punches as the tablet shows them: confirmed ones and the pending journal projected by the
 * server's own rules (spec PUNCH-9, PUNCH-10), from `from` on (ms).
 */
export async function punchesOf(
  database: LocalDatabase,
  person: string,
  from: number,
  rule: DayRule,
): Promise<Punch[]> {
  const [confirmed, rows] = await Promise.all([
    database.punches.where('[person+at]').between([person, from], [person, Dexie.maxKey]).toArray(),
    database.journal
      .where('[overlay+person+when]')
      .between([1, person, from], [1, person, Dexie.maxKey])
      .toArray(),
  ]);
  return project(confirmed, rows, rule);
}

function project(confirmed: Punch[], rows: JournalRow[], rule: DayRule): Punch[] {
  const pending: Punch[] = [];
  const cancels: CancelOperation[] = [];
  for (const row of rows) {
    if (row.kind === 'punch.cancel') cancels.push(read(row, 'punch.cancel'));
    else if (row.kind === 'punch.record' || row.kind === 'punch.declare') {
      const bounds = { after: row.after, before: null };
      pending.push(projectPunch(read(row, row.kind), { bounds, rule }));
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
