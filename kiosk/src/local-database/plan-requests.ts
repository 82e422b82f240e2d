import type { AbsenceRow } from '@comptoir/shared/planning/absence';
import {
  type AbsenceOperation,
  type SwapOperation,
  projectAbsenceRow,
  projectSwapRow,
} from '@comptoir/shared/planning/request-rows';
import type { SwapRow } from '@comptoir/shared/planning/swap';
import { aboutRange } from './about.ts';
import { inOrder } from './roster.ts';
import type { JournalRow, LocalDatabase } from './schema.ts';
import { readPosts } from './shifts.ts';

/** `pending`: something of it was not sent. */
export type Held<T> = { row: T; pending: boolean };

/** Absences of everybody: confirmed ones, and what was asked and decided on this tablet (spec PLAN-84). */
export async function heldAbsences(database: LocalDatabase): Promise<Held<AbsenceRow>[]> {
  const [confirmed, asked] = await Promise.all([
    database.absences.toArray(),
    readAsked(database, 'absences'),
  ]);
  const { textOf } = asked;
  const held = heldOf(confirmed);
  for (const { row, operation } of asked.operations as Asked<AbsenceOperation>[]) {
    const id = operation.body.absence;
    put(held, id, row, projectAbsenceRow(held.get(id)?.row ?? null, operation, { ...row, textOf }));
  }
  return [...held.values()];
}

/** Swaps of everybody, the same. What a manager approved here moves when the server has agreed. */
export async function heldSwaps(database: LocalDatabase): Promise<Held<SwapRow>[]> {
  const [confirmed, asked] = await Promise.all([
    database.swaps.toArray(),
    readAsked(database, 'swaps'),
  ]);
  const { textOf, operations } = asked;
  const held = heldOf(confirmed);
  if (operations.length === 0) return [...held.values()];
  const [shifts, { shifts: posted }] = await Promise.all([
    database.shifts.toArray(),
    readPosts(database),
  ]);
  const owners = new Map(shifts.map(({ id, person }) => [id, person]));
  for (const [id, shift] of posted) owners.set(id, shift?.row.person ?? null);
  const ownerOf = (shift: string) => owners.get(shift) ?? null;
  for (const { row, operation } of operations as Asked<SwapOperation>[]) {
    const id = operation.body.swap;
    const said = { at: row.at, textOf, ownerOf };
    put(held, id, row, projectSwapRow(held.get(id)?.row ?? null, operation, said));
  }
  return [...held.values()];
}

type Asked<Operation> = { row: JournalRow; operation: Operation };

async function readAsked({ journal, attachments }: LocalDatabase, about: 'absences' | 'swaps') {
  const [from, to] = aboutRange(about);
  const rows = inOrder(await journal.where('[overlay+about]').between(from, to).toArray());
  const texts = await attachments.bulkGet(rows.flatMap((row) => row.attachments));
  const words = new Map(texts.flatMap((one) => (one ? [[one.hash, one.text]] : [])));
  return {
    // Bytes of this tablet's own journal: written from typed drafts, so they are read without a second check.
    operations: rows.map((row): Asked<unknown> => ({ row, operation: JSON.parse(row.bytes) })),
    textOf: (hash: string) => words.get(hash) ?? null,
  };
}

function heldOf<T extends { id: string }>(rows: readonly T[]): Map<string, Held<T>> {
  return new Map(rows.map((row) => [row.id, { row, pending: false }]));
}

function put<T>(held: Map<string, Held<T>>, id: string, { state }: JournalRow, row: T | null) {
  if (row === null) return;
  const before = held.get(id);
  // What changes nothing is not on its way either.
  if (before?.row === row) return;
  held.set(id, { row, pending: before?.pending === true || state === 'pending' });
}
