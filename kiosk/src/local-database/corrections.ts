import type { CorrectionRow } from '@comptoir/shared/timesheets/correction';
import {
  type CorrectionOperation,
  projectCorrectionRow,
} from '@comptoir/shared/timesheets/correction-states';
import { aboutRange } from './about.ts';
import { inOrder } from './roster.ts';
import type { LocalDatabase } from './schema.ts';

/** `confirmed`: as the server said it last; null: it has not heard of it. */
export type AskedCorrection = {
  row: CorrectionRow;
  confirmed: CorrectionRow | null;
  /** Something of it was not sent. */
  pending: boolean;
};

/** Corrections that this tablet proposed, decided or took back, and that the confirmed table does not show so yet. */
export async function correctionsAsked(database: LocalDatabase): Promise<AskedCorrection[]> {
  const [from, to] = aboutRange('corrections');
  const { journal, corrections, attachments } = database;
  const asked = inOrder(await journal.where('[overlay+about]').between(from, to).toArray());
  if (asked.length === 0) return [];
  // Bytes of this tablet's own journal: written from typed drafts, so they are read without a second check.
  const operations = asked.map((row) => JSON.parse(row.bytes) as CorrectionOperation);
  const ids = [...new Set(operations.map(({ body }) => body.correction))];
  const [confirmed, texts] = await Promise.all([
    corrections.bulkGet(ids),
    attachments.bulkGet(asked.flatMap((row) => row.attachments)),
  ]);
  const byHash = new Map(texts.flatMap((one) => (one ? [[one.hash, one.text]] : [])));
  const textOf = (hash: string) => byHash.get(hash) ?? null;
  return ids.flatMap((id, index) => {
    const stands: CorrectionRow | null = confirmed[index] ?? null;
    let row = stands;
    let pending = false;
    for (const [at, operation] of operations.entries()) {
      if (operation.body.correction !== id) continue;
      row = projectCorrectionRow(row, operation, { at: asked[at]!.at, textOf });
      pending ||= asked[at]!.state === 'pending';
    }
    return row === null ? [] : [{ row, confirmed: stands, pending }];
  });
}
