import type { Flag } from '../journal/flags.ts';
import type { DeviceOperation } from '../journal/operation.ts';
import type { CheckOff } from '../sync/rows.ts';
import { correctedTime, type ReceiptBounds } from '../time/corrected.ts';
import { isOutOfBounds } from './measured.ts';
import type { Measure } from './operations.ts';

export type CheckOperation = Extract<DeviceOperation, { kind: 'task.check' }>;
export type UncheckOperation = Extract<DeviceOperation, { kind: 'task.uncheck' }>;

export type CheckContext = {
  bounds: ReceiptBounds;
  /** Text of an attachment by its hash; null when it is absent or erased. */
  textOf: (hash: string) => string | null;
};

/**
 * The row of a `task.check` (spec TASK-5, TASK-6). The tablet's overlay and the server's projection call this one function.
 *
 * @param context.task what the definition named by the operation says of this task; null when nobody knows it
 * @param context.flags what only the caller can see: unknown, archived or moved person, fork, lease
 */
export function projectCheckOff(
  operation: CheckOperation,
  context: CheckContext & { task: { measure: Measure | null } | null; flags?: readonly Flag[] },
): CheckOff {
  const { list, task, definition, day, person, value, actionText } = operation.body;
  const { at, flags: clockFlags } = correctedTime(operation.clock, context.bounds);
  const flags: Flag[] = [...(context.flags ?? [])];
  if (context.task === null) flags.push('unknown-task');
  if (operation.auth === 'none') flags.push('no-pin');
  if (isOutOfBounds(context.task?.measure ?? null, value)) flags.push('out-of-bounds');
  return {
    id: operation.id,
    list,
    task,
    definition,
    day,
    person,
    at,
    value,
    action: actionText === null ? null : context.textOf(actionText),
    uncheckedBy: null,
    uncheckedAt: null,
    uncheckReason: null,
    flags: [...new Set([...flags, ...clockFlags])],
  };
}

/** The check-off after a `task.uncheck` (spec TASK-7): kept, with who, when and why. The earliest one stays. */
export function projectUncheck(
  operation: UncheckOperation,
  check: CheckOff,
  context: CheckContext,
): CheckOff {
  const { at } = correctedTime(operation.clock, context.bounds);
  if (check.uncheckedAt !== null && check.uncheckedAt <= at) return check;
  return {
    ...check,
    uncheckedBy: operation.actor,
    uncheckedAt: at,
    uncheckReason: context.textOf(operation.body.reasonText),
  };
}
