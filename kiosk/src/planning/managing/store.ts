import { isSameShift } from '@comptoir/shared/planning/same-shift';
import type { ShiftContent } from '@comptoir/shared/planning/shift';
import type { ShiftRow } from '@comptoir/shared/sync/rows';
import { isPostClash, readPost } from '../../local-database/day-plan.ts';
import { markSettled, refusedRow } from '../../local-database/clashes.ts';
import { contentOf, readPosts } from '../../local-database/shifts.ts';
import { strictTransaction } from '../../local-database/transaction.ts';
import { type Draft, append, newId } from '../../sync/journal.ts';
import type { Tablet } from '../../tablet.ts';
import { textOf, write } from '../acts.ts';

/** What a manager says of a shift. */
export type WantedShift = Omit<ShiftContent, 'noteText'> & { note: string };

/**
 * A shift of today or tomorrow, published at once (spec PLAN-88). Throws NotRecorded, as all below.
 *
 * @param stands what the tablet shows; null: it is new. `wanted` null: it is taken off
 */
export async function postShift(
  tablet: Tablet,
  stands: ShiftRow | null,
  wanted: WantedShift | null,
  manager: string,
): Promise<void> {
  const shift = stands?.id ?? newId(tablet);
  const from = contentOf(stands);
  if (wanted === null) {
    await write(tablet, [post(tablet, { shift, from, to: null }, manager)]);
    return;
  }
  const { note, ...content } = wanted;
  const isKept = note.trim() === (stands?.note ?? '');
  const text = isKept ? null : textOf(tablet, note);
  const to = { ...content, noteText: isKept ? (stands?.noteText ?? null) : (text?.hash ?? null) };
  if (isSameShift(from, to)) return;
  const draft = post(tablet, { shift, from, to }, manager);
  await write(tablet, [{ ...draft, attachments: text === null ? [] : [text] }]);
}

/** The manager has chosen: `mine` is asked for again, of what stands now; either way the clash is settled (spec PLAN-89). */
export async function settlePost(
  tablet: Tablet,
  { key, keep, manager }: { key: string; keep: 'mine' | 'theirs'; manager: string },
): Promise<void> {
  const { database } = tablet;
  const clash = await refusedRow(database, key);
  if (clash === undefined || !isPostClash(clash)) return;
  const { shift, to } = readPost(clash);
  const refused = await database.journal.where('aside').equals('refused').toArray();
  const same = refused.filter((row) => isPostClash(row) && readPost(row).shift === shift);
  const held = (await readPosts(database)).shifts.get(shift);
  const known = held === undefined ? await database.shifts.get(shift) : held?.row;
  const from = contentOf(known ?? null);
  if (keep === 'theirs' || isSameShift(from, to)) {
    await strictTransaction(tablet, [database.journal], async (trx) => {
      await markSettled(trx, database, same);
    });
    return;
  }
  await append(tablet, [post(tablet, { shift, from, to }, manager)], {
    tables: [],
    work: (trx) => markSettled(trx, database, same),
  });
  tablet.sync.wrote();
}

export type PlanDecision = {
  of: { kind: 'absence' | 'swap'; id: string; person: string };
  decision: 'approved' | 'refused';
  /** '' for none. */
  reason: string;
};

/** A manager decides about somebody else's absence or swap. */
export async function decidePlan(
  tablet: Tablet,
  { of, decision, reason }: PlanDecision,
  manager: string,
): Promise<void> {
  const text = textOf(tablet, reason);
  const said = { person: of.person, decision, reasonText: text?.hash ?? null };
  const attachments = text === null ? [] : [text];
  await write(tablet, [
    of.kind === 'absence'
      ? {
          ...byManager(tablet, manager),
          kind: 'absence.decide',
          body: { absence: of.id, ...said },
          attachments,
        }
      : {
          ...byManager(tablet, manager),
          kind: 'swap.decide',
          body: { swap: of.id, ...said },
          attachments,
        },
  ]);
}

function post(
  tablet: Tablet,
  body: { shift: string; from: ShiftContent | null; to: ShiftContent | null },
  manager: string,
): Extract<Draft, { kind: 'shift.post' }> {
  return { ...byManager(tablet, manager), kind: 'shift.post', body };
}

function byManager(tablet: Tablet, manager: string) {
  return {
    ...{ id: newId(tablet), actor: manager, auth: 'manager' as const },
    clock: tablet.clock.reading(),
  };
}
