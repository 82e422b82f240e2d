import type { OperationRefusal } from '@comptoir/shared/refusals';
import type { Accepted, Batch } from '../../journal/batch.ts';
import { findRoster } from '../../journal/roster.ts';
import { ownerOf } from '../asking.ts';
import { findContracts } from './queries.ts';

/** What somebody's contract says from a day on; the one of the same day is replaced (spec PLAN-10). */
export async function projectContract(
  batch: Batch,
  { operation, position: at }: Accepted<'contract.set'>,
): Promise<OperationRefusal | null> {
  const { organisation, trx } = batch;
  const { from, weekly, partTime } = operation.body;
  const person = await ownerOf(batch, operation.body.person);
  const entry = (await findRoster(trx, organisation, [person])).get(person);
  if (!entry) return 'not-found';
  const terms = { weekly, part_time: partTime ? 1 : 0 };
  await trx
    .insertInto('contract')
    .values({ organisation, person, from_day: from, ...terms })
    .onConflict((on) => on.columns(['organisation', 'person', 'from_day']).doUpdateSet(terms))
    .execute();
  showContracts(batch, { person, establishments: entry.establishments, at });
  return null;
}

/** Tablets of every store where somebody works reckon notice and limits by it (spec PLAN-38). */
function showContracts(
  { feed }: Batch,
  of: { person: string; establishments: Iterable<string>; at: number },
): void {
  for (const establishment of of.establishments) {
    feed.put({ establishment, room: 'contracts', key: of.person, position: of.at });
  }
}

/** A second record's contracts are the first one's, where that one has none of its own from the same day. */
export async function reattributeContracts(
  batch: Batch,
  from: string,
  into: string,
  position: number,
): Promise<void> {
  const { trx, organisation } = batch;
  const held = (await findContracts(trx, organisation, [from, into])).get(into) ?? [];
  const own = held.map((one) => one.from);
  const theirs = trx.updateTable('contract').set({ person: into });
  await theirs
    .where('organisation', '=', organisation)
    .where('person', '=', from)
    .$if(own.length > 0, (asked) => asked.where('from_day', 'not in', own))
    .execute();
  await trx
    .deleteFrom('contract')
    .where('organisation', '=', organisation)
    .where('person', '=', from)
    .execute();
  const entry = (await findRoster(trx, organisation, [into])).get(into);
  showContracts(batch, { person: into, establishments: entry?.establishments ?? [], at: position });
}
