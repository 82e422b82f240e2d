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
import type { Punch } from '@comptoir/shared/punches/punch';
import { isDouble } from '@comptoir/shared/punches/sequence';
import { correctedTime } from '@comptoir/shared/time/corrected';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';
import { type RosterEntry, findRoster, rosterFlags } from '../journal/roster.ts';
import { writePresences, writePunches } from './commands.ts';
import { findHeld } from './queries.ts';
import type { HeldPunch } from './row.ts';
import { type Moment, Timelines } from './timelines.ts';

type Kinds = 'punch.record' | 'punch.declare' | 'punch.cancel';
type Item = Omit<Accepted<Kinds>, 'operation'> & { operation: PunchOperation | CancelOperation };

/** What a run of punches reads before it decides anything. */
type Known = {
  batch: Batch;
  roster: ReadonlyMap<string, RosterEntry>;
  timelines: Timelines;
  /** Punches by id: those that are cancelled here, and those that this run brings. */
  held: Map<string, HeldPunch>;
  changed: Map<string, { held: HeldPunch; position: number }>;
};

/** What else changes with punches: worked days, which are another room's rows. */
export type AfterPunches = (
  batch: Batch,
  timelines: Timelines,
  roster: ReadonlyMap<string, RosterEntry>,
) => Promise<void>;

/**
 * Punches and cancellations, applied whatever they say (principle 1). One read and one write per table
 * for the whole run: rows, who is in, and what follows for everybody they touch.
 */
export function punchProjection(
  follow: AfterPunches,
): (batch: Batch, items: readonly Accepted<Kinds>[]) => Promise<Verdict[]> {
  return (batch, items) => project(batch, items, follow);
}

async function project(
  batch: Batch,
  items: readonly Accepted<Kinds>[],
  follow: AfterPunches,
): Promise<Verdict[]> {
  const fromTablets = items.filter(isFromTablet);
  const known = await read(batch, fromTablets);
  const verdicts = items.map((item) => {
    // Only a tablet punches: the server has neither a clock of its own to show nor a finger.
    if (!isFromTablet(item)) return refusedBecause('not-allowed');
    const { operation } = item;
    return operation.kind === 'punch.cancel'
      ? cancel(known, item, operation)
      : record(known, item, operation);
  });
  await writePunches(batch, [...known.changed.values()]);
  await writePresences(batch, known.timelines, known.roster);
  await follow(batch, known.timelines, known.roster);
  return verdicts;
}

function isFromTablet(item: Accepted<Kinds>): item is Accepted<Kinds> & Item {
  return isDeviceOperation(item.operation);
}

async function read(batch: Batch, items: readonly Item[]): Promise<Known> {
  const { trx, organisation } = batch;
  const cancelled = items.flatMap(({ operation }) =>
    operation.kind === 'punch.cancel' ? [operation.body.punch] : [],
  );
  const held = await findHeld(trx, organisation, [...new Set(cancelled)]);
  const moments: Moment[] = [
    ...items.flatMap((item) => momentOf(batch, item)),
    ...held.flatMap(({ punch: { person, at } }) => (person === null ? [] : [{ person, at }])),
  ];
  const people = moments.map(({ person }) => person);
  return {
    batch,
    roster: await findRoster(trx, organisation, people),
    timelines: await Timelines.around(trx, organisation, moments),
    held: new Map(held.map((one) => [one.punch.id, one])),
    changed: new Map(),
  };
}

function momentOf(batch: Batch, { operation, after }: Item): Moment[] {
  if (operation.kind === 'punch.cancel' || operation.body.person === null) return [];
  const { person } = operation.body;
  return [{ person, at: punchTime(operation, { after, before: batch.receivedAt }).at }];
}

function record(known: Known, item: Item, operation: PunchOperation): Verdict {
  const { batch, roster, timelines } = known;
  const { establishment } = operation;
  const { person } = operation.body;
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
  const [moment] = momentOf(batch, item);
  const previous = moment
    ? timelines.previous(moment.person, { ...placeOf(operation), at: moment.at })
    : null;
  // Unknown people are not told apart: none of them repeats another.
  const punch = projectPunch(operation, moment ? { ...context, previous } : context);
  const nameText = operation.kind === 'punch.record' ? operation.body.nameText : null;
  change(known, { punch, establishment, nameText }, item.position);
  judgeNext(known, punch, item.position);
  return applied(punch.flags);
}

/**
 * What comes after a new or a cancelled punch is judged again: whether it repeats the one before depends on
 * the order of the punches alone, never on the order in which tablets handed them in (spec PUNCH-6).
 */
function judgeNext(known: Known, punch: Punch, position: number): void {
  const { timelines } = known;
  if (punch.person === null) return;
  const next = timelines.next(punch.person, punch);
  if (!next) return;
  const previous = timelines.previous(punch.person, next.punch);
  const others = next.punch.flags.filter((flag) => flag !== 'double');
  const flags: Flag[] = isDouble(previous, next.punch.type) ? [...others, 'double'] : others;
  if (flags.length === next.punch.flags.length) return;
  change(known, { ...next, punch: { ...next.punch, flags } }, position);
}

/** The tablet had been without contact for longer than the establishment trusts it (DESIGN §7). */
function leaseFlags({ operation, after }: Item, before: number, leaseDays: number): Flag[] {
  if (after === null) return [];
  const { at } = correctedTime(operation.clock, { after, before });
  return at - after > leaseDays * 86_400_000 ? ['lease-expired'] : [];
}

function cancel(known: Known, item: Item, operation: CancelOperation): Verdict {
  const held = known.held.get(operation.body.punch) ?? null;
  const flags = cancelFlags(operation, held?.punch ?? null);
  if (held) {
    const punch = projectCancel(operation, held.punch);
    if (punch !== held.punch) {
      change(known, { ...held, punch }, item.position);
      judgeNext(known, punch, item.position);
    }
  }
  return applied([...item.flags, ...flags]);
}

function change(known: Known, held: HeldPunch, position: number): void {
  known.held.set(held.punch.id, held);
  known.changed.set(held.punch.id, { held, position });
  known.timelines.set(held, position);
}

function placeOf({ device, epoch, seq }: DeviceOperation): {
  device: string;
  epoch: string;
  seq: number;
} {
  return { device, epoch, seq };
}
