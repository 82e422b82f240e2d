import { businessDay } from '@comptoir/shared/time/business-day';
import type { OperationRefusal } from '@comptoir/shared/refusals';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../../journal/batch.ts';
import { findMerged } from '../../journal/queries.ts';
import { findRoster } from '../../journal/roster.ts';
import { findStoredLock, isLockedWithin } from './queries.ts';

type Kinds = 'timesheet.approve' | 'period.lock' | 'period.reopen';
type Item<K extends Kinds> = Accepted<K>;

/** Closed days and approved hours (spec PERIOD-1 to PERIOD-8). Each sees what the one before left. */
export async function projectPeriods(
  batch: Batch,
  items: readonly Accepted<Kinds>[],
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const item of items) {
    const refusal = await project(batch, item);
    verdicts.push(refusal === null ? applied(item.flags) : refusedBecause(refusal));
  }
  return verdicts;
}

async function project(batch: Batch, item: Accepted<Kinds>): Promise<OperationRefusal | null> {
  if (is(item, 'period.lock')) return lock(batch, item);
  if (is(item, 'period.reopen')) return reopen(batch, item);
  if (is(item, 'timesheet.approve')) return approve(batch, item);
  throw new Error('No operation of this kind is projected here.');
}

function is<K extends Kinds>(item: Accepted<Kinds>, kind: K): item is Item<K> {
  return item.operation.kind === kind;
}

async function lock(
  { trx, organisation, establishments, receivedAt, feed }: Batch,
  { operation, position }: Item<'period.lock'>,
): Promise<OperationRefusal | null> {
  const { establishment, actor, body } = operation;
  const { lock: id, from, to, rules } = body;
  const settings = establishment === null ? undefined : establishments.get(establishment);
  if (establishment === null || !settings) return 'not-found';
  if (from > to) return 'malformed';
  // A day that goes on still collects its hours.
  if (to >= businessDay(receivedAt, settings.zone, settings.cutOffHour)) return 'too-early';
  if (await findStoredLock(trx, organisation, id)) return 'conflict';
  if (await isLockedWithin(trx, organisation, { establishment, from, to })) return 'conflict';
  // Somebody set the rules anew meanwhile: whoever closes has not seen what these days would pay.
  if (JSON.stringify(rules) !== JSON.stringify(settings.timeRules)) return 'conflict';
  await trx
    .insertInto('period_lock')
    .values({
      ...{ organisation, lock: id, establishment, first_day: from, last_day: to },
      ...{ rules: JSON.stringify(rules), locked_at: receivedAt, locked_by: actor },
      ...{ reopened_at: null, reopened_by: null, reopen_reason_text: null },
    })
    .execute();
  feed.put({ establishment, room: 'periodLocks', key: id, position });
  return null;
}

async function reopen(
  { trx, organisation, receivedAt, feed }: Batch,
  { operation, position }: Item<'period.reopen'>,
): Promise<OperationRefusal | null> {
  const { actor, body } = operation;
  const row = await findStoredLock(trx, organisation, body.lock);
  if (!row) return 'not-found';
  const { establishment, lock: key } = row;
  if (operation.establishment !== establishment) return 'foreign-establishment';
  if (row.reopened_at !== null) return 'conflict';
  await trx
    .updateTable('period_lock')
    .set({ reopened_at: receivedAt, reopened_by: actor, reopen_reason_text: body.reasonText })
    .where('organisation', '=', organisation)
    .where('lock', '=', key)
    .execute();
  feed.remove({ establishment, room: 'periodLocks', key, position });
  return null;
}

async function approve(
  { trx, organisation, receivedAt }: Batch,
  { operation }: Item<'timesheet.approve'>,
): Promise<OperationRefusal | null> {
  const { establishment, actor, body } = operation;
  const { from, to, worked } = body;
  if (establishment === null) return 'not-found';
  if (from > to) return 'malformed';
  const merged = await findMerged(trx, organisation, [body.person]);
  const person = merged.get(body.person) ?? body.person;
  if (person === actor) return 'not-allowed';
  if (!(await findRoster(trx, organisation, [person])).has(person)) return 'not-found';
  await trx
    .insertInto('approval')
    .values({
      ...{ organisation, establishment, person, first_day: from, last_day: to, worked },
      ...{ approved_by: actor, approved_at: receivedAt },
    })
    .onConflict((on) =>
      on
        .columns(['organisation', 'establishment', 'person', 'first_day', 'last_day'])
        .doUpdateSet({ worked, approved_by: actor, approved_at: receivedAt }),
    )
    .execute();
  return null;
}
