import type { DeviceOperation } from '../journal/operation.ts';
import type { TaskDefinitionRow, TaskListRow } from '../sync/rows.ts';
import { correctedTime, type ReceiptBounds } from '../time/corrected.ts';

export type DefineOperation = Extract<DeviceOperation, { kind: 'task-list.define' }>;

/** The row of a `task-list.define` (spec TASK-5): what a tablet shows until the server has it. A text that is erased is empty. */
export function projectDefinition(
  operation: DefineOperation,
  context: { bounds: ReceiptBounds; textOf: (hash: string) => string | null },
): TaskDefinitionRow {
  const { list, titleText, moment, weekdays, order, tasks, archived } = operation.body;
  const title = (hash: string) => context.textOf(hash) ?? '';
  return {
    id: operation.id,
    list,
    since: correctedTime(operation.clock, context.bounds).at,
    archived,
    title: title(titleText),
    moment,
    weekdays,
    order,
    tasks: tasks.map(({ titleText: text, ...task }) => ({ ...task, title: title(text) })),
  };
}

/** A definition as the board reads it. */
export function listOf({
  id,
  list,
  since: _since,
  archived: _archived,
  ...shown
}: TaskDefinitionRow): TaskListRow {
  return { ...shown, id: list, definition: id };
}

/**
 * The lists that stand: confirmed ones, and over them those that only this tablet knows (spec REG-1).
 *
 * @param pending in the order in which they were written
 */
export function listsWith(
  confirmed: readonly TaskListRow[],
  pending: readonly TaskDefinitionRow[],
): TaskListRow[] {
  const lists = new Map(confirmed.map((list) => [list.id, list]));
  for (const definition of pending) {
    if (definition.archived) lists.delete(definition.list);
    else lists.set(definition.list, listOf(definition));
  }
  return [...lists.values()];
}
