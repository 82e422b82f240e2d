import { type Accepted, type Batch, type Verdict, refusedBecause } from '../../journal/batch.ts';

type Kinds = `statement.${'issue' | 'seen' | 'acknowledge' | 'dispute'}`;

export async function projectStatements(
  _batch: Batch,
  items: readonly Accepted<Kinds>[],
): Promise<Verdict[]> {
  return items.map(() => refusedBecause('unknown-kind'));
}
