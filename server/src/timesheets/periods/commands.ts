import { type Accepted, type Batch, type Verdict, refusedBecause } from '../../journal/batch.ts';

type Kinds = 'timesheet.approve' | 'period.lock' | 'period.reopen';

export async function projectPeriods(
  _batch: Batch,
  items: readonly Accepted<Kinds>[],
): Promise<Verdict[]> {
  return items.map(() => refusedBecause('unknown-kind'));
}
