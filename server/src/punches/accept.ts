import { isDeviceOperation } from '@comptoir/shared/journal/operation';
import { isCounted } from '@comptoir/shared/punches/punch';
import { correctedTime } from '@comptoir/shared/time/corrected';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';
import { findMerged } from '../journal/queries.ts';
import { writePunches } from './commands.ts';
import { type FindClosed, closedAround, isOfClosedDay } from './closed.ts';
import { surroundings } from './known.ts';
import { findHeld } from './queries.ts';

type Item = Accepted<'punch.accept'>;

/** Doubtful punches that somebody has looked at (spec PUNCH-15): nothing of them changes but who let them count. */
export function acceptProjection(
  findClosed: FindClosed,
): (batch: Batch, items: readonly Item[]) => Promise<Verdict[]> {
  return async (batch, items) => {
    const verdicts: Verdict[] = [];
    for (const item of items) verdicts.push(await accept(batch, item, findClosed));
    return verdicts;
  };
}

async function accept(
  batch: Batch,
  { operation, position, after, flags }: Item,
  findClosed: FindClosed,
): Promise<Verdict> {
  const { trx, organisation, receivedAt } = batch;
  const { actor, establishment, body } = operation;
  const [held] = await findHeld(trx, organisation, [body.punch]);
  if (!held) return refusedBecause('not-found');
  if (establishment !== held.establishment) return refusedBecause('foreign-establishment');
  const { punch } = held;
  const named = body.person === null ? [] : [body.person];
  const merged = await findMerged(trx, organisation, named);
  const person = body.person === null ? null : (merged.get(body.person) ?? body.person);
  // Whoever names somebody else than the punch's owner has not looked at it as it stands.
  if (punch.person !== person) return refusedBecause('conflict');
  if (person !== null && person === actor) return refusedBecause('not-allowed');
  if (punch.accepted !== undefined || !isCounted(punch)) return refusedBecause('conflict');
  const moments = person === null ? [] : [{ person, at: punch.at }];
  const known = await surroundings(batch, [held], moments);
  const closed = await closedAround(batch, findClosed, [punch]);
  if (isOfClosedDay(known.timelines, held, closed)) return refusedBecause('period-locked');
  const at = isDeviceOperation(operation)
    ? correctedTime(operation.clock, { after, before: receivedAt }).at
    : receivedAt;
  const accepted = { ...held, punch: { ...punch, accepted: { by: actor, at } } };
  await writePunches(batch, [{ held: accepted, position }]);
  return applied(flags);
}
