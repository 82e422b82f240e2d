import 'temporal-polyfill/global';
import type { Flag } from '@comptoir/shared/journal/flags';
import { businessDay } from '@comptoir/shared/time/business-day';
import type { Accepted, Batch } from '../journal/batch.ts';
import { findMerged } from '../journal/queries.ts';
import { type FindClosed, closedAround, closedHours, flagLate, isOfClosedDay } from './closed.ts';
import { type AfterPunches, change, judge, judgeNext, surroundings, write } from './known.ts';
import { findHeld } from './queries.ts';

type Settlement = Accepted<'quarantine.settle'>;
type Kept = NonNullable<Settlement['operation']['body']['punch']>;

/** Makes a punch of what somebody decided to keep. */
export type KeepPunch = (
  batch: Batch,
  item: Settlement,
  punch: Kept,
) => Promise<'not-allowed' | 'not-found' | 'conflict' | null>;

/**
 * A punch that was handed in apart counts from now on, under the id that it was written with (spec DEVICE-22): it stands
 * among the person's others as if it had come late.
 */
export function keepPunch(follow: AfterPunches, findClosed: FindClosed): KeepPunch {
  return async (batch, { operation, position }, kept) => {
    const { trx, organisation, receivedAt } = batch;
    const { establishment, actor, body } = operation;
    const rule = establishment === null ? undefined : batch.establishments.get(establishment);
    const { id, type, at, wall, epoch, seq, auth } = kept;
    // Whoever decides may have had a second record before them that was merged meanwhile (spec PUNCH-12).
    const merged = await findMerged(trx, organisation, [kept.person]);
    const person = merged.get(kept.person) ?? kept.person;
    // Whoever keeps it says whose, what and when it was: nobody says so of their own.
    if (person === actor && !batch.again) return 'not-allowed';
    const known = await surroundings(batch, [], [{ person, at }]);
    if (establishment === null || !rule || !known.roster.has(person)) return 'not-found';
    if ((await findHeld(trx, organisation, [id])).length > 0) return 'conflict';
    const flags: Flag[] = auth === 'none' ? ['from-quarantine', 'no-pin'] : ['from-quarantine'];
    const punch = {
      ...{ id, person, name: null, type, at, wall, receivedAt: kept.receivedAt },
      day: businessDay(at, rule.zone, rule.cutOffHour),
      ...{ device: body.device, epoch, seq, auth, declared: false, cancelledBy: null },
      attached: { by: actor, at: receivedAt },
      flags,
    };
    const held = { punch, establishment, nameText: null };
    const closed = await closedAround(batch, findClosed, [punch]);
    const hours = () =>
      closedHours(known.timelines.of(person), closed, (one) => known.timelines.placeOf(one));
    const before = hours();
    change(known, held, position);
    judge(known, held, position);
    judgeNext(known, punch, position);
    // It is kept whatever was closed since, and pays nothing by itself there (spec PERIOD-5).
    const judged = known.held.get(id)!;
    if (isOfClosedDay(known.timelines, judged, closed) || hours() !== before) {
      change(known, { ...judged, punch: flagLate(judged.punch, closed) }, position);
    }
    await write(known, follow);
    return null;
  };
}
