import { makeAttachment } from '@comptoir/shared/journal/attachments';
import type { PunchChange } from '@comptoir/shared/timesheets/operations';
import { markSettled, refusedRow } from '../../local-database/clashes.ts';
import { outcomeKey, recentOutcomes } from '../../local-database/shown-corrections.ts';
import { punchTables } from '../../local-database/overlay.ts';
import { readTogether } from '../../local-database/reading.ts';
import { strictTransaction } from '../../local-database/transaction.ts';
import { append, newId, newSalt } from '../../sync/journal.ts';
import type { Tablet } from '../../tablet.ts';

/** Who asks: the person after their PIN, or a manager who opened the settings. */
export type Asker = { actor: string; auth: 'pin' | 'manager' };

/**
 * « Proposer une correction » (O11, spec CORR-22). Throws NotRecorded when nothing is stored.
 *
 * @returns ids of what is asked and of the operation that asks it
 */
export async function proposeCorrection(
  tablet: Tablet,
  asked: { person: string; day: string; change: PunchChange; reason: string },
  asker: Asker,
): Promise<{ correction: string; operation: string }> {
  const correction = newId(tablet);
  const draft = proposal(tablet, correction, asked, asker);
  await append(tablet, [draft]);
  tablet.sync.wrote();
  return { correction, operation: draft.id };
}

/** A manager puts somebody else's day right: asked and decided in one go, both in the journal. */
export async function correctAtOnce(
  tablet: Tablet,
  asked: { person: string; day: string; change: PunchChange; reason: string },
  manager: string,
): Promise<void> {
  const correction = newId(tablet);
  const { person } = asked;
  const asker: Asker = { actor: manager, auth: 'manager' };
  await append(tablet, [
    proposal(tablet, correction, asked, asker),
    decision(
      tablet,
      { correction, person, decision: 'approved', edited: null, reason: '' },
      manager,
    ),
  ]);
  tablet.sync.wrote(2);
}

export type Decision = {
  correction: string;
  person: string;
  decision: 'approved' | 'refused';
  /** What stands instead of what was asked for; null: as asked. */
  edited: PunchChange | null;
  /** '' for none. */
  reason: string;
};

/** Approved, edited or refused by a manager, who is never the person themselves. Throws like `proposeCorrection`. */
export async function decideCorrection(
  tablet: Tablet,
  decided: Decision,
  manager: string,
): Promise<void> {
  await append(tablet, [decision(tablet, decided, manager)]);
  tablet.sync.wrote();
}

/** « Retirer ma demande », before anybody decided. */
export async function withdrawCorrection(
  tablet: Tablet,
  of: { correction: string; person: string },
  { actor, auth }: Asker,
): Promise<void> {
  const envelope = { id: newId(tablet), actor, auth, clock: tablet.clock.reading() };
  const { correction, person } = of;
  await append(tablet, [
    { ...envelope, kind: 'correction.withdraw', body: { correction, person } },
  ]);
  tablet.sync.wrote();
}

/** « Je ne suis pas d'accord »: somebody decides again; until then what was decided stands. */
export async function objectToCorrection(
  tablet: Tablet,
  { correction, person, reason }: { correction: string; person: string; reason: string },
): Promise<void> {
  const text = makeAttachment(newSalt(tablet), reason);
  await append(tablet, [
    {
      ...{ id: newId(tablet), actor: person, auth: 'pin', clock: tablet.clock.reading() },
      kind: 'correction.object',
      body: { correction, person, reasonText: text.hash },
      attachments: [text],
    },
  ]);
  tablet.sync.wrote();
}

/** A manager has looked at a doubtful punch: it counts as it stands. */
export async function acceptPunch(
  tablet: Tablet,
  { punch, person }: { punch: string; person: string | null },
  manager: string,
): Promise<void> {
  await append(tablet, [
    {
      ...{ id: newId(tablet), actor: manager, auth: 'manager', clock: tablet.clock.reading() },
      kind: 'punch.accept',
      body: { punch, person },
    },
  ]);
  tablet.sync.wrote();
}

/** They have seen what became of their corrections: it is news no more on this tablet. */
export async function noteOutcomesSeen(tablet: Tablet, person: string): Promise<void> {
  const { database } = tablet;
  const { settings } = database;
  const decided = await readTogether(database, punchTables(database), () =>
    recentOutcomes(database, person, tablet.clock.corrected()),
  );
  if (decided.length === 0) return;
  await strictTransaction(tablet, [settings], async (_trx) => {
    const own = (await settings.get('settings')) ?? { key: 'settings', language: null };
    const outcomesSeen = { ...own.outcomesSeen, [person]: decided.map(outcomeKey) };
    await settings.put({ ...own, outcomesSeen });
  });
}

/** « Compris »: what the server did not take leaves the screens, and stays in the journal. */
export async function settleNotTaken(tablet: Tablet, key: string): Promise<void> {
  const { database } = tablet;
  await strictTransaction(tablet, [database.journal], async (trx) => {
    const row = await refusedRow(database, key);
    if (row !== undefined) await markSettled(trx, database, [row]);
  });
}

function proposal(
  tablet: Tablet,
  correction: string,
  asked: { person: string; day: string; change: PunchChange; reason: string },
  { actor, auth }: Asker,
) {
  const { person, day, change, reason } = asked;
  const text = makeAttachment(newSalt(tablet), reason);
  return {
    ...{ id: newId(tablet), actor, auth, clock: tablet.clock.reading() },
    kind: 'correction.propose' as const,
    body: { correction, person, day, change, reasonText: text.hash },
    attachments: [text],
  };
}

function decision(tablet: Tablet, decided: Decision, manager: string) {
  const { correction, person, edited, reason } = decided;
  const text = reason === '' ? null : makeAttachment(newSalt(tablet), reason);
  return {
    ...{ id: newId(tablet), actor: manager, auth: 'manager' as const },
    clock: tablet.clock.reading(),
    kind: 'correction.decide' as const,
    body: {
      ...{ correction, person, decision: decided.decision, edited },
      reasonText: text?.hash ?? null,
    },
    attachments: text === null ? [] : [text],
  };
}
