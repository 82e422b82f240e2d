import type { Attachment } from '@comptoir/shared/journal/attachments';
import type { Kind } from '@comptoir/shared/journal/kinds';
import type { OperationOf } from '@comptoir/shared/journal/operation';
import type { CheckOff, TaskDefinitionRow, TaskListRow } from '@comptoir/shared/sync/rows';
import { projectCheckOff, projectUncheck } from '@comptoir/shared/tasks/project';
import { listOf, projectDefinition } from '@comptoir/shared/tasks/project-list';
import { aboutRange } from './about.ts';
import { inOrder } from './roster.ts';
import type { JournalRow, LocalDatabase } from './schema.ts';

/** What rows of the journal say about tasks, in the order in which they were written. */
export type HeldTasks = {
  /** Definitions that the confirmed tables do not hold. */
  definitions: TaskDefinitionRow[];
  rows: JournalRow[];
  textOf: (hash: string) => string | null;
};

/** Definitions of lists that the confirmed tables do not show yet, in the order in which they were written. */
export async function heldDefinitions({ journal }: LocalDatabase): Promise<JournalRow[]> {
  const [from, to] = aboutRange('lists');
  return inOrder(await journal.where('[overlay+about]').between(from, to).toArray());
}

/** Reads the texts of rows that speak of tasks. Inside a transaction on `attachments`. */
export async function readHeld(database: LocalDatabase, rows: JournalRow[]): Promise<HeldTasks> {
  const hashes = rows.flatMap((row) => row.attachments);
  const texts = hashes.length === 0 ? [] : await database.attachments.bulkGet(hashes);
  const words = new Map(texts.flatMap((one?: Attachment) => (one ? [[one.hash, one.text]] : [])));
  const textOf = (hash: string) => words.get(hash) ?? null;
  const definitions = rows
    .filter((row) => row.kind === 'task-list.define')
    .map((row) => definitionOf(row, textOf));
  return { definitions, rows, textOf };
}

/** The definition that a row of the journal asks for. */
export function definitionOf(
  row: JournalRow,
  textOf: (hash: string) => string | null,
): TaskDefinitionRow {
  const bounds = { after: row.after, before: null };
  return projectDefinition(read(row, 'task-list.define'), { bounds, textOf });
}

/**
 * Confirmed check-offs, and over them what the tablet still holds; `pending` names those of which anything is only
 * here. `lists` are those that stand: definitions that they do not show are looked up.
 */
export async function checkOffsWith(
  database: LocalDatabase,
  confirmed: CheckOff[],
  held: HeldTasks,
  lists: TaskListRow[],
): Promise<{ checkOffs: CheckOff[]; pending: Set<string> }> {
  const checks = new Map(confirmed.map((check) => [check.id, check]));
  const pending = new Set<string>();
  const taskOf = await tasksNamed(database, held, lists);
  for (const row of held.rows) {
    const context = { bounds: { after: row.after, before: null }, textOf: held.textOf };
    if (row.kind === 'task.check') {
      const operation = read(row, 'task.check');
      const task = taskOf(operation.body.definition, operation.body.task);
      if (!checks.has(row.id)) checks.set(row.id, projectCheckOff(operation, { ...context, task }));
      pending.add(row.id);
    } else if (row.kind === 'task.uncheck') {
      const operation = read(row, 'task.uncheck');
      const check = checks.get(operation.body.check);
      if (!check) continue;
      checks.set(check.id, projectUncheck(operation, check, context));
      pending.add(check.id);
    }
  }
  return { checkOffs: [...checks.values()], pending };
}

type Task = TaskListRow['tasks'][number];

/** A check-off is judged by the definition that it names, which may no longer stand (K30). */
async function tasksNamed(
  { taskDefinitions }: LocalDatabase,
  held: HeldTasks,
  lists: TaskListRow[],
): Promise<(definition: string, task: string) => Task | null> {
  const known = new Map(
    [...lists, ...held.definitions.map(listOf)].map(({ definition, tasks }) => [definition, tasks]),
  );
  const named = held.rows.flatMap((row) =>
    row.kind === 'task.check' ? [read(row, 'task.check').body.definition] : [],
  );
  const missing = [...new Set(named)].filter((id) => !known.has(id));
  const found = missing.length === 0 ? [] : await taskDefinitions.bulkGet(missing);
  for (const one of found) if (one) known.set(one.id, one.tasks);
  return (definition, task) => known.get(definition)?.find((one) => one.task === task) ?? null;
}

/** Bytes of this tablet's own journal: written from typed drafts, so they are read without a second check. */
function read<K extends Kind>(
  row: JournalRow,
  _kind: K,
): Extract<OperationOf<K>, { device: string }> {
  return JSON.parse(row.bytes) as Extract<OperationOf<K>, { device: string }>;
}
