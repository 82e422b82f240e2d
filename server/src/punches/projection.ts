import 'temporal-polyfill/global';
import type { Flag } from '@comptoir/shared/journal/flags';
import { type DeviceOperation, isDeviceOperation } from '@comptoir/shared/journal/operation';
import {
  type CancelOperation,
  type PunchOperation,
  cancelFlags,
  projectCancel,
  projectPunch,
  punchTime,
} from '@comptoir/shared/punches/project';
import { correctedTime } from '@comptoir/shared/time/corrected';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';
import { findMerged } from '../journal/queries.ts';
import { rosterFlags } from '../journal/roster.ts';
import {
  type ClosedDays,
  type FindClosed,
  afterLocks,
  closedAround,
  closedHours,
  flagLate,
  isOfClosedDay,
} from './closed.ts';
import { type AfterPunches, type Known, change, judgeNext, surroundings, write } from './known.ts';
import { findHeld } from './queries.ts';
import type { Moment } from './timelines.ts';

type Kinds = 'punch.record' | 'punch.declare' | 'punch.cancel';
type Item = Omit<Accepted<Kinds>, 'operation'> & { operation: PunchOperation | CancelOperation };
/** Whose punch it is, when it names a second record of somebody. */
type Merged = ReadonlyMap<string, string>;

/**
 * Punches and cancellations, applied whatever they say (principle 1). One read and one write per table
 * for the whole run: rows, who is in, and what follows for everybody they touch.
 */
export function punchProjection(
  follow: AfterPunches,
  findClosed: FindClosed,
): (batch: Batch, items: readonly Accepted<Kinds>[]) => Promise<Verdict[]> {
  return (batch, items) => project(batch, items, { follow, findClosed });
}

async function project(
  batch: Batch,
  items: readonly Accepted<Kinds>[],
  { follow, findClosed }: { follow: AfterPunches; findClosed: FindClosed },
): Promise<Verdict[]> {
  const fromTablets = items.filter(isFromTablet);
  const named = fromTablets.map(({ operation }) => namedBy(operation));
  const people = named.filter((person) => person !== null);
  const merged = await findMerged(batch.trx, batch.organisation, people);
  const { known, closed } = await read(batch, fromTablets, { merged, findClosed });
  const verdicts = items.map((item) => {
    // Only a tablet punches: the server has neither a clock of its own to show nor a finger.
    if (!isFromTablet(item)) return refusedBecause('not-allowed');
    const { operation } = item;
    return operation.kind === 'punch.cancel'
      ? cancel(known, item, { operation, closed })
      : record(known, item, { operation, person: ownerOf(operation, merged), closed });
  });
  await write(known, follow);
  return verdicts;
}

function isFromTablet(item: Accepted<Kinds>): item is Accepted<Kinds> & Item {
  return isDeviceOperation(item.operation);
}

async function read(
  batch: Batch,
  items: readonly Item[],
  { merged, findClosed }: { merged: Merged; findClosed: FindClosed },
): Promise<{ known: Known; closed: ClosedDays[] }> {
  const { trx, organisation } = batch;
  const cancelled = items.flatMap(({ operation }) =>
    operation.kind === 'punch.cancel' ? [operation.body.punch] : [],
  );
  // One that was kept from quarantine stands already under the id that it was written with.
  const own = items.map(({ operation }) => operation.id);
  const held = await findHeld(trx, organisation, [...new Set([...cancelled, ...own])]);
  const moments: Moment[] = [
    ...items.flatMap((item) => momentOf(batch, item, merged)),
    ...held.flatMap(({ punch: { person, at } }) => (person === null ? [] : [{ person, at }])),
  ];
  // Also of people whom nobody knows yet: their day may be closed, too.
  const times = items.flatMap(({ operation, after }) =>
    operation.kind === 'punch.cancel'
      ? []
      : [punchTime(operation, { after, before: batch.receivedAt })],
  );
  const closed = await closedAround(batch, findClosed, [
    ...times,
    ...held.map(({ punch }) => punch),
  ]);
  return { known: await surroundings(batch, held, moments), closed };
}

function namedBy(operation: PunchOperation | CancelOperation): string | null {
  return operation.kind === 'punch.cancel' ? null : operation.body.person;
}

/** A tablet that had not heard of a merge punches for the first record all the same. */
function ownerOf(operation: PunchOperation | CancelOperation, merged: Merged): string | null {
  const person = namedBy(operation);
  return person === null ? null : (merged.get(person) ?? person);
}

function momentOf(batch: Batch, { operation, after }: Item, merged: Merged): Moment[] {
  const person = ownerOf(operation, merged);
  if (operation.kind === 'punch.cancel' || person === null) return [];
  return [{ person, at: punchTime(operation, { after, before: batch.receivedAt }).at }];
}

function record(
  known: Known,
  item: Item,
  of: { operation: PunchOperation; person: string | null; closed: readonly ClosedDays[] },
): Verdict {
  const { operation, person } = of;
  if (known.held.has(operation.id)) return applied(item.flags);
  const { batch, roster, timelines } = known;
  const { establishment } = operation;
  const rule = batch.establishments.get(establishment);
  if (!rule) throw new Error('A punch reached its room without its establishment.');
  const entry = person === null ? undefined : roster.get(person);
  const context = {
    bounds: { after: item.after, before: batch.receivedAt },
    rule,
    flags: [
      ...item.flags,
      ...rosterFlags(entry, person, establishment),
      ...leaseFlags(item, batch.receivedAt, rule.leaseDays),
    ],
  };
  const { at } = punchTime(operation, context.bounds);
  const place = { ...placeOf(operation), at };
  const punch = {
    // Unknown people are not told apart: none of them repeats another.
    ...projectPunch(
      operation,
      person === null ? context : { ...context, previous: timelines.previous(person, place) },
    ),
    person,
  };
  const nameText = operation.kind === 'punch.record' ? operation.body.nameText : null;
  const hours = hoursOf(known, person, of.closed);
  change(known, { punch, establishment, nameText }, item.position);
  judgeNext(known, punch, item.position);
  // Kept, and said: the days that it belongs to were closed before it came (spec PERIOD-5).
  const isLate =
    isOfClosedDay(timelines, { punch, establishment }, of.closed) ||
    hoursOf(known, person, of.closed) !== hours;
  if (!isLate) return applied(punch.flags);
  const late = flagLate(punch, of.closed);
  change(known, { punch: late, establishment, nameText }, item.position);
  return applied(late.flags);
}

/** The tablet had been without contact for longer than the establishment trusts it (DESIGN §7). */
function leaseFlags({ operation, after }: Item, before: number, leaseDays: number): Flag[] {
  if (after === null) return [];
  const { at } = correctedTime(operation.clock, { after, before });
  return at - after > leaseDays * 86_400_000 ? ['lease-expired'] : [];
}

function cancel(
  known: Known,
  item: Item,
  { operation, closed }: { operation: CancelOperation; closed: readonly ClosedDays[] },
): Verdict {
  const held = known.held.get(operation.body.punch) ?? null;
  const flags = cancelFlags(operation, held?.punch ?? null);
  if (held) {
    const cancelled = projectCancel(operation, held.punch);
    if (cancelled !== held.punch) {
      const { person } = held.punch;
      const hours = hoursOf(known, person, closed);
      const isOfClosed = isOfClosedDay(known.timelines, held, closed);
      const cancelledAt = afterLocks(known.batch.receivedAt, closed);
      const punch = { ...cancelled, cancelledAt };
      change(known, { ...held, punch }, item.position);
      judgeNext(known, punch, item.position);
      if (isOfClosed || hoursOf(known, person, closed) !== hours) flags.push('after-lock');
    }
  }
  return applied([...item.flags, ...flags]);
}

/** Somebody's hours of closed days: what comes on an open day may cut a closed night short. */
function hoursOf(
  { timelines }: Known,
  person: string | null,
  closed: readonly ClosedDays[],
): string {
  if (person === null || closed.length === 0) return '';
  return closedHours(timelines.of(person), closed, (id) => timelines.placeOf(id));
}

function placeOf({ device, epoch, seq }: DeviceOperation): {
  device: string;
  epoch: string;
  seq: number;
} {
  return { device, epoch, seq };
}
