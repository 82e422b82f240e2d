import { type Accepted, type Batch, type Verdict, refusedBecause } from '../../journal/batch.ts';

type Kinds = 'punch.accept' | `correction.${'propose' | 'decide' | 'withdraw' | 'object'}`;

export async function projectCorrections(
  _batch: Batch,
  items: readonly Accepted<Kinds>[],
): Promise<Verdict[]> {
  return items.map(() => refusedBecause('unknown-kind'));
}
