import type { Flag } from '@comptoir/shared/journal/flags';
import type { CheckOff } from '@comptoir/shared/sync/rows';
import type { RoomTables } from '../database/tables.ts';

type Row = RoomTables['check_off'];

/** A check-off and what only its row knows: its texts are attachments, held here by their hashes. */
export type HeldCheckOff = {
  checkOff: CheckOff;
  establishment: string;
  actionText: string | null;
  uncheckReasonText: string | null;
};

/** @param texts of attachments by hash; what is missing was erased */
export function checkOffOf(row: Row, texts: ReadonlyMap<string, string>): CheckOff {
  const textOf = (hash: string | null): string | null =>
    hash === null ? null : (texts.get(hash) ?? null);
  return {
    id: row.id,
    list: row.list,
    task: row.task,
    definition: row.definition,
    day: row.day,
    person: row.person,
    at: row.at,
    value: row.value,
    action: textOf(row.action_text),
    uncheckedBy: row.unchecked_by,
    uncheckedAt: row.unchecked_at,
    uncheckReason: textOf(row.uncheck_reason_text),
    flags: JSON.parse(row.flags) as Flag[],
  };
}

export function heldOf(row: Row): HeldCheckOff {
  return {
    checkOff: checkOffOf(row, new Map()),
    establishment: row.establishment,
    actionText: row.action_text,
    uncheckReasonText: row.uncheck_reason_text,
  };
}

export const checkOffColumns = [
  'organisation',
  'id',
  'establishment',
  'list',
  'task',
  'definition',
  'day',
  'person',
  'at',
  'value',
  'action_text',
  'unchecked_by',
  'unchecked_at',
  'uncheck_reason_text',
  'flags',
] as const satisfies readonly (keyof Row)[];

export function rowOf(organisation: string, held: HeldCheckOff): Row {
  const { checkOff } = held;
  return {
    organisation,
    id: checkOff.id,
    establishment: held.establishment,
    list: checkOff.list,
    task: checkOff.task,
    definition: checkOff.definition,
    day: checkOff.day,
    person: checkOff.person,
    at: checkOff.at,
    value: checkOff.value,
    action_text: held.actionText,
    unchecked_by: checkOff.uncheckedBy,
    unchecked_at: checkOff.uncheckedAt,
    uncheck_reason_text: held.uncheckReasonText,
    flags: JSON.stringify(checkOff.flags),
  };
}
