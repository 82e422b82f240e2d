import { type Accepted, type Batch, type Verdict, refusedBecause } from '../../journal/batch.ts';

type Kinds = 'export.define';

export async function projectExports(
  _batch: Batch,
  items: readonly Accepted<Kinds>[],
): Promise<Verdict[]> {
  return items.map(() => refusedBecause('unknown-kind'));
}
