import { isDeviceOperation } from '@comptoir/shared/journal/operation';
import { publicationHash } from '@comptoir/shared/planning/publication';
import { isSameShift } from '@comptoir/shared/planning/shift';
import type { OperationRefusal } from '@comptoir/shared/refusals';
import { addDays } from '@comptoir/shared/time/business-day';
import type { Accepted, Batch } from '../../journal/batch.ts';
import type { IsClosed } from '../../journal/closed-days.ts';
import { dayAt, momentOf, placeOf, whyClosed } from '../asking.ts';
import { findDraft } from '../drafts/queries.ts';
import { findStored } from '../queries.ts';
import { whyNotStand } from '../standing.ts';
import { insertPublication } from './commands.ts';
import { differencesOf } from './difference.ts';
import { publish } from './publish.ts';
import { findPublication, findVersion } from './queries.ts';

/** A shift that is published at once: a manager at the tablet, for today and tomorrow (spec PLAN-14, PLAN-15). */
export async function projectPost(
  batch: Batch,
  item: Accepted<'shift.post'>,
  isClosed: IsClosed,
): Promise<OperationRefusal | null> {
  const { organisation, trx } = batch;
  const { operation, position } = item;
  const { shift, from, to } = operation.body;
  const establishment = placeOf(batch, operation.establishment);
  if (establishment === null) return 'not-found';
  const published = await findStored(trx, organisation, shift);
  const draft = await findDraft(trx, organisation, shift);
  const home = published?.establishment ?? draft?.establishment ?? establishment;
  if (home !== establishment) return 'foreign-establishment';
  if (!isSameShift(from, published?.content ?? null)) return 'conflict';
  if (isSameShift(from, to)) return null;
  const refusal =
    whyNotAtTablet(batch, item, establishment) ??
    (await whyNotStand(batch, establishment, { from, to })) ??
    (await whyClosed(batch, isClosed, { establishment, shifts: [from, to] }));
  if (refusal !== null) return refusal;
  const { id, actor } = operation;
  const act = { operation: id, cause: 'tablet' as const, actor, establishment, position };
  await publish(batch, act, [{ shift, before: from, after: to }]);
  return null;
}

/** A tablet changes what begins today or tomorrow, at the moment when it is asked there. */
function whyNotAtTablet(
  batch: Batch,
  item: Accepted<'shift.post'>,
  establishment: string,
): OperationRefusal | null {
  const { operation } = item;
  if (!isDeviceOperation(operation)) return null;
  const today = dayAt(batch, establishment, momentOf(batch, item));
  const { from, to } = operation.body;
  for (const content of [from, to]) {
    if (content === null) continue;
    const day = dayAt(batch, establishment, content.start);
    if (day < today) return 'not-allowed';
    if (day > addDays(today, 1)) return 'too-early';
  }
  return null;
}

/** Everything that is drafted for some days, whole or not at all (spec PLAN-11 to PLAN-13). */
export async function projectPublication(
  batch: Batch,
  { operation, position }: Accepted<'schedule.publish'>,
  isClosed: IsClosed,
): Promise<OperationRefusal | null> {
  const { organisation, trx, receivedAt } = batch;
  const { id, actor, body } = operation;
  const { publication, from, to, team, changes, hash } = body;
  const establishment = placeOf(batch, operation.establishment);
  const settings = establishment === null ? undefined : batch.establishments.get(establishment);
  if (establishment === null || !settings) return 'not-found';
  if (from > to) return 'malformed';
  if (await findPublication(trx, organisation, publication)) return 'conflict';
  const place = { organisation, establishment };
  const differences = await differencesOf(trx, place, { from, to, team }, settings);
  // Somebody drafted on, or published, since it was looked at.
  if (differences.length !== changes || publicationHash(differences) !== hash) return 'conflict';
  const shifts = differences.flatMap(({ before, after }) => [before, after]);
  const closed = await whyClosed(batch, isClosed, { establishment, shifts });
  if (closed !== null) return closed;
  const act = { operation: id, cause: 'publication' as const, actor, establishment, position };
  await publish(batch, act, differences);
  await insertPublication(batch, {
    ...{ publication, establishment, version: (await findVersion(trx, place)) + 1 },
    ...{ first_day: from, last_day: to, team, changes },
    ...{ published_by: actor, published_at: receivedAt },
  });
  return null;
}
