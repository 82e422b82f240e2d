import type { Batch } from '../../journal/batch.ts';
import type { Changed } from '../commands.ts';
import { writeContent } from '../content.ts';
import { type StoredSwap, findSwapsOf, findWaiting, waiting } from './queries.ts';

/** A swap that was asked for, or what became of it. */
export async function writeSwap(batch: Batch, row: StoredSwap, position: number): Promise<void> {
  await batch.trx
    .insertInto('swap')
    .values(row)
    .onConflict((on) =>
      on.columns(['organisation', 'swap']).doUpdateSet((set) => ({
        person: set.ref('excluded.person'),
        colleague: set.ref('excluded.colleague'),
        state: set.ref('excluded.state'),
        gives_content: set.ref('excluded.gives_content'),
        takes_content: set.ref('excluded.takes_content'),
        answered_at: set.ref('excluded.answered_at'),
        decided_by: set.ref('excluded.decided_by'),
        decided_at: set.ref('excluded.decided_at'),
        decision_reason_text: set.ref('excluded.decision_reason_text'),
      })),
    )
    .execute();
  showSwap(batch, row, position);
}

/** Requests about shifts that are no longer what they were when it was asked: nobody can approve them (spec PLAN-44). */
export async function endStaleSwaps(
  batch: Batch,
  changed: readonly Changed[],
  { establishment, position }: { establishment: string; position: number },
): Promise<void> {
  const { organisation, trx } = batch;
  const open = await findWaiting(trx, { organisation, establishment });
  if (open.length === 0) return;
  const now = new Map(changed.map(({ shift, after }) => [shift, writeContent(after)]));
  const isChanged = (shift: string | null, content: string | null) =>
    shift !== null && now.has(shift) && now.get(shift) !== content;
  for (const row of open) {
    if (!isChanged(row.gives, row.gives_content) && !isChanged(row.takes, row.takes_content)) {
      continue;
    }
    await writeSwap(batch, { ...row, state: 'stale' }, position);
  }
}

/** What somebody asked, or was asked, ends when they leave: everywhere, or in one store. */
export async function endSwapsOf(
  batch: Batch,
  { person, establishment, position }: { person: string; establishment?: string; position: number },
): Promise<void> {
  for (const row of await findSwapsOf(batch.trx, batch.organisation, { person })) {
    const isWaiting = (waiting as readonly string[]).includes(row.state);
    const isThere = establishment === undefined || row.establishment === establishment;
    if (isWaiting && isThere) await writeSwap(batch, { ...row, state: 'stale' }, position);
  }
}

/** A second record's swaps are the first one's from now on. */
export async function reattributeSwaps(
  batch: Batch,
  from: string,
  into: string,
  position: number,
): Promise<void> {
  const named = (text: string | null) => text?.replaceAll(from, into) ?? null;
  for (const row of await findSwapsOf(batch.trx, batch.organisation, { person: from })) {
    const moved = {
      ...row,
      person: row.person === from ? into : row.person,
      colleague: row.colleague === from ? into : row.colleague,
      gives_content: named(row.gives_content),
      takes_content: named(row.takes_content),
    };
    const isOneself = moved.person === moved.colleague;
    const isWaiting = (waiting as readonly string[]).includes(row.state);
    // Nobody swaps with themselves.
    const state = isOneself && isWaiting ? ('stale' as const) : row.state;
    await writeSwap(batch, { ...moved, state }, position);
  }
}

/** Reasons of somebody whose personal data goes are gaps from now on, on tablets too (spec EMP-21). */
export async function showErasedSwaps(
  batch: Batch,
  { person, position }: { person: string; position: number },
): Promise<void> {
  for (const row of await findSwapsOf(batch.trx, batch.organisation, { person })) {
    showSwap(batch, row, position);
  }
}

function showSwap(
  { feed }: Batch,
  { establishment, swap: key, asked_at: at }: StoredSwap,
  position: number,
): void {
  feed.put({ establishment, room: 'swaps', key, position, at });
}
