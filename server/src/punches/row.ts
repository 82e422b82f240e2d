import type { Flag } from '@comptoir/shared/journal/flags';
import type { Punch } from '@comptoir/shared/punches/punch';
import type { RoomTables } from '../database/tables.ts';

type Row = RoomTables['punch'];

/** A punch and what only its row knows. The name of an unknown person is left to its attachment. */
export type HeldPunch = { punch: Punch; establishment: string; nameText: string | null };

/** `name`: the text of `name_text`, null when there is none or it was erased. */
export function punchOf(row: Row, name: string | null): Punch {
  return {
    id: row.id,
    person: row.person,
    name,
    type: row.type,
    at: row.at,
    wall: row.wall,
    receivedAt: row.received_at,
    day: row.day,
    device: row.device,
    epoch: row.epoch,
    seq: row.seq,
    auth: row.auth,
    declared: row.declared === 1,
    cancelledBy: row.cancelled_by,
    ...(row.attached_at !== null && { attached: { by: row.attached_by, at: row.attached_at } }),
    ...(row.cancelled_at !== null && { cancelledAt: row.cancelled_at }),
    ...(row.set_aside !== null && { setAside: row.set_aside }),
    ...(row.correction !== null && { correction: row.correction }),
    ...(row.accepted_at !== null && { accepted: { by: row.accepted_by, at: row.accepted_at } }),
    flags: JSON.parse(row.flags) as Flag[],
  };
}

export function heldOf(row: Row): HeldPunch {
  return { punch: punchOf(row, null), establishment: row.establishment, nameText: row.name_text };
}

export const punchColumns = [
  'organisation',
  'id',
  'establishment',
  'person',
  'name_text',
  'type',
  'at',
  'wall',
  'received_at',
  'day',
  'device',
  'epoch',
  'seq',
  'auth',
  'declared',
  'cancelled_by',
  'flags',
  'attached_by',
  'attached_at',
  'cancelled_at',
  'set_aside',
  'correction',
  'accepted_by',
  'accepted_at',
] as const satisfies readonly (keyof Row)[];

export function rowOf(organisation: string, held: HeldPunch, receivedAt: number): Row {
  const { punch } = held;
  return {
    organisation,
    id: punch.id,
    establishment: held.establishment,
    person: punch.person,
    name_text: held.nameText,
    type: punch.type,
    at: punch.at,
    wall: punch.wall,
    received_at: punch.receivedAt ?? receivedAt,
    day: punch.day,
    device: punch.device,
    epoch: punch.epoch,
    seq: punch.seq,
    auth: punch.auth,
    declared: punch.declared ? 1 : 0,
    cancelled_by: punch.cancelledBy,
    flags: JSON.stringify(punch.flags),
    attached_by: punch.attached?.by ?? null,
    attached_at: punch.attached?.at ?? null,
    cancelled_at: punch.cancelledAt ?? null,
    set_aside: punch.setAside ?? null,
    correction: punch.correction ?? null,
    accepted_by: punch.accepted?.by ?? null,
    accepted_at: punch.accepted?.at ?? null,
  };
}
