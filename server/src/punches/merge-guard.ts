import type { Punch } from '@comptoir/shared/punches/punch';
import { isCounted } from '@comptoir/shared/punches/punch';
import type { Batch } from '../journal/batch.ts';
import { type FindClosed, closedAround, hoursEver, isOfClosedDay } from './closed.ts';
import { findPunchesOf } from './queries.ts';
import { Timelines } from './timelines.ts';

/** A second record, the first one, and who asks. */
export type Merge = { person: string; into: string; actor: string | null };

/**
 * Why a second record stays one: hours of closed days would be others afterwards (spec PERIOD-4), or somebody would take
 * hours for their own that they decided about (spec CORR-7); null: it may go.
 */
export function mergeGuard(
  findClosed: FindClosed,
): (batch: Batch, of: Merge) => Promise<'not-allowed' | 'period-locked' | null> {
  return async (batch, { person, into, actor }) => {
    const { trx, organisation } = batch;
    const held = await findPunchesOf(trx, organisation, person);
    const moved = held.map(({ punch }) => ({ ...punch, person: into }));
    if (into === actor && moved.some((punch) => isDecided(punch, actor))) return 'not-allowed';
    const closed = await closedAround(batch, findClosed, moved);
    if (closed.length === 0) return null;
    const moments = held.flatMap(({ punch: { at } }) => [
      { person, at },
      { person: into, at },
    ]);
    const timelines = await Timelines.around(trx, organisation, moments);
    const isWorked = held.some(
      (one) => isCounted(one.punch) && isOfClosedDay(timelines, one, closed),
    );
    if (isWorked) return 'period-locked';
    const own = timelines.of(into);
    const places = new Map(held.map(({ punch, establishment }) => [punch.id, establishment]));
    const placeOf = (id: string) => places.get(id) ?? timelines.placeOf(id);
    const hours = (punches: readonly Punch[]) => hoursEver(punches, closed, placeOf);
    return hours([...own, ...moved]) === hours(own) ? null : 'period-locked';
  };
}

/** Whether somebody let it count, or a correction stands in it: whose hours these are is for somebody else to say. */
function isDecided(punch: Punch, actor: string): boolean {
  const { correction, setAside, accepted, attached } = punch;
  const by = [accepted?.by, attached?.by];
  return correction !== undefined || setAside !== undefined || by.includes(actor);
}
