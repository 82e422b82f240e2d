import { isDeviceOperation } from '@comptoir/shared/journal/operation';
import { correctedTime } from '@comptoir/shared/time/corrected';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';
import { findMerged } from '../journal/queries.ts';
import { establishmentsOf, findRoster } from '../journal/roster.ts';
import { removePresence, writeMerged } from './commands.ts';
import {
  type ClosedDays,
  type FindClosed,
  closedAround,
  hoursEver,
  isOfClosedDay,
} from './closed.ts';
import {
  type AfterPunches,
  type Known,
  change,
  judge,
  judgeNext,
  surroundings,
  write,
} from './known.ts';
import { findHeld, findPunchesOf } from './queries.ts';
import type { HeldPunch } from './row.ts';

type Item = Accepted<'punch.attach'>;

/** Punches of unknown people become somebody's (spec PUNCH-11); their flags remember that nobody was known. */
export function attachProjection(
  follow: AfterPunches,
  findClosed: FindClosed,
): (batch: Batch, items: readonly Item[]) => Promise<Verdict[]> {
  return async (batch, attached) => {
    const items = await underFirstRecords(batch, attached);
    const ids = items.map(({ operation }) => operation.body.punch);
    const held = await findHeld(batch.trx, batch.organisation, [...new Set(ids)]);
    const byId = new Map(held.map((one) => [one.punch.id, one]));
    const moments = items.flatMap(({ operation: { body } }) => {
      const found = byId.get(body.punch);
      return found ? [{ person: body.person, at: found.punch.at }] : [];
    });
    const known = await surroundings(batch, held, moments);
    const closed = await closedAround(batch, findClosed, moments);
    const verdicts = items.map((item) => attach(known, item, closed));
    await write(known, follow);
    return verdicts;
  };
}

/** A tablet that had not heard of a merge attaches to the first record all the same (spec PUNCH-12). */
async function underFirstRecords(batch: Batch, items: readonly Item[]): Promise<Item[]> {
  const people = items.map(({ operation }) => operation.body.person);
  const merged = await findMerged(batch.trx, batch.organisation, people);
  return items.map((item) => {
    const { operation } = item;
    const person = merged.get(operation.body.person);
    if (person === undefined) return item;
    return { ...item, operation: { ...operation, body: { ...operation.body, person } } };
  });
}

function attach(
  known: Known,
  { operation, position, after, flags }: Item,
  closed: readonly ClosedDays[],
): Verdict {
  const { batch, roster } = known;
  const { punch: id, person } = operation.body;
  const held = known.held.get(id);
  if (!held || !roster.has(person)) return refusedBecause('not-found');
  if (operation.establishment !== null && operation.establishment !== held.establishment) {
    return refusedBecause('foreign-establishment');
  }
  if (held.punch.person !== null) return refusedBecause('conflict');
  // Attached, it counts without anybody else having looked at it: nobody says so of their own.
  if (person === operation.actor) return refusedBecause('not-allowed');
  const bounds = { after, before: batch.receivedAt };
  const at = isDeviceOperation(operation)
    ? correctedTime(operation.clock, bounds).at
    : batch.receivedAt;
  const attached = { by: operation.actor, at };
  const tried = { ...held, punch: { ...held.punch, person, attached } };
  if (changesClosed(known, tried, closed)) return refusedBecause('period-locked');
  move(known, held, { person, attached, position });
  judgeNext(known, known.held.get(id)!.punch, position);
  return applied(flags);
}

/** Hours of a closed day are nobody's to change, whoever the punch is of (spec PERIOD-4). */
function changesClosed(
  { timelines }: Known,
  { punch, establishment }: HeldPunch & { punch: { person: string } },
  closed: readonly ClosedDays[],
): boolean {
  if (closed.length === 0) return false;
  if (isOfClosedDay(timelines, { punch, establishment }, closed)) return true;
  const placeOf = (id: string) => (id === punch.id ? establishment : timelines.placeOf(id));
  const own = timelines.of(punch.person);
  return hoursEver([...own, punch], closed, placeOf) !== hoursEver(own, closed, placeOf);
}

function move(
  known: Known,
  held: HeldPunch,
  to: Pick<HeldPunch['punch'], 'attached'> & { person: string; position: number },
): void {
  const { person, attached, position } = to;
  const punch = { ...held.punch, person, ...(attached && { attached }) };
  change(known, { ...held, punch }, position);
  judge(known, { ...held, punch }, position);
}

/** What a second record leaves behind in another room. */
export type AfterMerge = (
  batch: Batch,
  of: { person: string; establishments: ReadonlySet<string>; position: number },
) => Promise<void>;

/**
 * Gives all punches of a second record to the first, in one order of their times (spec PUNCH-12). Who is in and which days
 * were worked are told again for the first, and end for the second.
 */
export function punchReattribution(
  follow: AfterPunches,
  leave: AfterMerge,
): (batch: Batch, from: string, into: string, position: number) => Promise<void> {
  return async (batch, from, into, position) => {
    const { trx, organisation } = batch;
    const held = await findPunchesOf(trx, organisation, from);
    held.sort((a, b) => a.punch.at - b.punch.at);
    const moments = held.map(({ punch }) => ({ person: into, at: punch.at }));
    const known = await surroundings(batch, held, moments);
    for (const one of held) {
      change(known, { ...one, punch: { ...one.punch, person: into } }, position);
    }
    // Judged when all stand in their places: one may repeat another that came with it.
    for (const { punch } of held) {
      judge(known, known.held.get(punch.id)!, position);
      judgeNext(known, known.held.get(punch.id)!.punch, position);
    }
    await write(known, follow);
    await writeMerged(batch, from, into);
    const roster = await findRoster(trx, organisation, [from]);
    const shown = establishmentsOf(
      roster.get(from),
      new Set(held.map(({ establishment }) => establishment)),
    );
    const left = { person: from, establishments: shown, position };
    await removePresence(batch, left);
    await leave(batch, left);
  };
}
